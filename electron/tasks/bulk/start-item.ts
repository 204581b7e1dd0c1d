import type { BulkItem } from '@shared/domain/bulk';
import type { Task } from '@shared/domain/task';
import { releasesFirst } from '@shared/policy/drop-plan';
import type { TaskOrigin } from '../run-record';
import type { TaskManager } from '../task-types';

/** Starts the task of an item; throws what keeps it from being sent. Drops have waited as a whole before. */
export function startItem(tasks: TaskManager, { wish, verdict }: BulkItem, origin: TaskOrigin): Task {
  if (wish.action === 'load') return tasks.startLoad(wish.target, wish.options, origin);
  if (wish.action === 'release') return tasks.startRelease(wish.target, wish.partitions, origin);
  const { target, partition, aliases = [], shownAliases, copyLacks = [] } = wish;
  const steps = verdict.kind === 'do' ? verdict.steps : [];
  const how = { ...origin, copyLacks, keepsCopy: steps.includes('keep') };
  if (partition === null) {
    const shown = shownAliases === undefined ? {} : { shownAliases };
    return tasks.startDropCollection(target, { ...how, aliases, ...shown });
  }
  const releaseFirst = releasesFirst({ steps });
  const named = { ...target, partition: partition.name, partitionId: partition.id };
  return tasks.startDropPartition(named, releaseFirst, how);
}
