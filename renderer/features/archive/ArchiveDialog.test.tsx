import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { giveLayout } from '@renderer/test/layout';
import { renderWithProviders } from '@renderer/test/render';
import type { ArchivePage, ArchiveSummary } from '@shared/domain/archive';
import type { Definition } from '@shared/domain/definition';
import type { RecreatePlan } from '@shared/domain/recreate';
import { aDefinition } from '@shared/domain/testing';
import { appError, FalconerError } from '@shared/ipc/result';
import { ArchiveDialog } from './ArchiveDialog';

const ID = '20261121-190540123-9e107d9d-372b-4b6a-8b0e-6d6f0c1f2a3b';
const HOSTILE = 'books\u202e<img src=x>\u0000';
const summary = (over: Partial<ArchiveSummary> = {}): ArchiveSummary => ({
  ...{ id: ID, keptAt: 1_700_000_000_000, why: 'dropCollection', partition: null },
  ...{ connectionName: 'analytics-eu', database: 'default', collection: 'books', serverVersion: 'v2.5.27' },
  ...{ rowCount: '9007199254740993', notRead: [] },
  ...over,
});
const planned: RecreatePlan = {
  ...{ obstacle: null, steps: ['createCollection', 'createPartitions', 'compare'], unsure: [] },
  ...{ partitions: ['old', 'recent'], indexes: [], aliases: [], leftOut: [], originalGone: true },
};

interface Given {
  database?: FakeDatabase;
  page?: Partial<ArchivePage>;
  definition?: Definition;
  plan?: (name: string) => RecreatePlan;
  entryId?: string | null;
  /** The partition that the copy was kept for. */
  partition?: string | null;
}

function show(given: Given = {}) {
  const {
    database = {},
    page = {},
    definition = aDefinition(),
    plan,
    entryId = null,
    partition = null,
  } = given;
  const bridge = installFakeDatabase(database);
  const entries = [summary({ collection: definition.collection })];
  bridge.handle({
    'databases.list': () => ({ databases: ['default', 'reviews'], readAt: 1 }),
    'archive.list': () => ({ entries, damaged: [], total: entries.length, ...page }),
    'archive.read': () => ({
      entry: {
        ...{ id: ID, keptAt: 1, why: partition === null ? 'dropCollection' : 'dropPartition' },
        ...{ partition, connectionId: 'c', definition },
      },
    }),
    'archive.plan': ({ collection }) => ({ plan: plan?.(collection) ?? planned }),
    'archive.remove': () => ({}),
    'archive.export': () => ({ path: '/tmp/books.json' }),
    'archive.import': () => {
      throw new FalconerError(
        appError('definitionInvalid', { params: { field: 'schema.fields[1].data_type' } }),
      );
    },
    'archive.recreate': () => {
      throw new FalconerError(appError('alreadyExists'));
    },
  });
  const onClose = vi.fn();
  const dialog = { kind: 'archive', connectionId: 'c', entryId } as const;
  return { bridge, onClose, ...renderWithProviders(<ArchiveDialog dialog={dialog} onClose={onClose} />) };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });

beforeEach(() => {
  giveLayout();
  useNavigationStore.getState().openDatabase('c', 'default');
});

describe('the list', () => {
  it('says what is kept, of where, why, and with how many rows, digit by digit', async () => {
    show({ page: { entries: [summary({ notRead: ['grants'] })] } });
    expect(await screen.findByText(/9,007,199,254,740,993 rows then/)).toBeDefined();
    expect(screen.getByText(/before a drop/)).toBeDefined();
    expect(screen.getByText(/rights not read/)).toBeDefined();
    expect(screen.getByText('default on analytics-eu')).toBeDefined();
  });

  it('is empty at first, and says how it fills', async () => {
    show({ page: { entries: [], total: 0 } });
    expect(await screen.findByText(/No definition is kept yet/)).toBeDefined();
  });

  it('shows names as they are, with what cannot be seen made visible', async () => {
    const { container } = show({ definition: aDefinition({ collection: HOSTILE }) });
    const list = await screen.findByRole('list', { name: 'Definitions that are kept' });
    expect(within(list).getByText(/<img src=x>/)).toBeDefined();
    expect(list.textContent).not.toContain('\u202e');
    expect(list.textContent).not.toContain('\u0000');
    expect(container.ownerDocument.querySelector('img')).toBeNull();
  });

  it('tells damaged files instead of hiding them', async () => {
    const damaged = [{ file: 'x.json', problem: 'notJson' as const, detail: 'Unexpected end' }];
    show({ page: { entries: [], damaged, total: 1 } });
    expect(await screen.findByText(/The file x.json cannot be read as a copy/)).toBeDefined();
    expect(screen.getByText('Unexpected end')).toBeDefined();
  });

  it('makes nothing on a read-only connection or without one', async () => {
    const { unmount } = show({ database: { readOnly: true } });
    const named = /^Re-create…: books/;
    expect((await button(named)).getAttribute('aria-disabled')).toBe('true');
    unmount();
    show({ database: { connected: false } });
    expect((await button(named)).getAttribute('aria-disabled')).toBe('true');
  });

  it('says what is wrong with a file that is imported', async () => {
    show();
    await userEvent.click(await button('Import…'));
    expect((await screen.findByRole('alert')).textContent).toContain('schema.fields[1].data_type');
  });

  it('asks before a copy is removed, with Cancel first', async () => {
    const { bridge } = show();
    await userEvent.click(await button(/^More for books/));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove…' }));
    await waitFor(async () => {
      expect(document.activeElement).toBe(await button('Cancel'));
    });
    expect(bridge.callsOf('archive.remove')).toEqual([]);
    await userEvent.click(await button('Remove copy'));
    await waitFor(() => {
      expect(bridge.callsOf('archive.remove')).toEqual([{ entryId: ID }]);
    });
  });
});

describe('a copy', () => {
  it('shows what it holds, and what could not be read, with why', async () => {
    const indexes = { kind: 'notRead' as const, error: appError('permissionDenied') };
    show({ entryId: ID, definition: aDefinition({ indexes }) });
    expect(await screen.findByText('dim=8')).toBeDefined();
    expect(screen.getByText(/^Not readable: /)).toBeDefined();
    expect(screen.getByText('library')).toBeDefined();
    expect(await screen.findByText('What comes back here under its own name')).toBeDefined();
  });
});

describe('a copy that was kept before the drop of a partition', () => {
  it('offers that partition, in the very collection by its id, and says what that is', async () => {
    show({ entryId: ID, partition: 'old' });
    expect(await screen.findByText(/the partition can be created in it again, empty/)).toBeDefined();
    expect(screen.getByText(/before the drop of the partition old$/)).toBeDefined();
    await userEvent.click(await button('Create partition again…'));
    expect(useDialogStore.getState().dialog).toEqual({
      kind: 'createPartition',
      target: {
        ...{ connectionId: 'c', database: 'default', collection: 'books' },
        collectionId: '449000000000000007',
      },
      name: 'old',
    });
  });

  it('offers it nowhere where nothing can be made, and for no other copy', async () => {
    const { unmount } = show({ entryId: ID, partition: 'old', database: { readOnly: true } });
    expect((await button('Create partition again…')).getAttribute('aria-disabled')).toBe('true');
    unmount();
    show({ entryId: ID });
    await screen.findByText('dim=8');
    expect(screen.queryByRole('button', { name: 'Create partition again…' })).toBeNull();
  });
});

describe('making it again', () => {
  it('does not call the data gone while the collection is there', async () => {
    show({ plan: () => ({ ...planned, originalGone: false }) });
    await userEvent.click(await button(/^Re-create…: /));
    expect(
      await screen.findByText('A definition holds no rows: the collection will be empty.'),
    ).toBeDefined();
    expect(screen.queryByText(/The data is gone/)).toBeNull();
  });

  const open = async () => {
    await userEvent.click(await button(/^Re-create…: /));
  };

  it('says step by step what happens, that it is empty, and what does not come back', async () => {
    const leftOut = [{ what: 'alias', name: HOSTILE, reason: 'elsewhere', detail: 'authors' }] as const;
    show({ plan: () => ({ ...planned, leftOut: [...leftOut] }) });
    await open();
    expect(await screen.findByText('The data is gone: the collection will be empty.')).toBeDefined();
    expect(screen.getByText('Create 2 partitions')).toBeDefined();
    const list = screen.getByRole('list', { name: '1 thing does not come back' });
    expect(list.textContent).toContain('leads to another collection now: authors');
    expect(list.textContent).not.toContain('\u202e');
  });

  it('sends the exact name and database that are shown, and only when the plan is of them', async () => {
    const taken: RecreatePlan = { ...planned, obstacle: { kind: 'nameTaken', detail: 'books' } };
    const { bridge } = show({ plan: (name) => (name === 'books' ? taken : planned) });
    await open();
    const submit = await button('Re-create books, empty');
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(submit.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(submit);
    expect(bridge.callsOf('archive.recreate')).toEqual([]);

    await userEvent.selectOptions(screen.getByLabelText(/^Database on/), 'reviews');
    const name = screen.getByLabelText('Name');
    await userEvent.clear(name);
    await userEvent.type(name, ' Books_2 ');
    const again = await button(/^Re-create .*Books_2/);
    expect(again.getAttribute('aria-disabled')).toBe('true');
    await waitFor(() => {
      expect(again.getAttribute('aria-disabled')).toBe('false');
    });
    await userEvent.click(again);
    await waitFor(() => {
      expect(bridge.callsOf('archive.recreate')).toEqual([
        {
          ...{ connectionId: 'c', entryId: ID, database: 'reviews', collection: ' Books_2 ' },
          confirmation: { acknowledged: true, typedName: null },
        },
      ]);
    });
    // Refused after all: the words stay in the dialog.
    expect(await screen.findByRole('alert')).toBeDefined();
  });
});
