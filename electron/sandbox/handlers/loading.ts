import { checkLoad } from '../world/load-rules';
import { bringIn, collectionPercent, letGo, percentOf, settle } from '../world/memory';
import type { WorldCollection, WorldPartition } from '../world/model';
import { hasPartitionKey } from '../world/model';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { text, texts } from './handler';

const REFRESH_MS = 3000;

function target(request: Wire, world: World): WorldCollection {
  const collection = world.collection(text(request, 'db_name'), text(request, 'collection_name'));
  settle(collection, world.clock.now());
  return collection;
}

function wishOf(request: Wire) {
  const replicas = typeof request.replica_number === 'number' ? request.replica_number : 0;
  return {
    fields: texts(request, 'load_fields'),
    replicas: Math.max(1, replicas),
    refresh: request.refresh === true,
  };
}

function refresh(collection: WorldCollection, world: World): Wire {
  const now = world.clock.now();
  if (collection.loadedWith === null || collectionPercent(collection, now) !== 100) {
    throw world.numbered(101, 'UnexpectedError', `collection not loaded[collection=${collection.id}]`);
  }
  collection.loadedWith = { ...collection.loadedWith, refreshedAt: now };
  return {};
}

function load(request: Wire, world: World): Wire {
  const collection = target(request, world);
  const wish = wishOf(request);
  if (wish.refresh) return refresh(collection, world);
  checkLoad(world, collection, wish);
  const fields = wish.fields.length === 0 || world.profile.loadFields === 'ignored' ? null : wish.fields;
  const loadedWith = { fields, replicas: wish.replicas, scope: 'collection', refreshedAt: null } as const;
  bringIn(collection, collection.partitions, loadedWith, world.clock.now());
  return {};
}

function namedPartitions(request: Wire, collection: WorldCollection, world: World): WorldPartition[] {
  return texts(request, 'partition_names').map((name) => world.partition(collection, name));
}

function refuseByKey(collection: WorldCollection, world: World, what: string): void {
  if (hasPartitionKey(collection)) throw world.plain(`disable ${what} if partition key mode is used`);
}

function loadPartitions(request: Wire, world: World): Wire {
  const collection = target(request, world);
  refuseByKey(collection, world, 'load partitions');
  if (texts(request, 'partition_names').length === 0) {
    throw world.plain('failed to load partition, due to no partition specified');
  }
  const partitions = namedPartitions(request, collection, world);
  const wish = wishOf(request);
  checkLoad(world, collection, wish);
  const scope = collection.loadedWith?.scope ?? 'partitions';
  if (scope === 'collection' && !world.profile.mixesPartitionsAndCollection) {
    throw world.plain('load the partition after load collection is not supported');
  }
  const fields = wish.fields.length === 0 || world.profile.loadFields === 'ignored' ? null : wish.fields;
  bringIn(
    collection,
    partitions,
    { fields, replicas: wish.replicas, scope, refreshedAt: null },
    world.clock.now(),
  );
  return {};
}

function releasePartitions(request: Wire, world: World): Wire {
  const collection = target(request, world);
  refuseByKey(collection, world, 'release partitions');
  if (texts(request, 'partition_names').length === 0) {
    throw world.numbered(
      1100,
      'IllegalArgument',
      'invalid parameter[expected=any parttiion][actual=empty partition list]',
    );
  }
  const partitions = namedPartitions(request, collection, world);
  if (collection.loadedWith?.scope === 'collection' && !world.profile.mixesPartitionsAndCollection) {
    throw world.plain('releasing some partitions after load collection is not supported');
  }
  letGo(collection, partitions);
  return {};
}

function release(request: Wire, world: World): Wire {
  const collection = target(request, world);
  letGo(collection, collection.partitions);
  return {};
}

/** Success and "does not exist" for anything that cannot be found, a missing database included. */
function loadState(request: Wire, world: World): Wire {
  const found = world.findCollection(text(request, 'db_name'), text(request, 'collection_name'));
  if (found === undefined) return { state: 'LoadStateNotExist' };
  const now = world.clock.now();
  const overall = collectionPercent(found, now);
  const names = texts(request, 'partition_names');
  const percents =
    names.length === 0 ? [overall] : names.map((name) => percentOf(world.partition(found, name), now));
  if (percents.includes(null)) return { state: 'LoadStateNotLoad' };
  const isLoaded = percents.every((percent) => percent !== null && percent >= 100);
  return { state: isLoaded ? 'LoadStateLoaded' : 'LoadStateLoading' };
}

function progress(request: Wire, world: World): Wire {
  const collection = target(request, world);
  const now = world.clock.now();
  const names = texts(request, 'partition_names');
  const missing = names
    .map((name) => world.partition(collection, name))
    .find((partition) => partition.memory === null);
  const percents = names.map((name) => percentOf(world.partition(collection, name), now) ?? 0);
  const overall = collectionPercent(collection, now);
  if (overall === null || missing !== undefined) {
    if (!world.profile.numbered) {
      throw world.plain(`collection ${collection.id} has not been loaded to memory or load failed`);
    }
    const reason =
      missing === undefined
        ? `collection not loaded[collection=${collection.id}]`
        : `partition not loaded[partition=${missing.id}]`;
    throw world.numbered(missing === undefined ? 101 : 201, 'UnexpectedError', reason);
  }
  const { refreshedAt } = collection.loadedWith ?? { refreshedAt: null };
  const refreshed =
    refreshedAt === null ? 100 : Math.min(100, Math.floor(((now - refreshedAt) / REFRESH_MS) * 100));
  const shown =
    percents.length === 0
      ? overall
      : Math.floor(percents.reduce((sum, each) => sum + each, 0) / percents.length);
  return { progress: String(shown), refresh_progress: String(refreshed) };
}

function replicas(request: Wire, world: World): Wire {
  const id = text(request, 'collectionID');
  const collection =
    id !== '' && id !== '0'
      ? [...world.databases.values()]
          .flatMap(({ collections }) => [...collections.values()])
          .find((each) => each.id === id)
      : world.findCollection(text(request, 'db_name'), text(request, 'collection_name'));
  if (collection === undefined) return { replicas: [] };
  settle(collection, world.clock.now());
  if (collection.loadedWith === null) return { replicas: [] };
  const partitions = collection.partitions.filter(({ memory }) => memory !== null);
  return {
    replicas: [
      {
        replicaID: collection.id,
        collectionID: collection.id,
        partition_ids: partitions.map((partition) => partition.id),
        node_ids: ['1'],
        resource_group_name: '__default_resource_group',
      },
    ],
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
