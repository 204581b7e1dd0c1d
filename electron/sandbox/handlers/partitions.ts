import { Refusal } from '../refusal';
import { refuseKeyed } from '../world/load-rules';
import { bringIn, percentOf, settle } from '../world/memory';
import type { WorldCollection, WorldPartition } from '../world/model';
import { nameFault } from '../world/names';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { hybridTime, targetOf, text, texts } from './handler';

/** Names are read for questions about memory only (seen on 2.3.5); milvus-lite leaves out what it does not know. */
function asked(request: Wire, collection: WorldCollection, world: World): WorldPartition[] {
  const names = texts(request, 'partition_names');
  if (names.length === 0) return collection.partitions;
  if (world.profile.percentagesAlways)
    return collection.partitions.filter(({ name }) => names.includes(name));
  if (text(request, 'type') !== 'InMemory') return collection.partitions;
  return names.map((name) => world.partition(collection, name));
}

/** Partitions that are in memory or on the way there; refused where a named one, or all, are not. */
function inMemory(request: Wire, collection: WorldCollection, world: World): WorldPartition[] {
  const partitions = asked(request, collection, world);
  const isNamed = texts(request, 'partition_names').length > 0;
  const missing = isNamed ? partitions.find(({ memory }) => memory === null) : undefined;
  if (missing !== undefined) {
    throw new Refusal('partitionNotLoaded', { collectionId: collection.id, partitionId: missing.id });
  }
  if (collection.loadedWith === null && !world.profile.emptyInMemory) {
    throw new Refusal('collectionNotLoaded', { collection: collection.name, collectionId: collection.id });
  }
  return partitions.filter(({ memory }) => memory !== null);
}

function show(request: Wire, world: World): Wire {
  const collection = targetOf(request, world);
  const now = world.clock.now();
  settle(collection, now);
  const { ids, percentagesAlways } = world.profile;
  const asksForMemory = text(request, 'type') === 'InMemory';
  const shown =
    asksForMemory && !percentagesAlways
      ? inMemory(request, collection, world)
      : asked(request, collection, world);
  const percents = shown.map((partition) => String(percentOf(partition, now) ?? 0));
  return {
    partition_names: shown.map(({ name }) => name),
    partitionIDs: ids ? shown.map(({ id }) => id) : [],
    created_timestamps: ids ? shown.map(({ createdAt }) => hybridTime(createdAt)) : [],
    created_utc_timestamps: ids ? shown.map(({ createdAt }) => String(createdAt)) : [],
    inMemory_percentages: asksForMemory || percentagesAlways ? percents : [],
  };
}

function checkName(name: string, world: World): void {
  // Unlike others it may begin with a digit (proxy/util.go validatePartitionTag; seen on 2.3.5 and 2.2.16).
  const fault = world.profile.checksNames ? nameFault(name.replace(/^\d/, '_')) : null;
  if (fault !== null) throw new Refusal('partitionName', { name, fault });
}

function create(request: Wire, world: World): Wire {
  const collection = targetOf(request, world);
  const name = text(request, 'partition_name');
  checkName(name, world);
  refuseKeyed(collection, 'create partition');
  if (collection.partitions.some((partition) => partition.name === name)) {
    if (world.profile.createsAgain) return {};
    throw new Refusal('partitionExists', { partition: name });
  }
  const now = world.clock.now();
  settle(collection, now);
  const partition = { name, id: world.nextId(), createdAt: now, rows: 0, memory: null };
  collection.partitions.push(partition);
  const { loadedWith } = collection;
  // There are no rows to bring in: it is in memory at once (seen on 2.2.16 and 2.3.5).
  const isLoaded = loadedWith?.scope === 'collection' || world.profile.loadsNewPartitions;
  if (loadedWith !== null && isLoaded) bringIn(collection, [partition], loadedWith, now, { atOnce: true });
  return {};
}

function drop(request: Wire, world: World): Wire {
  const collection = targetOf(request, world);
  const name = text(request, 'partition_name');
  checkName(name, world);
  refuseKeyed(collection, 'drop partition');
  const partition = collection.partitions.find((each) => each.name === name);
  if (partition === undefined) {
    if (world.profile.dropsMissing) return {};
    throw new Refusal('partitionNotFound', { partition: name });
  }
  settle(collection, world.clock.now());
  if (partition.memory !== null && !world.profile.dropsLoadedPartition) {
    throw new Refusal('partitionLoaded', {});
  }
  if (name === '_default') throw new Refusal('partitionIsDefault', {});
  collection.partitions = collection.partitions.filter((each) => each !== partition);
  return {};
}

/** Partitions, but for their loads. */
export const partitionHandlers: Record<string, Handler> = {
  ShowPartitions: show,
  CreatePartition: create,
  DropPartition: drop,
  HasPartition: (request, world) => {
    const collection = targetOf(request, world);
    checkName(text(request, 'partition_name'), world);
    return { value: collection.partitions.some(({ name }) => name === text(request, 'partition_name')) };
  },
};
