import { QueryObserver } from '@tanstack/react-query';
import { waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionQueries } from '@renderer/features/connections';
import { tasksQuery } from '@renderer/features/tasks';
import { calmWorld, connectedTo, connectionOf } from '@renderer/test/connection-samples';
import { installFakeBridge } from '@renderer/test/fake-bridge';
import { taskOf } from '@renderer/test/samples';
import { subscribeToEvents } from './events';
import { createQueryClient } from './query-client';

describe('what the main process says without being asked', () => {
  it('is written where it is looked for', async () => {
    const bridge = installFakeBridge(calmWorld({ connections: [connectionOf()] }));
    const client = createQueryClient();
    const stop = subscribeToEvents(client);
    await client.query(tasksQuery);
    await client.query(connectionQueries.list);
    await client.query(connectionQueries.statuses);

    bridge.emit('tasks.changed', { task: taskOf({ id: 'a' }) });
    bridge.emit('tasks.changed', { task: taskOf({ id: 'b' }) });
    bridge.emit('tasks.changed', { task: taskOf({ id: 'a', status: 'done' }) });
    const tasks = () => client.getQueryData(tasksQuery.queryKey)?.map(({ id, status }) => [id, status]);
    expect(tasks()).toEqual([
      ['b', 'running'],
      ['a', 'done'],
    ]);
    bridge.emit('tasks.dismissed', { taskId: 'b' });
    expect(tasks()).toEqual([['a', 'done']]);

    bridge.emit('connections.status', { connectionId: 'c', status: connectedTo() });
    expect(client.getQueryData(connectionQueries.statuses.queryKey)).toEqual({ c: connectedTo() });
    bridge.emit('connections.changed', { connections: [] });
    expect(client.getQueryData(connectionQueries.list.queryKey)?.connections).toEqual([]);
    expect(client.getQueryData(connectionQueries.list.queryKey)?.secretStorage.quality).toBe('keychain');

    stop();
    bridge.emit('tasks.dismissed', { taskId: 'a' });
    expect(tasks()).toEqual([['a', 'done']]);
  });

  it('is not lost if it comes while an older answer is on its way', async () => {
    let answer = (_: { tasks: ReturnType<typeof taskOf>[] }) => {};
    const bridge = installFakeBridge({ 'tasks.list': () => new Promise((resolve) => (answer = resolve)) });
    const client = createQueryClient();
    subscribeToEvents(client);
    const stopLooking = new QueryObserver(client, tasksQuery).subscribe(() => {});
    await waitFor(() => expect(bridge.callsOf('tasks.list')).toHaveLength(1));
    bridge.handle({ 'tasks.list': () => ({ tasks: [taskOf({ id: 'new' })] }) });
    bridge.emit('tasks.changed', { task: taskOf({ id: 'new' }) });
    answer({ tasks: [] });
    await waitFor(() => expect(client.getQueryData(tasksQuery.queryKey)).toBeDefined());
    stopLooking();
    expect(client.getQueryData(tasksQuery.queryKey)?.map(({ id }) => id)).toEqual(['new']);
  });
});
