import type { Task } from '@shared/domain/task';

/**
 * The newest load that the server refused because other fields are loaded, as long as nothing newer was done with
 * that collection.
 */
export function refusedForFields(byCollection: ReadonlyMap<string, readonly Task[]>): Task | null {
  let found: Task | null = null;
  for (const [newest] of byCollection.values()) {
    if (newest?.status !== 'failed' || newest.error?.code !== 'loadFieldsDiffer') continue;
    if (found === null || newest.startedAt > found.startedAt) found = newest;
  }
  return found;
}
