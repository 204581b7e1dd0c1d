import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { subscribeToEvents } from '@renderer/api/events';
import { createQueryClient } from '@renderer/api/query-client';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { calmWorld, connectedTo, connectionOf } from '@renderer/test/connection-samples';
import { installFakeBridge } from '@renderer/test/fake-bridge';
import type { FakeHandlers } from '@renderer/test/fake-bridge';
import { renderWithProviders } from '@renderer/test/render';
import { appError, fail } from '@shared/ipc/result';
import { ConnectionList } from './ConnectionList';

function show(world: Parameters<typeof calmWorld>[0] = {}, handlers: FakeHandlers = {}) {
  const bridge = installFakeBridge({ ...calmWorld(world), ...handlers });
  const client = createQueryClient();
  subscribeToEvents(client);
  return { bridge, ...renderWithProviders(<ConnectionList under={() => <p>databases</p>} />, client) };
}

const description = async (name: string) => {
  const button = await screen.findByRole('button', { name });
  return document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
};

describe('the connections in the sidebar', () => {
  it('say how each is doing, what runs there, what it is for and what it refuses', async () => {
    const now = Date.now();
    show({
      connections: [
        connectionOf({ id: 'a', name: 'there', environment: 'production', readOnly: true }),
        connectionOf({ id: 'b', name: 'lite' }),
        connectionOf({ id: 'd', name: 'gone', environment: 'staging' }),
        connectionOf({ id: 'e', name: 'broken' }),
        connectionOf({ id: 'f', name: 'coming' }),
      ],
      statuses: {
        a: connectedTo('v2.5.27'),
        b: connectedTo('milvus_lite-3.2.1'),
        d: { kind: 'lost', since: now, error: appError('connectionLost'), server: null },
        e: { kind: 'failed', at: now, error: appError('authFailed') },
        f: { kind: 'connecting', since: now },
      },
    });
    await waitFor(async () => expect(await description('there')).toContain('Milvus 2.5.27'));
    expect(await description('there')).toMatch(/^connected .*Production.*Read-only$/);
    expect(await description('lite')).toContain('milvus-lite 3.2.1');
    expect(await description('gone')).toMatch(/lost since \d\d:\d\d, trying again.*Staging/);
    expect(await description('broken')).toContain('could not connect');
    expect(await description('coming')).toContain('connecting');
    expect(await description('Sample cluster')).toContain('made-up data');
  });

  it('connects to one that is chosen, and shows what is under it', async () => {
    const { user, bridge } = show({ connections: [connectionOf({ defaultDatabase: 'reviews' })] });
    await user.click(await screen.findByRole('button', { name: 'local' }));
    expect(bridge.callsOf('connections.open')).toEqual([{ connectionId: 'c' }]);
    expect(useNavigationStore.getState()).toMatchObject({ connectionId: 'c', database: 'reviews' });
    expect(screen.getByRole('button', { name: 'local' }).getAttribute('aria-current')).toBe('true');
    expect(screen.getByText('databases')).toBeTruthy();
    await waitFor(async () => expect(await description('local')).toContain('Milvus 2.5.27'));
    await user.click(screen.getByRole('button', { name: 'local' }));
    expect(bridge.callsOf('connections.open')).toHaveLength(1);
  });

  it('goes back to the database that was open last', async () => {
    const { user } = show({ connections: [connectionOf(), connectionOf({ id: 'd', name: 'other' })] });
    useNavigationStore.getState().openDatabase('c', 'archive');
    await user.click(await screen.findByRole('button', { name: 'other' }));
    expect(useNavigationStore.getState().database).toBe('default');
    await user.click(screen.getByRole('button', { name: 'local' }));
    expect(useNavigationStore.getState().database).toBe('archive');
  });

  it('tells a request that failed as a connection that failed', async () => {
    const { user, bridge } = show({ connections: [connectionOf()] });
    bridge.handle({ 'connections.open': () => fail('timeout') });
    await user.click(await screen.findByRole('button', { name: 'local' }));
    await waitFor(async () => expect(await description('local')).toContain('could not connect'));
  });

  it('offers what can be done with a connection; the sample cluster stays as it is', async () => {
    const { user, bridge } = show({ connections: [connectionOf()], statuses: { c: connectedTo() } });
    await user.click(await screen.findByRole('button', { name: 'More for local' }));
    const items = () => screen.getAllByRole('menuitem').map(({ textContent }) => textContent);
    await screen.findByRole('menuitem', { name: 'Disconnect' });
    expect(items()).toEqual(['Disconnect', 'Edit…', 'Remove…']);
    await user.click(screen.getByRole('menuitem', { name: 'Disconnect' }));
    expect(bridge.callsOf('connections.close')).toEqual([{ connectionId: 'c' }]);
    await user.click(screen.getByRole('button', { name: 'More for local' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove…' }));
    expect(useDialogStore.getState().dialog).toEqual({ kind: 'removeConnection', id: 'c' });
    await user.click(screen.getByRole('button', { name: 'More for Sample cluster' }));
    await screen.findByRole('menuitem', { name: 'Connect' });
    expect(items()).toEqual(['Connect']);
  });

  it('says so if they could not be read', async () => {
    const { user } = show({}, { 'connections.list': () => fail('storageFailed') });
    await screen.findByText('A file of the profile could not be written.');
    await user.click(screen.getByRole('button', { name: 'Add a connection' }));
    expect(useDialogStore.getState().dialog).toEqual({ kind: 'connectionEditor', id: null });
  });

  it('shows a name that hides something as what it is', async () => {
    show({ connections: [connectionOf({ name: 'a\u202eb' })] });
    const button = await screen.findByRole('button', { name: /^a.*202E/ });
    expect(within(button).queryByText(/\u202e/)).toBeNull();
  });
});
