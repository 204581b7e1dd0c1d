import { Refusal } from '../refusal';
import { percentOf, settle } from '../world/memory';
import type { WorldCollection, WorldPartition } from '../world/model';
import { isVector, rowsOf } from '../world/model';
import { memoryOf } from '../world/size';
import { homeOf } from '../world/world';
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

function namedPartition(request: Wire, collection: WorldCollection, world: World): WorldPartition {
  const name = text(request, 'partition_name');
  return world.partition(collection, name === '' ? (collection.partitions[0]?.name ?? '_default') : name);
}

/** Rows that a filter on keys names; a filter that is none of those names all. */
function rowsNamed(expression: string, most: number): number {
  const list = /\bin\s*\[([^\]]*)\]/.exec(expression)?.[1];
  return list === undefined ? most : Math.min(most, list.split(',').length);
}

function remove(request: Wire, world: World): Wire {
  const collection = targetOf(request, world);
  const expression = text(request, 'expr');
  if (expression === '') throw new Refusal('expressionEmpty', {});
  const named = text(request, 'partition_name') !== '';
  const partitions = named ? [namedPartition(request, collection, world)] : collection.partitions;
  let left = rowsNamed(expression, rowsOf(collection));
  const count = left;
  for (const partition of partitions) {
    const gone = Math.min(left, partition.rows);
    partition.rows -= gone;
    left -= gone;
  }
  return { delete_cnt: String(count), timestamp: hybridTime(world.clock.now()) };
}

/** Which of the rows are there already is not known: as many as there are rows count as such. */
function upsert(request: Wire, world: World): Wire {
  const collection = targetOf(request, world);
  const partition = namedPartition(request, collection, world);
  const rows = number(request, 'num_rows');
  const IDs = keysOf(request, collection, rows, world);
  partition.rows = Math.max(partition.rows, rows);
  return { IDs, upsert_cnt: String(rows), timestamp: hybridTime(world.clock.now()) };
}

function insert(request: Wire, world: World): Wire {
  const collection = targetOf(request, world);
  const partition = namedPartition(request, collection, world);
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
    db_name: homeOf(home),
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
  const { loadedWith } = collection;
  const places = loadedWith === null ? [] : world.nodes.placesOf(loadedWith);
  const nodeIds = places.flatMap((node) => node?.id ?? []);
  return {
    infos: withRows(collection)
      .filter((partition) => percentOf(partition, now) === 100)
      .map((partition) => ({
        ...segmentOf(collection, partition),
        mem_size: String(world.profile.tellsSegmentBytes ? memoryOf(collection, partition) : 0),
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
  Upsert: upsert,
  Delete: remove,
  FlushAll: (_request, { clock }) => ({ flush_all_ts: hybridTime(clock.now()) }),
  GetFlushAllState: () => ({ flushed: true }),
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
