import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { giveLayout } from '@renderer/test/layout';
import { renderWithProviders } from '@renderer/test/render';
import { detailOf, memoryOf, summaryOf } from '@renderer/test/samples';
import type { CollectionSegments, SegmentShare } from '@shared/domain/cluster';
import { appError, FalconerError } from '@shared/ipc/result';
import { oldestOf } from './data/read-held';
import { MemoryView } from './MemoryView';
import { heldOf } from './model/testing';

const GIB = 2 ** 30;

const share = (over: Partial<SegmentShare>): SegmentShare => ({
  ...{ partition: 'p0', partitionId: '0', node: '1', segments: 1, rows: 100, bytes: null },
  ...over,
});
const segments = (...inMemory: SegmentShare[]): CollectionSegments => ({
  readAt: Date.now(),
  inMemory,
  onDisk: null,
});

const held: Record<string, CollectionSegments> = {
  books: segments(share({ rows: 900, bytes: 9 * GIB }), share({ node: '2', rows: 600, bytes: 6 * GIB })),
  bare: segments(),
};

function install(over: FakeDatabase = {}, of: Record<string, CollectionSegments> = held) {
  const collections = Object.keys(of).map((name, at) =>
    summaryOf(name, { id: String(at), memoryPercent: 100 }),
  );
  const bridge = installFakeDatabase({ collections, ...over });
  bridge.handle({
    'databases.list': () => ({ databases: ['default'], readAt: Date.now() }),
    'cluster.memory': () => ({
      readAt: Date.now(),
      nodes: [
        { id: '1', memoryBytes: 16 * GIB, usedBytes: 12 * GIB },
        { id: '2', memoryBytes: null, usedBytes: null },
      ],
      nodesError: null,
      groups: [],
      groupsError: null,
    }),
    'collections.segments': ({ collection }) => of[collection] ?? segments(),
  });
  return bridge;
}

const show = () => renderWithProviders(<MemoryView connectionId="c" />);
const row = (name: string) => screen.findByRole('row', { name: new RegExp(`^${name} `) });

beforeEach(() => {
  giveLayout();
  useNavigationStore.getState().openDatabase('c', 'default');
  useNavigationStore.getState().showMemory();
});

describe('the query nodes', () => {
  it('say what is used and free, and that it is not known', async () => {
    install();
    show();
    const [first, second] = await screen.findAllByRole('listitem');
    expect(first?.textContent).toContain('12\u00A0GiB of 16\u00A0GiB used');
    expect(first?.textContent).toContain('4\u00A0GiB free');
    expect(within(first!).getByRole('progressbar', { name: 'Memory of node 1' })).toBeDefined();
    expect(second?.textContent).toContain('The server does not tell its memory.');
  });

  it('are not known where the right is missing, and the rest is', async () => {
    const bridge = install();
    bridge.handle({
      'cluster.memory': () => ({
        readAt: 1,
        nodes: null,
        nodesError: appError('permissionDenied', { params: { privilege: 'PrivilegeGetMetrics' } }),
        groups: null,
        groupsError: appError('permissionDenied'),
      }),
    });
    show();
    expect((await screen.findByRole('alert')).textContent).toContain('PrivilegeGetMetrics');
    expect(await row('books')).toBeDefined();
  });
});

describe('the table and the map', () => {
  it('show bytes, share, rows and segments, the biggest first, and what is loaded but empty', async () => {
    install();
    const { user } = show();
    const books = await row('books');
    await waitFor(() => expect(books.textContent).toContain('15\u00A0GiB'));
    expect(books.textContent).toContain('100 %');
    expect(books.textContent).toContain('1,500');
    expect((await row('bare')).textContent).toContain('Loaded but empty');
    expect(screen.getByText('biggest: books, 100 %')).toBeDefined();
    expect(
      screen.getByRole('button', { name: 'books 15\u00A0GiB, 100 % of what is in memory' }),
    ).toBeDefined();
    expect(screen.queryByRole('button', { name: /^bare/ })).toBeNull();

    await user.click(screen.getByRole('checkbox', { name: 'Loaded but empty 1' }));
    await waitFor(() => expect(screen.queryByRole('row', { name: /^books / })).toBeNull());
    expect(await row('bare')).toBeDefined();
  });

  it('count rows, and say so, where no bytes are reported', async () => {
    install({}, { books: segments(share({ rows: 900 })), authors: segments(share({ rows: 100, bytes: 5 })) });
    show();
    expect(await screen.findByText(/^Sizes are rows: this server reports no bytes/)).toBeDefined();
    expect((await row('books')).textContent).toContain('900 rows');
    expect(document.body.textContent).not.toContain('5\u00A0B');
  });

  it('lead to the collection, from the map and from the table by key', async () => {
    install();
    const { user } = show();
    const area = await screen.findByRole('button', { name: /^books / });
    await user.click(area);
    expect(useNavigationStore.getState()).toMatchObject({
      view: 'database',
      database: 'default',
      collection: { name: 'books', id: '0' },
    });
    useNavigationStore.getState().showMemory();
    (await row('bare')).focus();
    await user.keyboard('{Enter}');
    expect(useNavigationStore.getState().collection).toEqual({ name: 'bare', id: '1' });
  });

  it('are grouped by node and by partition', async () => {
    install();
    const { user } = show();
    await row('books');
    await user.click(screen.getByRole('radio', { name: 'Node' }));
    expect((await row('Node 2')).textContent).toContain('6\u00A0GiB');
    expect(
      await screen.findByRole('button', { name: /^books 9\u00A0GiB, 60 % of what is in memory, in Node 1$/ }),
    ).toBeDefined();
    await user.click(screen.getByRole('radio', { name: 'Partition' }));
    expect((await row('p0 books in default')).textContent).toContain('15\u00A0GiB');
  });

  it('have one stop for the Tab key on the map; arrows go to the next smaller one', async () => {
    install({}, { big: segments(share({ rows: 9 })), small: segments(share({ rows: 3 })) });
    const { user } = show();
    const big = await screen.findByRole('button', { name: /^big / });
    const small = await screen.findByRole('button', { name: /^small / });
    expect([big.tabIndex, small.tabIndex]).toEqual([0, -1]);
    big.focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(small);
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(big);
  });

  it('put the small ones of many together', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`c${String(at)}`, segments(share({ rows: at + 1 }))]),
    );
    install({}, many);
    show();
    expect(await screen.findByRole('button', { name: /^140 others 9,870 rows/ })).toBeDefined();
    expect(screen.getByText('200 collections in memory')).toBeDefined();
  });
});

describe('what cannot be read', () => {
  const denied = appError('permissionDenied', { params: { privilege: 'PrivilegeGetStatistics' } });

  it('is said on its own line, and the rest stands', async () => {
    const bridge = install();
    bridge.handle({
      'collections.segments': ({ collection }) => {
        if (collection === 'bare') throw new FalconerError(denied);
        return held[collection] ?? segments();
      },
    });
    show();
    expect((await row('bare')).textContent).toContain('Not read');
    expect(await screen.findByText(/^1 collection could not be read/)).toBeDefined();
    expect((await row('books')).textContent).toContain('15\u00A0GiB');
  });

  it('is one notice in place of the map if it is the same for all', async () => {
    const bridge = install();
    bridge.handle({
      'collections.segments': () => {
        throw new FalconerError(denied);
      },
    });
    show();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('PrivilegeGetStatistics');
    expect(screen.queryByRole('group', { name: /^Map of/ })).toBeNull();
    expect((await row('books')).textContent).toContain('Not read');
  });

  it('of a database leaves the others', async () => {
    const bridge = install();
    bridge.handle({
      'databases.list': () => ({ databases: ['default', 'closed'], readAt: 1 }),
      'collections.list': ({ database }) => {
        if (database === 'closed') throw new FalconerError(denied);
        return { readAt: 1, collections: [summaryOf('books', { memoryPercent: 100 })], memoryError: null };
      },
    });
    show();
    expect(await screen.findByText('What is in memory in closed could not be read.')).toBeDefined();
    expect(await row('books')).toBeDefined();
  });

  it('on milvus-lite is not asked for: rows by statistics take its place', async () => {
    const details = { books: detailOf('books', { rowCount: '77' }) };
    const bridge = install({ version: 'milvus_lite-3.2.1', details });
    show();
    expect(await screen.findByText(/^milvus-lite tells no segments/)).toBeDefined();
    expect(await screen.findByText(/^milvus-lite runs in one process/)).toBeDefined();
    await waitFor(async () => expect((await row('books')).textContent).toContain('77 rows'));
    expect(bridge.callsOf('collections.segments')).toEqual([]);
    expect(bridge.callsOf('cluster.memory')).toEqual([]);
    expect(screen.queryByRole('radio', { name: 'Node' })).toBeNull();
  });
});

it('is read again only when that is asked for', async () => {
  const bridge = install({ memory: { books: memoryOf(100) } });
  const { user } = show();
  await waitFor(async () => expect((await row('books')).textContent).toContain('15\u00A0GiB'));
  await waitFor(() => expect(bridge.callsOf('collections.segments')).toHaveLength(2));
  bridge.handle({ 'collections.segments': () => segments(share({ bytes: 3 * GIB })) });
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await waitFor(async () => expect((await row('books')).textContent).toContain('3\u00A0GiB'));
  expect(bridge.callsOf('collections.segments')).toHaveLength(4);
  expect(bridge.callsOf('cluster.memory')).toHaveLength(2);
});

it('says that nothing is in memory', async () => {
  install({}, {});
  show();
  expect(
    await screen.findByText('What is loaded in any database of local appears here after a refresh.'),
  ).toBeDefined();
});

it('has the age of the oldest figure that it shows', () => {
  const at = (readAt: number) => ({ readAt, shares: [], partitions: null });
  const collections = [heldOf('a', null, { holding: at(40) }), heldOf('b', null, { holding: at(90) })];
  const list = { readAt: 80, done: 0, failed: [], collections };
  expect(oldestOf(list)).toBe(40);
  expect(oldestOf({ ...list, collections: [] })).toBe(80);
});

it('goes on where reading was left when the view was', async () => {
  const bridge = install();
  bridge.handle({
    'collections.segments': ({ collection }) =>
      collection === 'books' ? held.books! : new Promise(() => undefined),
  });
  const { unmount, client } = show();
  await waitFor(async () => expect((await row('books')).textContent).toContain('15\u00A0GiB'));
  unmount();
  bridge.handle({ 'collections.segments': ({ collection }) => held[collection] ?? segments() });
  renderWithProviders(<MemoryView connectionId="c" />, client);
  await waitFor(async () => expect((await row('bare')).textContent).toContain('Loaded but empty'));
});
