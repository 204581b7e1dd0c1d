import { bringIn, percentOf, settle } from '../world/memory';
import { hasPartitionKey } from '../world/model';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { text, texts } from './handler';

function show(request: Wire, world: World): Wire {
  const collection = world.collection(text(request, 'db_name'), text(request, 'collection_name'));
  const now = world.clock.now();
  settle(collection, now);
  const named = texts(request, 'partition_names');
  const asked =
    named.length === 0 ? collection.partitions : named.map((name) => world.partition(collection, name));
  const inMemory = text(request, 'type') === 'InMemory';
  const { ids, numbered } = world.profile;
  let shown = asked;
  if (inMemory && ids) {
    const missing = named.length > 0 ? asked.find(({ memory }) => memory === null) : undefined;
    if (missing !== undefined || collection.loadedWith === null) {
      const reason = !numbered
        ? `collection ${collection.id} has not been loaded into QueryNode`
        : missing === undefined
          ? `collection not loaded[collection=${collection.id}]`
          : `partition not loaded[partition=${missing.id}]`;
      throw world.numbered(missing === undefined ? 101 : 201, 'UnexpectedError', reason);
    }
    shown = asked.filter(({ memory }) => memory !== null);
  }
  return {
    partition_names: shown.map(({ name }) => name),
    partitionIDs: ids ? shown.map(({ id }) => id) : [],
    created_utc_timestamps: shown.map(({ createdAt }) => String(createdAt)),
    inMemory_percentages: inMemory ? shown.map((partition) => String(percentOf(partition, now) ?? 100)) : [],
  };
}

function create(request: Wire, world: World): Wire {
  const collection = world.collection(text(request, 'db_name'), text(request, 'collection_name'));
  const name = text(request, 'partition_name');
  if (hasPartitionKey(collection)) {
    throw world.plain('disable create partition if partition key mode is used');
  }
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    throw world.plain(
      `Invalid partition name: ${name}. Partition name can only contain numbers, letters and underscores.`,
    );
  }
  // Creating what is there already is a success.
  if (collection.partitions.some((partition) => partition.name === name)) return {};
  const now = world.clock.now();
  const partition = { name, id: world.nextId(), createdAt: now, rows: 0, memory: null };
  collection.partitions.push(partition);
  settle(collection, now);
  const { loadedWith } = collection;
  if (loadedWith?.scope === 'collection') bringIn(collection, [partition], loadedWith, now);
  return {};
}

function drop(request: Wire, world: World): Wire {
  const collection = world.collection(text(request, 'db_name'), text(request, 'collection_name'));
  const name = text(request, 'partition_name');
  if (hasPartitionKey(collection)) {
    throw world.plain('disable drop partition if partition key mode is used');
  }
  const partition = collection.partitions.find((each) => each.name === name);
  // Dropping what is not there is a success.
  if (partition === undefined) return {};
  settle(collection, world.clock.now());
  if (partition.memory !== null && !world.profile.dropsLoadedPartition) {
    throw world.plain('partition cannot be dropped, partition is loaded, please release it first');
  }
  if (name === '_default') throw world.plain('default partition cannot be deleted');
  collection.partitions = collection.partitions.filter((each) => each !== partition);
  return {};
}

/** Partitions, but for their loads. */
export const partitionHandlers: Record<string, Handler> = {
  ShowPartitions: show,
  CreatePartition: create,
  DropPartition: drop,
  HasPartition: (request, world) => {
    const collection = world.collection(text(request, 'db_name'), text(request, 'collection_name'));
    return { value: collection.partitions.some(({ name }) => name === text(request, 'partition_name')) };
  },
};
