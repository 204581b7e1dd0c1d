import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { giveLayout } from '@renderer/test/layout';
import { renderWithProviders } from '@renderer/test/render';
import { summaryOf } from '@renderer/test/samples';
import type { WarmCollection, WarmFacts, WarmSetSummary } from '@shared/domain/warm-set';
import { appError, FalconerError } from '@shared/ipc/result';
import { WarmSetsDialog } from './WarmSetsDialog';

const monday: WarmSetSummary = {
  ...{ id: 's1', name: 'Monday', savedAt: 1_700_000_000_000, collections: 2, databases: 1 },
  ...{ partly: 1, fieldsUnknown: 0 },
};
const savedOf = (collection: string, over: Partial<WarmCollection> = {}): WarmCollection => ({
  ...{ database: 'default', collection, collectionId: '1', partitions: null },
  ...{ fields: { kind: 'all' }, replicas: 1, resourceGroups: null },
  ...over,
});
const factsOf = (collection: string, over: Partial<WarmFacts> = {}): WarmFacts => ({
  ...{ database: 'default', collection, collectionId: '1', loaded: ['a'], others: [] },
  ...{ fields: { kind: 'all' }, replicas: 1, resourceGroups: null, error: null },
  ...over,
});

interface Warm {
  database?: FakeDatabase;
  sets?: WarmSetSummary[];
  saved?: WarmCollection[];
  facts?: Record<string, WarmFacts>;
}

function show({ database = {}, sets = [monday], saved = [], facts = {} }: Warm = {}) {
  const names = Object.keys(facts);
  const bridge = installFakeDatabase({
    collections: names.map((name) =>
      summaryOf(name, { memoryPercent: facts[name]!.loaded.length > 0 ? 100 : null }),
    ),
    ...database,
  });
  bridge.handle({
    'databases.list': () => ({ databases: ['default'], readAt: 1 }),
    'warmSets.list': () => ({ sets }),
    'warmSets.read': ({ offset }) => ({
      collections: saved.slice(offset, offset + 1),
      next: offset + 1 < saved.length ? offset + 1 : null,
    }),
    'warmSets.capture': ({ targets }) => ({
      facts: targets.map(({ collection }) => facts[collection] ?? factsOf(collection)),
    }),
    'warmSets.save': () => ({ set: monday }),
    'warmSets.rename': () => ({ set: monday }),
    'warmSets.remove': () => ({}),
  });
  const onClose = vi.fn();
  const dialog = { kind: 'warmSets', connectionId: 'c' } as const;
  return { bridge, ...renderWithProviders(<WarmSetsDialog dialog={dialog} onClose={onClose} />) };
}

const button = (name: string) => screen.findByRole('button', { name });

beforeEach(() => {
  giveLayout();
  useNavigationStore.getState().openDatabase('c', 'default');
});

describe('the list', () => {
  it('says what is in each set, and that there is none', async () => {
    show();
    expect(await screen.findByText(/2 collections in 1 database, 1 of them partly/)).toBeDefined();
  });

  it('is empty at first', async () => {
    show({ sets: [] });
    expect(await screen.findByText('No warm set is saved for this connection yet.')).toBeDefined();
  });

  it('offers nothing that asks the server while the connection is lost, and no change on a read-only one', async () => {
    const { unmount } = show({ database: { connected: false } });
    for (const name of ['Save what is loaded now…', 'Compare with now: Monday', 'Bring back…: Monday'])
      await waitFor(async () => expect((await button(name)).getAttribute('aria-disabled')).toBe('true'));
    unmount();
    show({ database: { readOnly: true } });
    await waitFor(async () =>
      expect((await button('Compare with now: Monday')).getAttribute('aria-disabled')).toBe('false'),
    );
    expect((await button('Bring back…: Monday')).getAttribute('aria-disabled')).toBe('true');
  });

  it('asks before a set is deleted', async () => {
    const { user, bridge } = show();
    await user.click(await button('More for Monday'));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
    expect(bridge.callsOf('warmSets.remove')).toEqual([]);
    await waitFor(async () => expect(document.activeElement).toBe(await button('Cancel')));
    await user.click(await button('Delete warm set'));
    expect(bridge.callsOf('warmSets.remove')).toEqual([{ connectionId: 'c', setId: 's1' }]);
    expect(await screen.findByRole('list', { name: 'Saved warm sets' })).toBeDefined();
  });

  it('renames, and says which name is taken', async () => {
    const { user, bridge } = show();
    bridge.handle({
      'warmSets.rename': () => {
        throw new FalconerError(appError('warmSetNameTaken', { params: { name: 'Tuesday' } }));
      },
    });
    await user.click(await button('More for Monday'));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename…' }));
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Tuesday{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('a warm set named Tuesday already');
  });

  it('says what is wrong with a file, and where the export went', async () => {
    const { user, bridge } = show();
    bridge.handle({
      'warmSets.import': () => {
        throw new FalconerError(
          appError('warmSetInvalid', { params: { field: 'collections[3].partitions' } }),
        );
      },
      'warmSets.export': () => ({ path: '/home/me/Monday.json' }),
    });
    await user.click(await button('Import…'));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'collections[3].partitions is not in order',
    );
    await user.click(await button('More for Monday'));
    await user.click(await screen.findByRole('menuitem', { name: 'Export…' }));
    expect(await screen.findByText('Exported to /home/me/Monday.json')).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('saving', () => {
  it('reads only what is in memory, says what nobody knows, and keeps it under a name', async () => {
    const facts = {
      books: factsOf('books', { others: ['b'], fields: { kind: 'unknown' } }),
      authors: factsOf('authors'),
      idle: factsOf('idle', { loaded: [], others: ['a'] }),
      secret: factsOf('secret', { error: appError('permissionDenied') }),
    };
    const { user, bridge } = show({ facts });
    await user.click(await button('Save what is loaded now…'));
    expect(await screen.findByText('2 collections are in memory, 1 of them partly')).toBeDefined();
    expect(screen.getByText(/^Of 1 collection nobody knows which fields/)).toBeDefined();
    expect(screen.getByText(/could not be read and will not be in the set: secret$/)).toBeDefined();
    const asked = bridge.callsOf('warmSets.capture').flatMap(({ targets }) => targets);
    expect(asked.map(({ collection }) => collection)).toEqual(['books', 'authors', 'secret']);
    const name = screen.getByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Before the release');
    await user.click(await button('Save warm set'));
    const [capture] = bridge.callsOf('warmSets.capture');
    expect(bridge.callsOf('warmSets.save')).toEqual([
      { connectionId: 'c', captureId: capture?.captureId, name: 'Before the release' },
    ]);
  });

  it('of nothing is not possible', async () => {
    const { user } = show({ facts: {} });
    await user.click(await button('Save what is loaded now…'));
    expect(await screen.findByText('Nothing is in memory: there is nothing to save.')).toBeDefined();
    expect((await button('Save warm set')).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('bringing back', () => {
  const out = factsOf('books', { loaded: [], others: ['a', 'b'] });

  it('opens the plan at once where nothing has to be decided', async () => {
    const { user } = show({ saved: [savedOf('books')], facts: { books: out } });
    await user.click(await button('Bring back…: Monday'));
    await waitFor(() =>
      expect(useDialogStore.getState().dialog).toMatchObject({
        kind: 'bulkPlan',
        title: 'Bring back Monday',
        wishes: [{ action: 'load', target: { connectionId: 'c', collection: 'books', collectionId: '1' } }],
      }),
    );
  });

  it('waits for a choice where the fields are unknown, and then asks for all of them', async () => {
    const saved = [savedOf('books', { fields: { kind: 'unknown' } })];
    const { user } = show({ saved, facts: { books: out } });
    await user.click(await button('Bring back…: Monday'));
    expect(await screen.findByText('not in memory · fields unknown')).toBeDefined();
    expect((await button('Nothing to plan')).getAttribute('aria-disabled')).toBe('true');
    expect(useDialogStore.getState().dialog).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: /^Load 1 collection whose fields are unknown/ }));
    await user.click(await button('Plan 1 change…'));
    expect(useDialogStore.getState().dialog).toMatchObject({ wishes: [{ options: { fields: null } }] });
  });
});

describe('comparing', () => {
  it('names each difference, and offers to release what is beside the set without doing it', async () => {
    const saved = [savedOf('books', { partitions: ['a', 'z'] }), savedOf('lost'), savedOf('same')];
    const facts = {
      books: factsOf('books', { loaded: ['b'], others: ['a'] }),
      same: factsOf('same'),
      extra: factsOf('extra'),
    };
    const { user } = show({ saved, facts });
    await user.click(await button('Compare with now: Monday'));
    expect(
      await screen.findByText(
        '1 partition not in memory · 1 partition in memory beside the set · 1 partition of the set is gone',
      ),
    ).toBeDefined();
    expect(screen.getByText('not there any more')).toBeDefined();
    expect(screen.getByText('in memory, not in the set')).toBeDefined();
    for (const text of [
      '1 as they were',
      '1 different',
      '1 not there any more',
      '1 in memory beside the set',
    ])
      expect(screen.getByText(text)).toBeDefined();
    expect(screen.getAllByRole('checkbox').map((each) => (each as HTMLInputElement).checked)).toEqual([
      false,
      false,
    ]);
    await user.click(screen.getByRole('checkbox', { name: /^Release 1 collection that is in memory/ }));
    await user.click(await button('Plan 2 changes…'));
    expect(useDialogStore.getState().dialog).toMatchObject({
      wishes: [
        { action: 'load', options: { partitions: ['a'] } },
        { action: 'release', target: { collection: 'extra' }, partitions: null },
      ],
    });
  });

  it('says that everything is as it was', async () => {
    const { user } = show({ saved: [savedOf('books')], facts: { books: factsOf('books') } });
    await user.click(await button('Compare with now: Monday'));
    expect(await screen.findByText('Everything in the set is as it was.')).toBeDefined();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('says where it is not known what is beside the set', async () => {
    const { user, bridge } = show({ saved: [savedOf('books')], facts: { books: factsOf('books') } });
    bridge.handle({
      'databases.list': () => ({ databases: ['default', 'closed'], readAt: 1 }),
      'collections.list': ({ database }) => {
        if (database === 'closed') throw new FalconerError(appError('permissionDenied'));
        return { readAt: 1, collections: [summaryOf('books', { memoryPercent: 100 })], memoryError: null };
      },
    });
    await user.click(await button('Compare with now: Monday'));
    expect(await screen.findByText(/^What is in memory in closed could not be read/)).toBeDefined();
  });
});
