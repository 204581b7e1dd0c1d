import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeRef, installFakeDatabase } from '@renderer/test/fake-database';
import { giveLayout } from '@renderer/test/layout';
import { renderWithProviders } from '@renderer/test/render';
import { detailOf, memoryOf, summaryOf, taskOf } from '@renderer/test/samples';
import { subscribeToEvents } from '@renderer/api/events';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import type { LoadedFields } from '@shared/domain/collection';
import { appError, FalconerError } from '@shared/ipc/result';
import { DatabaseView } from './DatabaseView';

const show = () => renderWithProviders(<DatabaseView {...fakeRef} />);
const row = (name: string) => screen.findByRole('row', { name: new RegExp(`^Select ${name} `) });
const inRow = async (name: string) => within(await row(name));

beforeEach(() => {
  giveLayout();
  useNavigationStore.getState().openDatabase(fakeRef.connectionId, fakeRef.database);
});

const four = [
  summaryOf('authors', { id: '1', memoryPercent: 100 }),
  summaryOf('books', { id: '2', memoryPercent: 100 }),
  summaryOf('events', { id: '3', memoryPercent: 45 }),
  summaryOf('users', { id: '4' }),
];

describe('what the rows say', () => {
  it('tells loaded, partly, loading and not loaded apart, and counts each', async () => {
    installFakeDatabase({ collections: four, memory: { books: memoryOf(100, null, null, null) } });
    show();
    expect(await (await inRow('authors')).findByText('Loaded')).toBeDefined();
    expect(await (await inRow('books')).findByText('Partly 1 of 4')).toBeDefined();
    const events = await inRow('events');
    expect(events.getByText('Loading 45 %')).toBeDefined();
    expect(events.getByRole('progressbar', { name: 'Loading events' }).getAttribute('aria-valuenow')).toBe(
      '45',
    );
    expect((await inRow('users')).getByText('Not loaded')).toBeDefined();
    for (const name of ['All 4', 'Loaded 1', 'Partly 1', 'Loading 1', 'Failed 0', 'Not loaded 1'])
      expect(await screen.findByRole('radio', { name })).toBeDefined();
  });

  it('has a switch that is on only if everything is loaded', async () => {
    installFakeDatabase({ collections: four, memory: { books: memoryOf(100, null) } });
    show();
    const partly = await (await inRow('books')).findByRole('switch', { name: 'books in memory' });
    await waitFor(() => {
      expect(partly.getAttribute('data-look')).toBe('partly');
    });
    expect(partly.getAttribute('aria-checked')).toBe('false');
    expect((await inRow('authors')).getByRole('switch').getAttribute('aria-checked')).toBe('true');
    expect((await inRow('users')).getByRole('switch').getAttribute('aria-checked')).toBe('false');
  });

  it('follows partitions on their way of which the list says nothing', async () => {
    const held = { collections: [summaryOf('books', { id: '2', memoryPercent: 100 })] };
    const bridge = installFakeDatabase(held);
    let percent = 0;
    bridge.handle({
      'collections.memory': () => ({ ...memoryOf(100, Math.min(100, percent)), readAt: Date.now() }),
    });
    show();
    expect(await (await inRow('books')).findByText('Loading 50 %')).toBeDefined();
    percent = 60;
    expect(await (await inRow('books')).findByText('Loading 80 %')).toBeDefined();
    percent = 100;
    expect(await (await inRow('books')).findByText('Loaded')).toBeDefined();
    expect(bridge.callsOf('collections.list')).toHaveLength(1);
  });

  it('says that it is checking until the partitions were read', async () => {
    const bridge = installFakeDatabase({ collections: four });
    bridge.handle({ 'collections.memory': () => new Promise(() => undefined) });
    show();
    expect((await inRow('authors')).getByText('In memory, checking')).toBeDefined();
    expect(screen.getByRole('radio', { name: 'In memory, checking 2' })).toBeDefined();
  });

  it('is unknown, with the reason, where the right to read it is missing', async () => {
    const error = appError('permissionDenied', { params: { privilege: 'PrivilegeLoad' } });
    installFakeDatabase({ collections: four, memoryError: error });
    show();
    const users = await inRow('users');
    expect(users.getByText('Unknown')).toBeDefined();
    expect(users.getByRole('switch').getAttribute('aria-disabled')).toBe('true');
  });

  it('keeps a failed load on its row', async () => {
    const failed = taskOf({
      collection: 'users',
      collectionId: '4',
      status: 'failed',
      endedAt: 5,
      error: appError('loadReverted'),
      progress: { percent: 74, partitions: [], movedAt: 1, recent: [] },
    });
    installFakeDatabase({ collections: four, tasks: [failed] });
    show();
    expect(await (await inRow('users')).findByText('Load failed at 74 %')).toBeDefined();
  });

  it('shows what is known of the fields: all, some, unknown, or none in memory', async () => {
    const collections = ['a', 'b', 'c', 'd'].map((name, at) =>
      summaryOf(name, { id: String(at), memoryPercent: name === 'd' ? null : 100 }),
    );
    const some: LoadedFields = {
      kind: 'some',
      at: 1,
      source: 'sent',
      fields: ['id', 'embedding'],
      dynamicField: false,
    };
    installFakeDatabase({
      collections,
      details: {
        a: detailOf('a', { id: '0', loadedFields: { kind: 'all', at: 1, source: 'sent' } }),
        b: detailOf('b', { id: '1', loadedFields: some }),
        c: detailOf('c', { id: '2' }),
        d: detailOf('d', { id: '3' }),
      },
    });
    show();
    expect(await (await inRow('a')).findByText('all 5')).toBeDefined();
    expect(await (await inRow('b')).findByText('2 of 5')).toBeDefined();
    expect(await (await inRow('c')).findByText('unknown')).toBeDefined();
    expect((await inRow('d')).queryByText('unknown')).toBeNull();
  });
});

describe('the switch', () => {
  const turn = async (name: string) => {
    const { user } = show();
    const control = await (await inRow(name)).findByRole('switch');
    await waitFor(() => {
      expect(control.getAttribute('aria-disabled')).toBe('false');
    });
    await user.click(control);
  };

  it.each(['development', 'staging'] as const)('loads everything at once on %s', async (environment) => {
    const bridge = installFakeDatabase({ collections: four, environment });
    await turn('users');
    await waitFor(() => {
      expect(bridge.callsOf('collections.load')).toEqual([
        {
          ...fakeRef,
          collection: 'users',
          collectionId: '4',
          options: {
            fields: null,
            skipDynamicField: false,
            partitions: null,
            replicas: null,
            resourceGroups: null,
            priority: null,
            releaseFirst: false,
          },
          confirmation: { acknowledged: false, typedName: null },
        },
      ]);
    });
    expect(useDialogStore.getState().dialog).toBeNull();
  });

  it('shows the summary before a load on production', async () => {
    const bridge = installFakeDatabase({ collections: four, environment: 'production' });
    await turn('users');
    expect(useDialogStore.getState().dialog).toMatchObject({ kind: 'confirmLoad' });
    expect(bridge.callsOf('collections.load')).toEqual([]);
  });

  it('releases at once on development and asks elsewhere', async () => {
    const bridge = installFakeDatabase({ collections: four });
    await turn('authors');
    await waitFor(() => {
      expect(bridge.callsOf('collections.release')).toMatchObject([
        { collection: 'authors', collectionId: '1' },
      ]);
    });
  });

  it('asks before a release on staging', async () => {
    const bridge = installFakeDatabase({ collections: four, environment: 'staging' });
    await turn('authors');
    expect(useDialogStore.getState().dialog).toMatchObject({ kind: 'release', partitions: null });
    expect(bridge.callsOf('collections.release')).toEqual([]);
  });

  it('cannot be turned where an index is missing, says which, and is still focusable', async () => {
    const bridge = installFakeDatabase({
      collections: four,
      details: { users: detailOf('users', { id: '4', indexes: [] }) },
    });
    const { user } = show();
    const users = await inRow('users');
    expect(await users.findByText('no index on embedding')).toBeDefined();
    const control = users.getByRole('switch');
    expect(control.getAttribute('aria-disabled')).toBe('true');
    control.focus();
    expect((await screen.findByRole('tooltip')).textContent).toContain('No index on embedding');
    await user.click(control);
    expect(bridge.callsOf('collections.load')).toEqual([]);
  });

  it('cannot be turned on a read-only connection', async () => {
    installFakeDatabase({ collections: four, readOnly: true });
    show();
    await waitFor(async () => {
      expect((await inRow('users')).getByRole('switch').getAttribute('aria-disabled')).toBe('true');
    });
  });

  it('says above the list why it could not, until that is dismissed', async () => {
    const bridge = installFakeDatabase({ collections: four });
    bridge.handle({
      'collections.load': () => {
        throw new FalconerError(appError('rateLimited', { detail: 'rate limit exceeded' }));
      },
    });
    await turn('users');
    const [alert] = await screen.findAllByRole('alert');
    expect(alert?.textContent).toContain('users');
    screen.getByRole('button', { name: 'Dismiss' }).click();
    await waitFor(() => {
      expect(screen.queryByRole('alert')).toBeNull();
    });
  });
});

describe('the menu of a row', () => {
  it('offers every action, and says beside one why it cannot be done', async () => {
    installFakeDatabase({ collections: four });
    const { user } = show();
    await user.click(await screen.findByRole('button', { name: 'More for users' }));
    for (const name of ['Load with options…', 'Refresh load', 'Release', 'Drop…', 'Copy name'])
      expect(await screen.findByRole('menuitem', { name })).toBeDefined();
    const release = screen.getByRole('menuitem', { name: 'Release' });
    expect(release.getAttribute('aria-disabled')).toBe('true');
    expect(release.textContent).toContain('It is not in memory');
    await user.click(screen.getByRole('menuitem', { name: 'Drop…' }));
    expect(useDialogStore.getState().dialog).toEqual({
      ...{ kind: 'drop', connectionId: fakeRef.connectionId },
      targets: [{ kind: 'collection', ref: { ...fakeRef, collection: 'users', collectionId: '4' } }],
    });
  });
});

describe('what is not a list', () => {
  it('tells an empty database from one where nothing matches', async () => {
    installFakeDatabase({ collections: [] });
    show();
    expect(await screen.findByText('No collections in default')).toBeDefined();
  });

  it('offers to clear a search that nothing matches', async () => {
    installFakeDatabase({ collections: four });
    const { user } = show();
    await user.type(await screen.findByRole('searchbox', { name: 'Search collections' }), 'zzz');
    expect(await screen.findByText('Nothing matches')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Clear search and state' }));
    expect(await row('users')).toBeDefined();
  });

  it('tells forbidden from failed', async () => {
    const bridge = installFakeDatabase();
    bridge.handle({
      'collections.list': () => {
        throw new FalconerError(appError('permissionDenied', { params: { privilege: 'ShowCollections' } }));
      },
    });
    show();
    expect(await screen.findByText('This user may not list the collections of default')).toBeDefined();
  });

  it('asks nothing while the server is away, and says so', async () => {
    const bridge = installFakeDatabase({ connected: false });
    show();
    expect(await screen.findByText('local is not connected')).toBeDefined();
    expect(bridge.callsOf('collections.list')).toEqual([]);
  });
});

describe('at 65,536 collections', () => {
  const many = Array.from({ length: 65_536 }, (_, at) =>
    summaryOf(`c${String(at).padStart(5, '0')}`, { id: String(at) }),
  );

  it('puts only the rows in sight into the page and asks only for them', async () => {
    const bridge = installFakeDatabase({ collections: many });
    show();
    const grid = await screen.findByRole('grid', { name: 'Collections' });
    expect(grid.getAttribute('aria-rowcount')).toBe('65537');
    expect((await row('c00000')).getAttribute('aria-rowindex')).toBe('2');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(100);
    await waitFor(() => {
      expect(bridge.callsOf('collections.detail').length).toBeGreaterThan(0);
    });
    expect(bridge.callsOf('collections.detail').length).toBeLessThan(100);
    expect(bridge.callsOf('collections.memory')).toEqual([]);
  });
});

describe('when a task ends', () => {
  it('reads the list and what it was about again', async () => {
    const bridge = installFakeDatabase({ collections: four });
    const { client } = show();
    const stop = subscribeToEvents(client);
    await row('users');
    await waitFor(() => {
      expect(bridge.callsOf('collections.detail').length).toBe(4);
    });
    const rest = four.filter(({ name }) => name !== 'users');
    bridge.handle({
      'collections.list': () => ({ readAt: Date.now() + 10, collections: rest, memoryError: null }),
    });
    const about = { kind: 'dropCollection', collection: 'users', collectionId: '4' } as const;
    bridge.emit('tasks.changed', { task: taskOf({ ...about, status: 'done', endedAt: Date.now() + 5 }) });
    await waitFor(() => {
      expect(screen.queryByRole('row', { name: /^Select users / })).toBeNull();
    });
    expect(screen.getByRole('radio', { name: 'All 3' })).toBeDefined();
    stop();
  });
});

describe('by keyboard', () => {
  it('moves with the arrows and opens the panel with Enter', async () => {
    installFakeDatabase({ collections: four });
    const { user } = show();
    (await row('authors')).focus();
    await user.keyboard('{ArrowDown}');
    await waitFor(async () => {
      expect(await row('books')).toBe(document.activeElement);
    });
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('region', { name: 'books' })).toBeDefined();
    expect(useNavigationStore.getState().collection).toEqual({ name: 'books', id: '2' });
  });
});
