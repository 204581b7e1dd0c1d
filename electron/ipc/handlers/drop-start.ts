import type { BulkItem } from '@shared/domain/bulk';
import { DEFAULT_BULK_CONCURRENCY } from '@shared/domain/bulk';
import type { DropItem } from '@shared/domain/drop';
import type { ChannelOutput } from '@shared/ipc/contract';
import { releasesFirst } from '@shared/policy/drop-plan';
import type { BulkManager } from '../../tasks/bulk';
import type { Task } from '@shared/domain/task';
import type { TaskManager } from '../../tasks/task-types';

function startOne(tasks: TaskManager, item: DropItem, waitMs: number): Task {
  const { target } = item;
  return target.kind === 'partition'
    ? tasks.startDropPartition(target.ref, releasesFirst(item), { waitMs })
    : tasks.startDropCollection(target.ref, { waitMs });
}

function bulkItem({ target, steps, facts }: DropItem): BulkItem {
  const { connectionId, database, collection, collectionId } = target.ref;
  return {
    wish: {
      action: 'drop',
      target: { connectionId, database, collection, collectionId },
      partition:
        target.kind === 'partition' ? { name: target.ref.partition, id: target.ref.partitionId } : null,
    },
    verdict: { kind: 'do', steps, notes: [], shows: true },
    rows: facts?.rowCount ?? null,
    estimate: null,
  };
}

/**
 * Starts drops that were agreed to: one as a task, several as a bulk, whose ledger is on the disk before anything is
 * sent. Throws `taskConflict` if a task works on the only one.
 * @param waitMs so long nothing is sent, and all of it can be taken back
 */
export async function startDrops(
  { tasks, bulks }: { tasks: TaskManager; bulks: BulkManager },
  connectionId: string,
  items: readonly DropItem[],
  waitMs: number,
): Promise<ChannelOutput<'drops.start'>> {
  const [first] = items;
  if (items.length === 1 && first !== undefined) return { task: startOne(tasks, first, waitMs), bulk: null };
  const bulk = await bulks.startDrops({
    ...{ connectionId, waitMs, concurrency: DEFAULT_BULK_CONCURRENCY },
    title: `Drop ${String(items.length)}`,
    items: items.map(bulkItem),
  });
  return { task: null, bulk };
}
