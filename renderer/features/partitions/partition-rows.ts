import type { Partition, PartitionList } from '@shared/domain/collection';
import type { Task } from '@shared/domain/task';
import { isLoadOnItsWay, partitionState } from '@shared/policy/collection-state';
import type { PartitionState } from '@shared/policy/collection-state';

/** One row of the partitions of a collection. */
export interface PartitionRow {
  partition: Partition;
  state: PartitionState;
}

/** The percentages that a running load knows sooner than the next look at the list. */
function progressOf(running: Task | null): ReadonlyMap<string, number> {
  const known = isLoadOnItsWay(running) ? (running?.progress?.partitions ?? []) : [];
  return new Map(known.flatMap(({ name, percent }) => (percent === null ? [] : [[name, percent]])));
}

/**
 * The partitions that contain the search, with their states, in the server's order.
 * @param running the task that works on the collection now
 */
export function partitionRows(list: PartitionList, running: Task | null, search: string): PartitionRow[] {
  const progress = progressOf(running);
  const wanted = search.toLowerCase();
  return list.partitions
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map((partition) => {
      const own = progress.get(partition.name);
      // What the list calls loaded stays so; what a load works on moves with its progress.
      const percent =
        partition.percent !== null && partition.percent >= 100
          ? partition.percent
          : (own ?? partition.percent);
      return { partition, state: partitionState(percent, list.memoryError) };
    });
}

/** Whether every partition is in memory; null if unknown. */
export function allInMemory(list: PartitionList): boolean | null {
  return list.memoryError === null ? list.partitions.every(({ percent }) => percent !== null) : null;
}
