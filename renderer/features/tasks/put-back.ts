import { invoke, onEvent } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import type { Task } from '@shared/domain/task';

/** Starts a task and resolves with its end. */
async function untilEnded(start: () => Promise<Task>): Promise<Task> {
  const ends = new Map<string, Task>();
  let look = (): void => undefined;
  const stop = onEvent('tasks.changed', ({ task }) => {
    if (task.status === 'running') return;
    ends.set(task.id, task);
    look();
  });
  try {
    const { id } = await start();
    return await new Promise<Task>((resolve) => {
      look = () => {
        const end = ends.get(id);
        if (end !== undefined) resolve(end);
      };
      look();
    });
  } finally {
    stop();
  }
}

/**
 * Creates aliases again that a task has removed: one after the other, because no two tasks work on one collection, each
 * a task of its own that looks first whether the name is free. What is refused for its name leaves the others to come;
 * after any other failure the rest is left as it is.
 */
export async function putAliasesBack(task: Task, aliases: readonly string[]): Promise<void> {
  for (const alias of aliases) {
    const end = await untilEnded(() => invoke('aliases.create', { ...collectionRefOf(task), alias }));
    if (end.status !== 'done' && end.error?.code !== 'alreadyExists') return;
  }
}
