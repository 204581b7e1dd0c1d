import type { WorldPartition } from '../world/model';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { text } from './handler';

function count(partitions: readonly WorldPartition[]): Wire {
  const rows = partitions.reduce((sum, partition) => sum + partition.rows, 0);
  return { stats: [{ key: 'row_count', value: String(rows) }] };
}

function insert(request: Wire, world: World): Wire {
  const collection = world.collection(text(request, 'db_name'), text(request, 'collection_name'));
  const name = text(request, 'partition_name');
  const partition = world.partition(collection, name === '' ? '_default' : name);
  const rows = typeof request.num_rows === 'number' ? request.num_rows : 0;
  partition.rows += rows;
  return {
    insert_cnt: String(rows),
    succ_index: Array.from({ length: rows }, (_, at) => at),
    acknowledged: true,
  };
}

/** Rows, which are only counted. */
export const rowHandlers: Record<string, Handler> = {
  GetCollectionStatistics: (request, world) =>
    count(world.collection(text(request, 'db_name'), text(request, 'collection_name')).partitions),
  GetPartitionStatistics: (request, world) => {
    const collection = world.collection(text(request, 'db_name'), text(request, 'collection_name'));
    return count([world.partition(collection, text(request, 'partition_name'))]);
  },
  Insert: insert,
  Flush: (request) => ({ db_name: text(request, 'db_name'), coll_segIDs: {}, flush_coll_segIDs: {} }),
  GetFlushState: () => ({ flushed: true }),
};
