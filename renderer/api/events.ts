import type { QueryClient } from '@tanstack/react-query';
import { bulkQueries, takeBulk, withBulk } from '@renderer/features/bulk';
import type { BulkList } from '@renderer/features/bulk';
import { connectionQueries, databaseQueries, rightsQueries } from '@renderer/features/connections';
import { tasksQuery } from '@renderer/features/tasks';
import type { ConnectionStatus } from '@shared/domain/server';
import type { Task } from '@shared/domain/task';
import { onEvent } from './bridge';

/** The tasks with this one in its place, or in front if it is new. */
export function withTask(tasks: readonly Task[], task: Task): Task[] {
  const known = tasks.some(({ id }) => id === task.id);
  return known ? tasks.map((each) => (each.id === task.id ? task : each)) : [task, ...tasks];
}

/** Whether a task has ended that may have made or dropped a database. */
const changesDatabases = ({ kind, endedAt }: Task): boolean =>
  endedAt !== null && (kind === 'createDatabase' || kind === 'dropDatabase');

type Change<T> = (before: T) => T;

/** Applies a push to what was read, also to an answer that was asked for before the push and arrives after it. */
async function write<T>(
  client: QueryClient,
  query: { queryKey: readonly unknown[] },
  change: Change<T>,
): Promise<void> {
  if (client.getQueryState(query.queryKey)?.fetchStatus === 'fetching') {
    // The answer on its way may be older than the push: it is given up, and asked for again.
    await client.cancelQueries({ queryKey: query.queryKey });
    await client.refetchQueries({ queryKey: query.queryKey });
    return;
  }
  client.setQueryData<T>(query.queryKey, (before) => (before === undefined ? before : change(before)));
}

/** Keeps what the main process says without being asked where it is looked for; answers a function that stops. */
export function subscribeToEvents(client: QueryClient): () => void {
  const stops = [
    onEvent('connections.changed', ({ connections }) => {
      void write<{ connections: unknown }>(client, connectionQueries.list, (before) => ({
        ...before,
        connections,
      }));
    }),
    onEvent('connections.status', ({ connectionId, status }) => {
      void write<Record<string, ConnectionStatus>>(client, connectionQueries.statuses, (before) => ({
        ...before,
        [connectionId]: status,
      }));
    }),
    onEvent('rights.changed', ({ connectionId, refusals }) => {
      client.setQueryData(rightsQueries.refused(connectionId).queryKey, refusals);
    }),
    onEvent('tasks.changed', ({ task }) => {
      void write<Task[]>(client, tasksQuery, (before) => withTask(before, task));
      if (changesDatabases(task)) void client.invalidateQueries(databaseQueries.list(task.connectionId));
    }),
    onEvent('bulk.changed', ({ bulk, results }) => {
      void write<BulkList>(client, bulkQueries.list, (before) => withBulk(before, bulk, results));
      takeBulk(client, bulk, results);
    }),
    onEvent('bulk.dismissed', ({ bulkId }) => {
      void write<BulkList>(client, bulkQueries.list, (before) => ({
        ...before,
        bulks: before.bulks.filter(({ id }) => id !== bulkId),
      }));
    }),
    onEvent('tasks.dismissed', ({ taskId }) => {
      void write<Task[]>(client, tasksQuery, (before) => before.filter(({ id }) => id !== taskId));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
