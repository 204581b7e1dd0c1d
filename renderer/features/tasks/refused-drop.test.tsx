import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { subscribeToEvents } from '@renderer/api/events';
import { createQueryClient } from '@renderer/api/query-client';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { calmWorld, connectedTo, connectionOf } from '@renderer/test/connection-samples';
import { installFakeBridge } from '@renderer/test/fake-bridge';
import { renderWithProviders } from '@renderer/test/render';
import { taskOf } from '@renderer/test/samples';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Task } from '@shared/domain/task';
import { appError } from '@shared/ipc/result';
import { TaskDock } from './TaskDock';

function show(tasks: Task[], leaveOut?: Set<string>) {
  const bridge = installFakeBridge({
    ...calmWorld({ connections: [connectionOf()], statuses: { c: connectedTo() } }),
    'settings.read': () => ({ ...DEFAULT_SETTINGS, taskDockOpen: true }),
    'tasks.list': () => ({ tasks }),
  });
  const client = createQueryClient();
  subscribeToEvents(client);
  return { bridge, ...renderWithProviders(<TaskDock {...(leaveOut && { leaveOut })} />, client) };
}

const item = async (name: string) => within(await screen.findByRole('listitem', { name }));
const ended = { status: 'failed' as const, endedAt: 2, error: appError('permissionDenied') };
const withoutAliases = taskOf({
  ...{ kind: 'dropCollection', ...ended, aliases: ['shelf', 'catalog', 'third'] },
  removed: ['shelf', 'catalog'],
});
const outOfMemory = taskOf({
  ...{ kind: 'dropPartition', ...ended, partitions: ['old'], partitionId: '7' },
  before: { ...LOAD_EVERYTHING, partitions: ['old'] },
  steps: [
    { kind: 'release', status: 'done' },
    { kind: 'check', status: 'done' },
    { kind: 'drop', status: 'failed' },
  ],
});

describe('a drop that was refused after its first steps', () => {
  it('says which aliases it removed, and puts them back one after the other', async () => {
    const { bridge, user } = show([withoutAliases]);
    const back = (alias: string): Task => taskOf({ id: alias, kind: 'createAlias', name: alias });
    bridge.handle({ 'aliases.create': ({ alias }) => back(alias) });
    const task = await item('Drop books');
    expect(
      task.getByText(
        'The aliases shelf, catalog were removed before the drop. The collection was not dropped.',
      ),
    ).toBeDefined();
    await user.click(task.getByRole('button', { name: 'Put aliases back' }));
    const sent = () => bridge.callsOf('aliases.create').map(({ alias }) => alias);
    await waitFor(() => expect(sent()).toEqual(['shelf']));
    // The second waits for the end of the first: no two tasks work on one collection.
    bridge.emit('tasks.changed', { task: back('shelf') });
    expect(await task.findByRole('button', { name: 'Put alias back' })).toBeDefined();
    expect(sent()).toEqual(['shelf']);
    bridge.emit('tasks.changed', { task: { ...back('shelf'), status: 'done', endedAt: 3 } });
    await waitFor(() => expect(sent()).toEqual(['shelf', 'catalog']));
    bridge.emit('tasks.changed', { task: { ...back('catalog'), status: 'done', endedAt: 4 } });
    await waitFor(() => expect(task.queryByRole('button', { name: /^Put alias/ })).toBeNull());
    expect(bridge.callsOf('aliases.create')[0]).toMatchObject({ collection: 'books', collectionId: '1' });
  });

  it.each([
    ['alreadyExists', ['shelf', 'catalog']],
    ['permissionDenied', ['shelf']],
  ] as const)('after a first alias that ends with %s asks for %s', async (code, asked) => {
    const { bridge, user } = show([withoutAliases]);
    const end = (alias: string): Task =>
      taskOf({
        id: alias,
        kind: 'createAlias',
        name: alias,
        status: 'failed',
        endedAt: 3,
        error: appError(code),
      });
    bridge.handle({
      'aliases.create': ({ alias }) => {
        bridge.emit('tasks.changed', { task: end(alias) });
        return { ...end(alias), status: 'running', endedAt: null, error: null };
      },
    });
    const button = (await item('Drop books')).getByRole('button', { name: 'Put aliases back' });
    await user.click(button);
    await waitFor(() => expect(button.getAttribute('data-loading')).toBeNull());
    await waitFor(() =>
      expect(bridge.callsOf('aliases.create').map(({ alias }) => alias)).toEqual([...asked]),
    );
  });

  it('says that a partition is out of memory, and loads it again', async () => {
    const { bridge, user } = show([outOfMemory]);
    bridge.handle({ 'collections.load': () => taskOf({ id: 'l' }) });
    const task = await item('Drop old of books');
    expect(
      task.getByText('The partition old was taken out of memory before the drop. It was not dropped.'),
    ).toBeDefined();
    await user.click(task.getByRole('button', { name: 'Load as before' }));
    expect(bridge.callsOf('collections.load')).toMatchObject([{ options: { partitions: ['old'] } }]);
  });

  it('offers no load where the release itself was refused', async () => {
    const steps = [{ kind: 'release' as const, status: 'failed' as const }];
    show([{ ...outOfMemory, steps }]);
    const task = await item('Drop old of books');
    expect(task.queryByRole('button', { name: 'Load as before' })).toBeNull();
    expect(task.queryByText(/taken out of memory/)).toBeNull();
  });

  it('is shown also where it is an item of a list, which tells of the others', async () => {
    show([withoutAliases, taskOf({ id: 'o', collection: 'films' })], new Set(['t', 'o']));
    expect(await item('Drop books')).toBeDefined();
    expect(screen.queryByRole('listitem', { name: 'Load films' })).toBeNull();
  });

  it('asks about the very partition again, by its id', async () => {
    const { user } = show([outOfMemory]);
    await user.click((await item('Drop old of books')).getByRole('button', { name: 'Retry' }));
    expect(useDialogStore.getState().dialog).toMatchObject({
      kind: 'drop',
      targets: [{ kind: 'partition', ref: { partition: 'old', partitionId: '7', collectionId: '1' } }],
    });
  });
});
