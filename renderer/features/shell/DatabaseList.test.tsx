import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { databaseQueries } from '@renderer/features/connections';
import { connectionOf, installFakeDatabase } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import { taskOf } from '@renderer/test/samples';
import type { Auth } from '@shared/domain/connection';
import type { ConnectionStatus } from '@shared/domain/server';
import { serverInfoFrom } from '@shared/policy/capabilities';
import { DatabaseList } from './DatabaseList';

const told = () => screen.queryByRole('group', { name: /^Databases changed by others/ })?.textContent ?? '';

async function open(version = 'v2.5.27', auth: Auth = { kind: 'none' }) {
  const held = { databases: ['default', 'archive'], readAt: Date.now() };
  const connection = connectionOf({ auth });
  const bridge = installFakeDatabase({ version });
  const status = (kind: 'connected' | 'closed' | 'lost'): ConnectionStatus =>
    kind === 'closed'
      ? { kind }
      : {
          ...{ since: 1, server: serverInfoFrom(version) },
          ...(kind === 'lost' ? { kind, error: null as never } : { kind }),
        };
  let now = status('connected');
  bridge.handle({
    'databases.list': () => ({ databases: held.databases, readAt: (held.readAt += 10) }),
    'connections.statuses': () => ({ statuses: { c: now } }),
    'connections.list': () => ({
      connections: [
        connection,
        connectionOf({ id: 'same' }),
        connectionOf({ id: 'other', address: 'there:1' }),
      ],
      secretStorage: { quality: 'none', backend: 'none' },
    }),
  });
  const { client } = renderWithProviders(<DatabaseList connection={connection} />);
  await screen.findByRole('button', { name: 'archive' });
  const become = async (kind: 'connected' | 'closed' | 'lost') => {
    now = status(kind);
    await act(() => client.invalidateQueries({ queryKey: ['connectionStatuses'] }));
  };
  const read = () => act(() => client.invalidateQueries(databaseQueries.list('c')));
  const tasks = async (...list: ReturnType<typeof taskOf>[]) => {
    bridge.handle({ 'tasks.list': () => ({ tasks: list }) });
    await act(() => client.invalidateQueries({ queryKey: ['tasks'] }));
  };
  return { held, read, become, tasks };
}

it('tells what others did to the databases, and not what was done here, over whichever connection to the server', async () => {
  const { held, read, tasks } = await open();
  const made = (database: string, connectionId: string) =>
    taskOf({ kind: 'createDatabase', collection: '', database, connectionId, endedAt: Date.now() + 60_000 });
  await tasks(made('ours', 'c'), made('ours_too', 'same'), made('theirs', 'other'));
  held.databases = ['default', 'ours', 'ours_too', 'theirs'];
  await read();
  await waitFor(() => {
    expect(told()).toContain('1 database is gone:archive');
  });
  expect(told()).toContain('1 database is new:theirs');
});

it('goes on over an outage, and begins anew when the connection was closed', async () => {
  const { held, read, become } = await open();
  await become('lost');
  held.databases = ['default'];
  await become('connected');
  await read();
  await waitFor(() => {
    expect(told()).toContain('1 database is gone:archive');
  });
  await become('closed');
  await waitFor(() => {
    expect(screen.queryByRole('button', { name: 'default' })).toBeNull();
  });
  held.databases = ['default', 'new'];
  await become('connected');
  await read();
  await screen.findByRole('button', { name: 'new' });
  expect(told()).toBe('');
});

it('does not call gone what may only be hidden from the user', async () => {
  const { held, read } = await open('v2.5.27', { kind: 'password', user: 'reader' });
  held.databases = ['default'];
  await read();
  await waitFor(() => {
    expect(told()).toContain('1 database is gone, or no longer shown to your user:archive');
  });
});

it('tells nothing of a server without databases, where the list is not read', async () => {
  const { held, read } = await open('v2.2.8');
  held.databases = ['default'];
  await read();
  await waitFor(() => {
    expect(screen.queryByRole('button', { name: 'archive' })).toBeNull();
  });
  expect(told()).toBe('');
});
