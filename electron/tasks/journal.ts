import { z } from 'zod';
import { taskSchema } from '@shared/domain/task';
import type { Task } from '@shared/domain/task';

/** Where the journal is kept between starts. */
export interface JournalStore {
  read(): unknown;
  /** Resolves when it is on the disk. */
  update(change: (value: unknown) => unknown): Promise<void>;
}

/**
 * The tasks that are on their way, on disk before each of their steps is taken: a start after a crash, or after
 * quitting, finds out from it what may have been sent.
 */
export interface TaskJournal {
  /** Those that had not ended when the application last did. */
  left(): Task[];
  /** Resolves when it is on the disk, or could not be put there: a full disk must not stop a load. */
  save(task: Task): Promise<void>;
  remove(taskId: string): void;
}

const NOTHING: TaskJournal = { left: () => [], save: () => Promise.resolve(), remove: () => undefined };

/** A journal of nothing, for tests and for what is gone with the application. */
export const noJournal = (): TaskJournal => NOTHING;

/** One by one: an entry in another shape, of another version, does not take the others with it. */
function entriesOf(value: unknown): Task[] {
  const entries = z.array(z.unknown()).safeParse(value);
  return (entries.data ?? []).flatMap((entry) => taskSchema.safeParse(entry).data ?? []);
}

/**
 * A journal over a store.
 * @param isKept false for tasks whose server does not outlive the application, and for those that another record keeps
 */
export function createTaskJournal(store: JournalStore, isKept: (task: Task) => boolean): TaskJournal {
  const left = entriesOf(store.read());
  const change = async (edit: (tasks: Task[]) => Task[]): Promise<void> => {
    try {
      await store.update((value) => edit(entriesOf(value)));
    } catch {
      // Without the journal a crash leaves a doubt; without the task there is nothing to doubt.
    }
  };
  return {
    left: () => left,
    save: async (task) => {
      // A moment later: who started it may take it into a record of its own, under the id that it has just got.
      await Promise.resolve();
      if (isKept(task)) await change((tasks) => [...tasks.filter(({ id }) => id !== task.id), task]);
    },
    remove: (taskId) => {
      void change((tasks) => tasks.filter(({ id }) => id !== taskId));
    },
  };
}
