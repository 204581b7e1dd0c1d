import type { CollectionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';

/** The newest load of this very collection from here, or null. */
export function lastLoadOf(tasks: readonly Task[], ref: CollectionRef): Task | null {
  const loads = tasks.filter(
    (task) =>
      task.kind === 'load' &&
      task.connectionId === ref.connectionId &&
      task.database === ref.database &&
      task.collection === ref.collection &&
      task.collectionId === ref.collectionId,
  );
  return loads.reduce<Task | null>(
    (newest, task) => (newest === null || task.startedAt > newest.startedAt ? task : newest),
    null,
  );
}
