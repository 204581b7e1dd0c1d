import { Refusal } from '../refusal';
import type { LoadWish } from '../world/load-rules';
import { checkLoad, fieldsOf, refuseKeyed } from '../world/load-rules';
import { bringIn, collectionPercent, letGo, loadedFieldsOf, percentOf, settle } from '../world/memory';
import type { Arrival } from '../world/memory';
import type { LoadedWith, WorldCollection, WorldPartition } from '../world/model';
import type { World } from '../world/world';
import { LOAD_TIMEOUT_MS } from '../world/world';
import type { Handler, Wire } from './handler';
import { number, targetOf, text, texts } from './handler';

const REFRESH_MS = 3000;

function target(request: Wire, world: World): WorldCollection {
  const collection = targetOf(request, world);
  settle(collection, world.clock.now());
  return collection;
}

function namedPartitions(request: Wire, collection: WorldCollection, world: World): WorldPartition[] {
  return texts(request, 'partition_names').map((name) => world.partition(collection, name));
}

function wishOf(request: Wire, partitions: readonly WorldPartition[] | null): LoadWish {
  return {
    fields: texts(request, 'load_fields'),
    skipDynamicField: request.skip_load_dynamic_field === true,
    replicas: Math.max(1, number(request, 'replica_number')),
    groups: texts(request, 'resource_groups'),
    partitions,
  };
}

function refresh(
  collection: WorldCollection,
  partitions: readonly WorldPartition[] | null,
  world: World,
): Wire {
  const now = world.clock.now();
  const { loadedWith } = collection;
  const percents =
    partitions === null
      ? [collectionPercent(collection, now)]
      : partitions.map((partition) => percentOf(partition, now));
  if (loadedWith === null || percents.some((percent) => percent !== 100)) {
    throw new Refusal('notRefreshable', { collectionId: collection.id });
  }
  collection.loadedWith = { ...loadedWith, refreshedAt: now };
  return {};
}

/** The first of so many ids that are nobody else's. */
function idsFor(replicas: number, world: World): string {
  const [first = ''] = Array.from({ length: replicas + 1 }, () => world.nextId());
  return first;
}

/** Starts a load that was found in order. Other fields than those in memory bring everything in anew (2.6.5). */
function start(world: World, collection: WorldCollection, wish: LoadWish): Wire {
  const now = world.clock.now();
  const fields = fieldsOf(world, collection, wish);
  let partitions = wish.partitions ?? collection.partitions;
  const before = collection.loadedWith;
  const isOther =
    before !== null && fields !== null && loadedFieldsOf(collection).join('\n') !== fields.join('\n');
  if (isOther && world.profile.otherFields === 'noEffect') return {};
  if (isOther) {
    const inMemory = collection.partitions.filter(({ memory }) => memory !== null);
    for (const partition of inMemory) partition.memory = null;
    partitions = [...new Set([...inMemory, ...partitions])];
  }
  const scope = wish.partitions === null ? 'collection' : (before?.scope ?? 'partitions');
  const loadedWith: LoadedWith = {
    ...{ fields, replicas: wish.replicas, groups: wish.groups, scope, refreshedAt: null },
    replicasFrom: before === null ? idsFor(wish.replicas, world) : (before.replicasFrom ?? collection.id),
  };
  const atOnce = world.profile.loadsAtOnce;
  bringIn(collection, partitions, loadedWith, now, {
    atOnce,
    trouble: atOnce ? null : troubleOf(world, collection, partitions, loadedWith),
  });
  return {};
}

/** Why a load will not arrive; null if it will. */
function troubleOf(
  world: World,
  collection: WorldCollection,
  partitions: readonly WorldPartition[],
  load: LoadedWith,
): Arrival['trouble'] {
  const trouble = collection.trouble ?? world.loadTrouble;
  if (trouble !== null) return { ...trouble, lackOfMemory: null };
  const coming = partitions.filter(({ memory }) => memory === null);
  const lack = world.nodes.lackFor(collection, coming, load, world.collections(), world.clock.now());
  return lack === null ? null : { percent: lack.percent, forMs: LOAD_TIMEOUT_MS, lackOfMemory: lack.lack };
}

function load(request: Wire, world: World): Wire {
  const collection = target(request, world);
  if (request.refresh === true && !world.profile.loadsAtOnce) return refresh(collection, null, world);
  const wish = wishOf(request, null);
  checkLoad(world, collection, wish);
  return start(world, collection, wish);
}

function loadPartitions(request: Wire, world: World): Wire {
  const collection = target(request, world);
  refuseKeyed(collection, 'load partitions');
  const partitions = namedPartitions(request, collection, world);
  if (partitions.length === 0) throw new Refusal('noPartitionToLoad', {});
  if (request.refresh === true) return refresh(collection, partitions, world);
  const wish = wishOf(request, partitions);
  checkLoad(world, collection, wish);
  return start(world, collection, wish);
}

function releasePartitions(request: Wire, world: World): Wire {
  const collection = target(request, world);
  refuseKeyed(collection, 'release partitions');
  const partitions = namedPartitions(request, collection, world);
  if (partitions.length === 0) throw new Refusal('noPartitionToRelease', {});
  if (collection.loadedWith?.scope === 'collection' && !world.profile.mixesPartitionsAndCollection) {
    throw new Refusal('releasesMixed', {});
  }
  letGo(collection, partitions);
  return {};
}

function release(request: Wire, world: World): Wire {
  const collection = target(request, world);
  const stays = world.profile.loadedUntilIndexed && collection.indexes.length === 0;
  if (!stays) letGo(collection, collection.partitions);
  return {};
}

/** Partitions that a question about loads names; those that do not exist as the version takes them. */
function askedAbout(request: Wire, collection: WorldCollection, world: World): (WorldPartition | null)[] {
  const names = texts(request, 'partition_names');
  switch (world.profile.stateOfMissingPartition) {
    case 'ofCollection':
      return [];
    case 'notLoaded':
      return names.map((name) => collection.partitions.find((each) => each.name === name) ?? null);
    case 'refused':
      return namedPartitions(request, collection, world);
  }
}

/** Success and "does not exist" for a collection that cannot be found, in a missing database too. */
function loadState(request: Wire, world: World): Wire {
  const found = world.findCollection(text(request, 'db_name'), text(request, 'collection_name'));
  if (found === undefined) return { state: 'LoadStateNotExist' };
  const now = world.clock.now();
  const overall = collectionPercent(found, now);
  const asked = askedAbout(request, found, world);
  const percents =
    asked.length === 0
      ? [overall]
      : asked.map((partition) => (partition === null ? null : percentOf(partition, now)));
  if (percents.includes(null)) return { state: 'LoadStateNotLoad' };
  const isLoaded = percents.every((percent) => percent !== null && percent >= 100);
  return { state: isLoaded ? 'LoadStateLoaded' : 'LoadStateLoading' };
}

function refreshPercent({ loadedWith }: WorldCollection, world: World): number {
  if (!world.profile.refreshProgress) return 0;
  const refreshedAt = loadedWith?.refreshedAt ?? null;
  if (refreshedAt === null) return 100;
  return Math.min(100, Math.floor(((world.clock.now() - refreshedAt) / REFRESH_MS) * 100));
}

function progress(request: Wire, world: World): Wire {
  const collection = target(request, world);
  const now = world.clock.now();
  const overall = collectionPercent(collection, now);
  if (world.profile.percentagesAlways) return { progress: String(overall ?? 0), refresh_progress: '0' };
  const partitions = namedPartitions(request, collection, world);
  if (overall === null && collection.failedLoad !== null) {
    throw new Refusal('loadFailed', { collectionId: collection.id, ...collection.failedLoad });
  }
  if (partitions.length === 0 && overall === null) {
    throw new Refusal('collectionNotLoaded', { collection: collection.name, collectionId: collection.id });
  }
  const percents = partitions.map((partition) => {
    const percent = percentOf(partition, now);
    if (percent !== null) return percent;
    throw new Refusal('partitionNotLoaded', { collectionId: collection.id, partitionId: partition.id });
  });
  const shown =
    percents.length === 0
      ? (overall ?? 0)
      : Math.floor(percents.reduce((sum, each) => sum + each, 0) / percents.length);
  return { progress: String(shown), refresh_progress: String(refreshPercent(collection, world)) };
}

function replica(collection: WorldCollection, at: number, node: string, group: string): Wire {
  return {
    // Ids of the world are even, so this is nobody else's.
    replicaID: String(BigInt(collection.loadedWith?.replicasFrom ?? collection.id) + 1n + 2n * BigInt(at)),
    collectionID: collection.id,
    partition_ids: [],
    node_ids: [node],
    resource_group_name: group,
    shard_replicas: Array.from({ length: collection.shards }, (_, shard) => ({
      leaderID: node,
      leader_addr: '127.0.0.1:21123',
      dm_channel_name: `by-dev-rootcoord-dml_${String(shard)}_${collection.id}v${String(shard)}`,
      node_ids: [node],
    })),
  };
}

function replicas(request: Wire, world: World): Wire {
  const id = text(request, 'collectionID');
  const collection = ['', '0'].includes(id) ? targetOf(request, world) : world.collectionById(id)?.collection;
  if (collection !== undefined) settle(collection, world.clock.now());
  const loadedWith = collection?.loadedWith ?? null;
  if (collection === undefined || loadedWith === null) {
    if (world.profile.emptyReplicas) return { replicas: [] };
    throw new Refusal('replicaNotFound', { collectionId: collection?.id ?? id });
  }
  const places = world.nodes.placesOf(loadedWith);
  const groups = world.nodes.groupsOf(loadedWith);
  return {
    replicas: groups.map((group, at) => replica(collection, at, places[at]?.id ?? '1', group)),
  };
}

/** Loads, releases, and how far they are. */
export const loadingHandlers: Record<string, Handler> = {
  LoadCollection: load,
  ReleaseCollection: release,
  LoadPartitions: loadPartitions,
  ReleasePartitions: releasePartitions,
  GetLoadState: loadState,
  GetLoadingProgress: progress,
  GetReplicas: replicas,
};
