import type { Task } from '@shared/domain/task';
import { isAtLoad, isTaken } from '@shared/policy/collection-state';
import type { RowTasks } from './row';

/** Kinds that leave what is in memory, and what is known of it, as it is. */
const besideMemory: ReadonlySet<Task['kind']> = new Set([
  ...(['dropPartition', 'dropCollection', 'renameCollection'] as const),
  ...(['createAlias', 'alterAlias', 'dropAlias'] as const),
]);

const NO_TASKS: RowTasks = { lastLoad: null, taken: null, running: null, endedAt: null };

/**
 * The tasks of one database, by collection name, newest first.
 * @param tasks all tasks, in any order
 */
export function tasksByCollection(
  tasks: readonly Task[],
  connectionId: string,
  database: string,
): Map<string, Task[]> {
  const found = new Map<string, Task[]>();
  for (const task of tasks) {
    if (task.connectionId !== connectionId || task.database !== database) continue;
    const same = found.get(task.collection);
    if (same === undefined) found.set(task.collection, [task]);
    else same.push(task);
  }
  for (const same of found.values()) same.sort((a, b) => b.startedAt - a.startedAt);
  return found;
}

/** See {@link RowTasks.taken}. A release that is under way, or of which nobody knows, has not taken it back yet. */
function takenLoad(newestFirst: readonly Task[]): Task | null {
  for (const task of newestFirst) {
    if (isAtLoad(task)) return isTaken(task) && task.status !== 'failed' ? task : null;
    if (task.kind === 'release' && task.status === 'done') return null;
  }
  return null;
}

/** What the tasks of a name (newest first) mean for the collection that has this id now. */
export function rowTasks(tasks: readonly Task[] | undefined, id: string | null): RowTasks {
  const own = tasks?.filter((task) => task.collectionId === id) ?? [];
  if (own.length === 0) return NO_TASKS;
  const relevant = own.filter(({ kind }) => !besideMemory.has(kind));
  const [newest] = relevant;
  const isLoad = newest !== undefined && (newest.kind === 'refreshLoad' || isAtLoad(newest));
  const ends = own.map((task) => task.endedAt ?? 0);
  return {
    lastLoad: isLoad ? newest : null,
    taken: takenLoad(relevant),
    running: own.find((task) => task.status === 'running') ?? null,
    endedAt: Math.max(...ends) || null,
  };
}
