import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { subscribeToEvents } from '@renderer/api/events';
import { createQueryClient } from '@renderer/api/query-client';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { calmWorld, connectedTo, connectionOf } from '@renderer/test/connection-samples';
import { installFakeBridge } from '@renderer/test/fake-bridge';
import { renderWithProviders } from '@renderer/test/render';
import { taskOf } from '@renderer/test/samples';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Task } from '@shared/domain/task';
import { appError } from '@shared/ipc/result';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { TaskDock } from './TaskDock';

/** The dock with these tasks, its list open, over a connection that is there. */
function show(tasks: Task[], over: Parameters<typeof connectionOf>[0] = {}, isOpen = true) {
  const bridge = installFakeBridge({
    ...calmWorld({ connections: [connectionOf(over)], statuses: { c: connectedTo() } }),
    'settings.read': () => ({ ...DEFAULT_SETTINGS, taskDockOpen: isOpen }),
    'tasks.list': () => ({ tasks }),
  });
  const client = createQueryClient();
  const stop = subscribeToEvents(client);
  return { bridge, stop, ...renderWithProviders(<TaskDock />, client) };
}

it('opens at the task whose notification was clicked, each time', async () => {
  const { bridge, stop, user } = show([taskOf({ id: 'a' }), taskOf({ id: 'b', collection: 'films' })]);
  const films = await item('Load films');
  bridge.emit('app.showTask', { taskId: 'b' });
  await waitFor(() => expect(document.activeElement).toBe(films));
  expect(bridge.callsOf('settings.update')).toContainEqual({ taskDockOpen: true });
  await user.click(document.body);
  expect(document.activeElement).not.toBe(films);
  bridge.emit('app.showTask', { taskId: 'b' });
  await waitFor(() => expect(document.activeElement).toBe(films));
  stop();
});

const item = (name: string) => screen.findByRole('listitem', { name });

const loading = taskOf({
  startedAt: Date.now() - 20_000,
  steps: [
    { kind: 'load', status: 'done' },
    { kind: 'watch', status: 'running' },
  ],
  load: LOAD_EVERYTHING,
  progress: {
    percent: 45.7,
    movedAt: Date.now(),
    recent: [],
    partitions: [
      { name: 'y2015', percent: 100 },
      { name: 'y2016', percent: 30 },
      { name: 'y2017', percent: null },
    ],
  },
});
const failed = taskOf({
  status: 'failed',
  endedAt: 2,
  load: LOAD_EVERYTHING,
  error: appError('loadReverted', { params: { collection: 'books' }, detail: 'OOM on node 3' }),
});

describe('the task dock', () => {
  it('says in one line what runs and what failed', async () => {
    const { user, bridge } = show([loading, { ...failed, id: 'f', collection: 'logs' }], {}, false);
    const dock = await screen.findByRole('region', { name: 'Tasks' });
    await within(dock).findByText('Load books');
    expect(dock.textContent).toContain('Running 45 %');
    expect(dock.textContent).toContain('1 of 3 partitions');
    expect(dock.textContent).toContain('Failed: Load logs');
    await user.click(within(dock).getByRole('button', { name: 'Show tasks' }));
    await waitFor(() => expect(bridge.callsOf('settings.update')).toEqual([{ taskDockOpen: true }]));
  });

  it('shows each partition that is not loaded yet, the steps, and where it works', async () => {
    show([loading]);
    const task = within(await item('Load books'));
    expect(
      task.getByRole('progressbar', { name: 'Progress: Load books' }).getAttribute('aria-valuenow'),
    ).toBe('45.7');
    expect(task.getByRole('progressbar', { name: 'Progress of the partition y2016' })).toBeTruthy();
    expect(task.queryByRole('progressbar', { name: 'Progress of the partition y2015' })).toBeNull();
    expect(task.getByText('not begun')).toBeTruthy();
    expect(task.getByRole('list', { name: 'Steps' }).textContent).toBe(
      'Load doneWatch until loaded under way',
    );
    expect(task.getByText('default on local')).toBeTruthy();
    expect(task.getByText('Development')).toBeTruthy();
  });

  it('stops watching without pretending to stop the server, and releases by its own button', async () => {
    const { user, bridge } = show([loading]);
    bridge.handle({ 'tasks.stopWatching': () => ({}), 'collections.release': () => loading });
    const task = within(await item('Load books'));
    const stopButton = task.getByRole('button', { name: 'Stop watching' });
    await user.hover(stopButton);
    expect((await screen.findAllByText('The server goes on loading.')).length).toBeGreaterThan(0);
    await user.click(stopButton);
    await user.click(task.getByRole('button', { name: 'Release again' }));
    expect(bridge.callsOf('tasks.stopWatching')).toEqual([{ taskId: 't' }]);
    expect(bridge.callsOf('collections.release')).toEqual([
      {
        connectionId: 'c',
        database: 'default',
        collection: 'books',
        collectionId: '1',
        confirmation: { acknowledged: false, typedName: null },
      },
    ]);
    expect(task.queryByRole('button', { name: 'Dismiss' })).toBeNull();
  });

  it('asks before it releases in production', async () => {
    const { user, bridge } = show([{ ...loading, environment: 'production' }]);
    await user.click(within(await item('Load books')).getByRole('button', { name: 'Release again' }));
    expect(useDialogStore.getState().dialog).toMatchObject({ kind: 'release', partitions: null });
    expect(bridge.callsOf('collections.release')).toEqual([]);
  });

  it('says why a load failed, loads again as before, and dismisses', async () => {
    const { user, bridge } = show([failed]);
    bridge.handle({ 'collections.load': () => loading, 'tasks.dismiss': () => ({}) });
    const task = within(await item('Load books'));
    expect(task.getByText('Failed')).toBeTruthy();
    expect(task.getByRole('alert').textContent).toContain(
      'The load of books failed: it is out of memory again.',
    );
    await user.click(task.getByRole('button', { name: 'Details' }));
    expect(task.getByText(/OOM on node 3/)).toBeTruthy();
    await user.click(task.getByRole('button', { name: 'Retry' }));
    expect(bridge.callsOf('collections.load')[0]?.options).toEqual(LOAD_EVERYTHING);
    await user.click(task.getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(bridge.callsOf('tasks.dismiss')).toEqual([{ taskId: 't' }]));
  });

  it('never drops by "Retry": the question is asked afresh', async () => {
    const { user, bridge } = show([taskOf({ kind: 'dropCollection', status: 'unknown', endedAt: 2 })]);
    const task = within(await item('Drop books'));
    expect(task.getByText('Unknown')).toBeTruthy();
    await user.click(task.getByRole('button', { name: 'Retry' }));
    expect(useDialogStore.getState().dialog).toMatchObject({
      kind: 'drop',
      targets: [{ kind: 'collection' }],
    });
    expect(bridge.callsOf('drops.start')).toEqual([]);
  });

  it('says why nothing can be repeated over a read-only connection', async () => {
    const { user, bridge } = show([failed], { readOnly: true });
    const retry = within(await item('Load books')).getByRole('button', { name: 'Retry' });
    await waitFor(() => expect(retry.getAttribute('aria-disabled')).toBe('true'));
    await user.hover(retry);
    expect((await screen.findAllByText('local is read-only')).length).toBeGreaterThan(0);
    await user.click(retry);
    expect(bridge.callsOf('collections.load')).toEqual([]);
  });

  it('offers nothing that the server refused to this user, with the name of the privilege', async () => {
    const place = { database: 'default', collection: 'books' };
    const refusals = [{ ...place, action: 'load' as const, privilege: 'PrivilegeLoad' }];
    const denied = appError('permissionDenied', { params: { privilege: 'PrivilegeLoad' } });
    const release = taskOf({ id: 'r', kind: 'release', status: 'failed', endedAt: 2, error: denied });
    const { user, bridge } = show([
      { ...failed, error: denied },
      release,
      { ...failed, id: 'o', collection: 'films' },
    ]);
    bridge.handle({ 'collections.load': () => loading, 'rights.refused': () => ({ refusals }) });
    bridge.emit('rights.changed', { connectionId: 'c', refusals });
    const retry = async (title: string) => within(await item(title)).getByRole('button', { name: 'Retry' });
    const books = await retry('Load books');
    await waitFor(() => expect(books.getAttribute('aria-disabled')).toBe('true'));
    expect(books.getAttribute('aria-description')).toContain(
      'it needs the privilege Load (the server calls it PrivilegeLoad)',
    );
    await user.click(books);
    expect(bridge.callsOf('collections.load')).toEqual([]);
    for (const title of ['Release books', 'Load films']) {
      expect((await retry(title)).getAttribute('aria-disabled'), title).toBe('false');
    }
    const again = { name: 'Check rights again' };
    // Only the task that failed for it offers that, and as long as anything is greyed.
    expect(within(await item('Load films')).queryByRole('button', again)).toBeNull();
    bridge.handle({
      'rights.forget': () => {
        bridge.emit('rights.changed', { connectionId: 'c', refusals: [] });
        return { offered: 1 };
      },
    });
    await user.click(within(await item('Load books')).getByRole('button', again));
    await waitFor(() => expect(books.getAttribute('aria-disabled')).toBe('false'));
    expect((await item('Load books')).textContent).toContain('What was refused is offered again.');
    expect(within(await item('Release books')).queryByRole('button', again)).toBeNull();
  });

  it('says that nothing moves, for how long, and what to check', async () => {
    const still = {
      ...loading,
      progress: { ...loading.progress!, movedAt: Date.now() - 95_000, recent: [] },
    };
    show([still]);
    const task = within(await item('Load books'));
    expect(task.getByText('No progress for 1 min 35 s')).toBeTruthy();
    expect(task.getByText('memory and disk of the query nodes')).toBeTruthy();
    expect((await item('Load books')).textContent).not.toContain('left');
  });

  it('reads the end of a task aloud, and keeps it on the list', async () => {
    const { bridge } = show([loading]);
    await item('Load books');
    bridge.emit('tasks.changed', { task: { ...loading, status: 'done', endedAt: Date.now() } });
    expect((await screen.findByRole('status')).textContent).toBe('Load books: Done');
    expect(within(await item('Load books')).getByText('Done')).toBeTruthy();
    expect(within(await item('Load books')).queryByRole('button', { name: 'Retry' })).toBeNull();
  });

  it('dismisses everything that has ended, and nothing that runs', async () => {
    const { user, bridge } = show([loading, { ...failed, id: 'f' }, { ...failed, id: 'g' }]);
    bridge.handle({ 'tasks.dismiss': () => ({}) });
    await user.click(await screen.findByRole('button', { name: 'Dismiss ended' }));
    await waitFor(() => expect(bridge.callsOf('tasks.dismiss')).toEqual([{ taskId: 'f' }, { taskId: 'g' }]));
  });
});
