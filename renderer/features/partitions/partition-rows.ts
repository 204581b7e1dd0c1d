import type { Partition, PartitionList } from '@shared/domain/collection';
import { isLoadMissed, isLoadOnItsWay, partitionState } from '@shared/policy/collection-state';
import type { LoadTasks, PartitionState } from '@shared/policy/collection-state';

/** One row of the partitions of a collection. */
export interface PartitionRow {
  partition: Partition;
  state: PartitionState;
}

/**
 * The percentages that a load knows and the list does not: one that runs knows them sooner than the next look, and what
 * it put into memory stays there until a release is done that began after the list was read.
 */
function progressOf({ readAt }: PartitionList, { running, taken }: LoadTasks): ReadonlyMap<string, number> {
  const isMissed = isLoadMissed({ running, taken }, readAt);
  const load = isLoadOnItsWay(running) ? running : isMissed ? taken : null;
  const known = load?.progress?.partitions ?? [];
  return new Map(known.flatMap(({ name, percent }) => (percent === null ? [] : [[name, percent]])));
}

/**
 * The partitions that contain the search, with their states, in the server's order.
 * @param tasks those of the collection
 */
export function partitionRows(list: PartitionList, tasks: LoadTasks, search: string): PartitionRow[] {
  const progress = progressOf(list, tasks);
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
