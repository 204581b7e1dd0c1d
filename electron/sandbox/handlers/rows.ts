import { percentOf, settle } from '../world/memory';
import type { WorldCollection, WorldPartition } from '../world/model';
import { isVector } from '../world/model';
import { memoryOf } from '../world/size';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { hybridTime, number, targetOf, text, texts } from './handler';

function count(partitions: readonly WorldPartition[]): Wire {
  const rows = partitions.reduce((sum, partition) => sum + partition.rows, 0);
  return { stats: [{ key: 'row_count', value: String(rows) }] };
}

interface KeyColumn {
  field_name?: string;
  scalars?: { long_data?: { data: string[] }; string_data?: { data: string[] } };
}

/** The keys of rows that come, as they are given back; made up where the server gives them. */
function keysOf(request: Wire, collection: WorldCollection, rows: number, world: World): Wire {
  const key = collection.fields.find(({ isPrimaryKey }) => isPrimaryKey);
  const columns = (request.fields_data ?? []) as KeyColumn[];
  const column = columns.find(({ field_name }) => field_name === key?.name)?.scalars;
  if (column?.string_data !== undefined) return { str_id: { data: column.string_data.data } };
  const made = () => Array.from({ length: rows }, () => world.nextId());
  return { int_id: { data: column?.long_data?.data ?? made() } };
}

function insert(request: Wire, world: World): Wire {
  const collection = targetOf(request, world);
  const name = text(request, 'partition_name');
  const partition = world.partition(
    collection,
    name === '' ? (collection.partitions[0]?.name ?? '_default') : name,
  );
  const rows = number(request, 'num_rows');
  partition.rows += rows;
  return {
    IDs: keysOf(request, collection, rows, world),
    insert_cnt: String(rows),
    succ_index: Array.from({ length: rows }, (_, at) => at),
    timestamp: hybridTime(world.clock.now()),
  };
}

/** Every partition with rows is taken to be one segment; its id is nobody else's, as ids of the world are even. */
function segmentOf(collection: WorldCollection, partition: WorldPartition): Wire {
  return {
    segmentID: String(BigInt(partition.id) + 1n),
    collectionID: collection.id,
    partitionID: partition.id,
    num_rows: String(partition.rows),
  };
}

function withRows({ partitions }: WorldCollection): WorldPartition[] {
  return partitions.filter(({ rows }) => rows > 0);
}

function flush(request: Wire, world: World): Wire {
  const home = text(request, 'db_name');
  const names = texts(request, 'collection_names');
  if (world.profile.toleratesMissing.includes('Flush')) return {};
  const collections = names.map((name) => world.collection(home, name));
  const at = world.clock.now();
  const byName = <T>(value: (collection: WorldCollection) => T) =>
    Object.fromEntries(collections.map((collection) => [collection.name, value(collection)]));
  return {
    db_name: home === '' ? 'default' : home,
    coll_segIDs: byName(() => ({ data: [] })),
    flush_coll_segIDs: byName((collection) => ({
      data: withRows(collection).map((partition) => segmentOf(collection, partition).segmentID),
    })),
    coll_seal_times: byName(() => String(Math.floor(at / 1000))),
    coll_flush_ts: byName(() => hybridTime(at)),
  };
}

function segmentTarget(request: Wire, world: World): WorldCollection {
  const collection = world.collection(text(request, 'dbName'), text(request, 'collectionName'));
  settle(collection, world.clock.now());
  return collection;
}

function loadedSegments(request: Wire, world: World): Wire {
  const collection = segmentTarget(request, world);
  const now = world.clock.now();
  const vector = collection.fields.find(isVector);
  const index = collection.indexes.find(({ field }) => field === vector?.name);
  const replicas = collection.loadedWith?.replicas ?? 0;
  const nodeIds = world.queryNodes.slice(0, replicas).map(({ id }) => id);
  return {
    infos: withRows(collection)
      .filter((partition) => percentOf(partition, now) === 100)
      .map((partition) => ({
        ...segmentOf(collection, partition),
        mem_size: String(memoryOf(collection, partition)),
        index_name: index?.name ?? '',
        indexID: index?.id ?? '0',
        nodeIds,
        state: 'Sealed',
      })),
  };
}

/** Rows, which are only counted. */
export const rowHandlers: Record<string, Handler> = {
  GetCollectionStatistics: (request, world) => count(targetOf(request, world).partitions),
  GetPartitionStatistics: (request, world) =>
    count([world.partition(targetOf(request, world), text(request, 'partition_name'))]),
  Insert: insert,
  Flush: flush,
  GetFlushState: () => ({ flushed: true }),
  GetPersistentSegmentInfo: (request, world) => {
    const collection = segmentTarget(request, world);
    return {
      infos: withRows(collection).map((partition) => ({
        ...segmentOf(collection, partition),
        state: 'Flushed',
      })),
    };
  },
  GetQuerySegmentInfo: loadedSegments,
};
