import type { Query, QueryClient } from '@tanstack/react-query';
import type { DatabaseRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';

const aboutCollections = new Set<unknown>(['collections', 'partitions']);

const isOf = ({ connectionId, database }: DatabaseRef, { queryKey }: Query) =>
  aboutCollections.has(queryKey[0]) && queryKey[1] === connectionId && queryKey[2] === database;

function readAt({ state }: Query): number | null {
  const data: unknown = state.data;
  return typeof data === 'object' && data !== null && 'readAt' in data && typeof data.readAt === 'number'
    ? data.readAt
    : null;
}

/**
 * Marks as out of date what was read before a task on it ended; what is on screen is then read again. Compares times
 * instead of listening, so that tasks that ended while another database was open count too.
 * @param byCollection the tasks of that database, by collection name
 */
export async function outdateByTasks(
  client: QueryClient,
  ref: DatabaseRef,
  byCollection: ReadonlyMap<string, readonly Task[]>,
): Promise<void> {
  const ended = new Map<string, number>();
  const note = (name: string, at: number) => ended.set(name, Math.max(ended.get(name) ?? 0, at));
  for (const [name, tasks] of byCollection) {
    for (const { endedAt, pointedTo } of tasks) {
      note(name, endedAt ?? 0);
      // What an alias has left has one less.
      if (pointedTo !== undefined) note(pointedTo.collection, endedAt ?? 0);
    }
  }
  const newest = Math.max(0, ...ended.values());
  const isOld = (query: Query) => {
    const at = readAt(query);
    if (at === null || query.state.isInvalidated || !isOf(ref, query)) return false;
    if (query.queryKey[3] === 'list' && query.queryKey[0] === 'collections') return at < newest;
    return at < (ended.get(String(query.queryKey[4])) ?? 0);
  };
  // Judged once: invalidateQueries asks a predicate again after it has marked what it found.
  const old = new Set(client.getQueryCache().findAll({ predicate: isOld }));
  await client.invalidateQueries({ predicate: (query) => old.has(query) });
}

/** Names of the collections of running tasks with that step behind them which was not behind them before. */
function namesPast(
  step: 'load' | 'release',
  byCollection: ReadonlyMap<string, readonly Task[]>,
  known: Set<string>,
): string[] {
  return [...byCollection].flatMap(([name, tasks]) => {
    const past = tasks.filter(({ id, status, steps }) => {
      const isPast = steps.some((each) => each.kind === step && each.status === 'done');
      return status === 'running' && isPast && !known.has(`${id} ${step}`);
    });
    for (const { id } of past) known.add(`${id} ${step}`);
    return past.length > 0 ? [name] : [];
  });
}

/**
 * Reads again what a step of a running task has changed, without waiting for its end: which fields are remembered
 * once the server took a load, and what is in memory once the release before a load or a drop was seen.
 * @param known the steps that were seen; new ones are added
 */
export async function outdateBySteps(
  client: QueryClient,
  ref: DatabaseRef,
  byCollection: ReadonlyMap<string, readonly Task[]>,
  known: Set<string>,
): Promise<void> {
  const loaded = new Set<unknown>(namesPast('load', byCollection, known));
  const released = namesPast('release', byCollection, known);
  const details = new Set<unknown>(['detail', 'replicas']);
  await Promise.all([
    forgetMemory(client, ref, released),
    loaded.size > 0 &&
      client.invalidateQueries({
        predicate: (query) =>
          isOf(ref, query) && details.has(query.queryKey[3]) && loaded.has(query.queryKey[4]),
      }),
  ]);
}

/** Forgets what was read about the partitions of these collections, because the server's percentage moved. */
export async function forgetMemory(
  client: QueryClient,
  ref: DatabaseRef,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  const changed = new Set<unknown>(names);
  const isChanged = (query: Query) => isOf(ref, query) && changed.has(query.queryKey[4]);
  await Promise.all([
    client.resetQueries({ predicate: (query) => isChanged(query) && query.queryKey[3] === 'memory' }),
    client.invalidateQueries({
      predicate: (query) =>
        isChanged(query) &&
        (query.queryKey[3] === 'replicas' ||
          (query.queryKey[0] === 'partitions' && query.queryKey[3] === 'list')),
    }),
  ]);
}

/** Whether a list is on screen that cannot be read now, because its server is away. */
function isAway(client: QueryClient, ref: DatabaseRef): boolean {
  const isList = (query: Query) =>
    isOf(ref, query) && query.queryKey[0] === 'collections' && query.queryKey[3] === 'list';
  return client
    .getQueryCache()
    .findAll({ predicate: isList })
    .some((query) => query.getObserversCount() > 0 && !query.isActive());
}

/**
 * Reads everything of a database again: what is on screen at once, the rest when it is looked at. What is not on
 * screen is forgotten first, so that nothing old is shown under the age of the new list. While the server is away
 * what was read is all that there is, and stays.
 */
export async function readAgain(client: QueryClient, ref: DatabaseRef): Promise<void> {
  if (isAway(client, ref)) return;
  client.removeQueries({ predicate: (query) => isOf(ref, query) && !query.isActive() });
  await client.invalidateQueries({ predicate: (query) => isOf(ref, query) });
}
