import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { subscribeToEvents } from '@renderer/api/events';
import { createQueryClient } from '@renderer/api/query-client';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { calmWorld, connectedTo, connectionOf } from '@renderer/test/connection-samples';
import { installFakeBridge } from '@renderer/test/fake-bridge';
import { renderWithProviders } from '@renderer/test/render';
import { fail } from '@shared/ipc/result';
import { AppShell } from './AppShell';

function show(world: Parameters<typeof calmWorld>[0] = {}) {
  const bridge = installFakeBridge(calmWorld(world));
  const client = createQueryClient();
  subscribeToEvents(client);
  return { bridge, ...renderWithProviders(<AppShell />, client) };
}

const production = connectionOf({ environment: 'production', name: 'analytics' });

describe('the first screen', () => {
  it('offers the sample cluster and an own connection, and asks no server', async () => {
    const { user, bridge } = show();
    const main = within(await screen.findByRole('main'));
    expect(main.getByText('See what is in memory')).toBeTruthy();
    await user.click(main.getByRole('button', { name: 'Add a connection' }));
    expect(await screen.findByRole('dialog', { name: 'Add a connection' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(main.getByRole('button', { name: 'Add a connection' }));
    expect(bridge.calls.filter(({ channel }) => /open|databases|collections/.test(channel))).toEqual([]);
    await user.click(main.getByRole('button', { name: 'Open the sample cluster' }));
    expect(bridge.callsOf('connections.open')).toEqual([{ connectionId: 'sample' }]);
  });

  it('says of the sample cluster that its data is made up, as long as it is open', async () => {
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'Open the sample cluster' }));
    expect(await screen.findByText(/^Sample cluster: made-up data/)).toBeTruthy();
  });

  it('greets who has connections already with those', async () => {
    show({ connections: [production] });
    expect(await screen.findByText('Choose a connection')).toBeTruthy();
  });
});

describe('the start', () => {
  it('opens what the command line asked for', async () => {
    const { bridge } = show({ connections: [production], info: { startConnectionId: 'c' } });
    await waitFor(() => expect(bridge.callsOf('connections.open')).toEqual([{ connectionId: 'c' }]));
    expect(useNavigationStore.getState()).toMatchObject({ connectionId: 'c', database: 'default' });
  });

  it('after a reload of the window goes on where it was, whatever the command line said', async () => {
    useNavigationStore.getState().openDatabase('d', 'reviews');
    const other = connectionOf({ id: 'd', name: 'other' });
    const { bridge } = show({
      connections: [production, other],
      statuses: { d: connectedTo() },
      info: { startConnectionId: 'c' },
    });
    const button = await screen.findByRole('button', { name: 'reviews' });
    expect(button.getAttribute('aria-current')).toBe('page');
    expect(bridge.callsOf('connections.open')).toEqual([]);
    expect(JSON.parse(sessionStorage.getItem('navigation') ?? '{}')).toMatchObject({
      state: { connectionId: 'd', database: 'reviews' },
    });
  });

  it('opens what a second start asked for, also if it was added just now', async () => {
    const { bridge } = show();
    await screen.findByRole('main');
    await screen.findByRole('button', { name: 'Sample cluster' });
    bridge.handle(calmWorld({ connections: [production] }));
    bridge.emit('app.openConnection', { connectionId: 'c' });
    await waitFor(() => expect(bridge.callsOf('connections.open')).toEqual([{ connectionId: 'c' }]));
  });

  it('says what it found wrong with the profile, until that is dismissed', async () => {
    const notices = [
      { kind: 'corruptFile' as const, file: 'connections.json', keptAs: 'connections.json.bad-1' },
      { kind: 'unwritable' as const, file: 'settings.json', keptAs: null },
    ];
    const { user } = show({ info: { notices } });
    const notice = await screen.findByText(/^connections\.json could not be read/);
    expect(notice.textContent).toContain('The file is kept as connections.json.bad-1.');
    expect(screen.getByText(/^settings\.json cannot be written/)).toBeTruthy();
    await user.click(screen.getAllByRole('button', { name: 'Dismiss' })[0]!);
    expect(screen.queryByText(/^connections\.json/)).toBeNull();
  });

  it('says, small, that the runtime is a stand-in', async () => {
    show({ info: { runtime: 'fallback' } });
    const note = await screen.findByRole('button', { name: 'Development runtime' });
    expect(note.getAttribute('aria-description')).toContain('not for daily work');
  });
});

describe('the window', () => {
  it('draws a line over production only', async () => {
    const { container, user } = show({
      connections: [production, connectionOf({ id: 'd', name: 'other' })],
      statuses: { c: connectedTo(), d: connectedTo() },
    });
    await user.click(await screen.findByRole('button', { name: 'analytics' }));
    expect(container.querySelector('[class*=productionLine]')).not.toBeNull();
    await user.click(screen.getByRole('button', { name: 'other' }));
    expect(container.querySelector('[class*=productionLine]')).toBeNull();
  });

  it('shows the databases of the open connection, and keeps the one that is open if they cannot be listed', async () => {
    const { user, bridge, client } = show({ connections: [production], statuses: { c: connectedTo() } });
    const names = ['books'];
    bridge.handle({
      'collections.list': () => ({
        readAt: Date.now(),
        collections: names.map((name) => ({ name, id: name, createdAt: null, memoryPercent: null })),
        memoryError: null,
      }),
      'collections.detail': () => fail('permissionDenied'),
    });
    await user.click(await screen.findByRole('button', { name: 'analytics' }));
    const list = within(await screen.findByRole('list', { name: 'Databases of analytics' }));
    await list.findByRole('button', { name: 'reviews' });
    const open = list.getByRole('button', { name: 'default' });
    const count = () => document.getElementById(open.getAttribute('aria-describedby') ?? '')?.textContent;
    await waitFor(() => expect(count()).toBe('1'));
    // Counting costs no call: the other database was not read.
    expect(list.getByRole('button', { name: 'reviews' }).getAttribute('aria-describedby')).toBeNull();
    expect(bridge.callsOf('collections.list').map(({ database }) => database)).toEqual(['default']);
    // It follows the list.
    names.push('authors', 'events');
    await client.invalidateQueries();
    await waitFor(() => expect(count()).toBe('3'));
  });

  it('names the databases that are known if the user may not list them', async () => {
    const { user, bridge } = show({ connections: [production], statuses: { c: connectedTo() } });
    bridge.handle({ 'databases.list': () => fail('permissionDenied') });
    await user.click(await screen.findByRole('button', { name: 'analytics' }));
    await screen.findByText('Other databases could not be listed');
    expect(screen.getByRole('button', { name: 'default' })).toBeTruthy();
  });

  it('leaves a connection that was removed', async () => {
    const { bridge } = show({ connections: [production], statuses: { c: connectedTo() } });
    await screen.findByRole('button', { name: 'analytics' });
    useNavigationStore.getState().openDatabase('c', 'default');
    bridge.emit('connections.changed', { connections: [] });
    await waitFor(() => expect(useNavigationStore.getState().connectionId).toBeNull());
    expect(await screen.findByRole('button', { name: 'Open the sample cluster' })).toBeTruthy();
  });

  it('keeps the width of the sidebar', async () => {
    const { bridge } = show();
    const handle = await screen.findByRole('separator', { name: 'Width of the sidebar' });
    fireEvent.keyDown(handle, { key: 'ArrowRight' });
    await waitFor(() => expect(bridge.callsOf('settings.update')).toEqual([{ sidebarWidth: 248 }]));
  });

  it('starts with what it has when the settings cannot be read', async () => {
    const bridge = installFakeBridge({ ...calmWorld(), 'settings.read': () => fail('storageFailed') });
    renderWithProviders(<AppShell />);
    expect(await screen.findByRole('button', { name: 'Open the sample cluster' })).toBeTruthy();
    expect(bridge.callsOf('settings.read')).toHaveLength(1);
  });
});

describe('commands', () => {
  it('finds every command by its name, with why it cannot be done, and by its key', async () => {
    const { user } = show({ connections: [production] });
    await screen.findByRole('main');
    await user.keyboard('{Control>}k{/Control}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Commands' }));
    const search = dialog.getByRole('textbox', { name: 'Search commands' });
    const off = dialog.getByRole('button', { name: /^Drop…/ });
    expect(off.getAttribute('aria-disabled')).toBe('true');
    expect(off.textContent).toContain('Choose a collection first');
    await user.click(off);
    expect(useDialogStore.getState().dialog).toBeNull();
    await user.type(search, 'SETT');
    await user.click(dialog.getByRole('button', { name: /^Settings/ }));
    expect(await screen.findByRole('dialog', { name: 'Settings' })).toBeTruthy();
    await user.keyboard('{Control>}n{/Control}');
    expect(useDialogStore.getState().dialog).toEqual({ kind: 'settings' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Settings' })).toBeNull());
    await user.keyboard('{Control>}n{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Add a connection' })).toBeTruthy();
  });

  it('opens connections by name or address', async () => {
    const { user, bridge } = show({ connections: [production] });
    await user.click(await screen.findByRole('button', { name: /^Commands/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Commands' }));
    await user.type(dialog.getByRole('textbox'), 'localhost');
    await user.click(dialog.getByRole('button', { name: 'Open analytics' }));
    expect(bridge.callsOf('connections.open')).toEqual([{ connectionId: 'c' }]);
  });
});
