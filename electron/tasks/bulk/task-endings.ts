import type { Task } from '@shared/domain/task';
import type { TaskManager } from '../task-types';

/** Answers a function that tells of a task on its way and resolves with it at its end. */
export function createTaskEndings(
  tasks: TaskManager,
): (task: Task, changed: (task: Task) => void) => Promise<Task> {
  const waiting = new Map<string, { changed: (task: Task) => void; ended: (task: Task) => void }>();
  tasks.onChange((task) => {
    const own = waiting.get(task.id);
    if (own === undefined) return;
    own.changed(task);
    if (task.status === 'running') return;
    waiting.delete(task.id);
    own.ended(task);
  });
  return (task, changed) =>
    new Promise((ended) => {
      waiting.set(task.id, { changed, ended });
    });
}
