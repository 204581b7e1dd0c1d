import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { booksRef, clusterOf, installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { giveLayout } from '@renderer/test/layout';
import { renderWithProviders } from '@renderer/test/render';
import { detailOf, fieldOf, indexOf, memoryOf, taskOf } from '@renderer/test/samples';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { LoadDialog } from './LoadDialog';

beforeEach(() => {
  giveLayout();
});

const GIB = 2 ** 30;
const samples = {
  sampledAt: Date.UTC(2026, 0, 2, 12),
  fields: { title: { rows: 50, bytesPerRow: 100 }, $meta: { rows: 50, bytesPerRow: 60 } },
};

async function open(held: FakeDatabase = {}) {
  const bridge = installFakeDatabase({ memory: { books: memoryOf(null, null) }, ...held });
  const { user } = renderWithProviders(
    <LoadDialog dialog={{ kind: 'load', target: booksRef }} onClose={() => undefined} />,
  );
  await screen.findByRole('checkbox', { name: 'id' });
  return { bridge, user };
}

const big = (rowCount: string, over = {}) => ({ books: detailOf('books', { rowCount, ...over }) });
const memoryBox = () => screen.getByRole('region', { name: 'Memory' });
const obstacles = () => screen.findByRole('list', { name: 'What stands in the way' });

describe('what a load costs', () => {
  it('is a range over the chosen fields, against what the query nodes can still fill', async () => {
    const { user } = await open({ details: big('10000000'), samples });
    await waitFor(() => {
      expect(memoryBox().textContent).toMatch(/GiB to .*\u00A0GiB/);
    });
    // 16 GiB, of which 90 % may be filled and 4 are.
    await waitFor(() => {
      expect(memoryBox().textContent).toContain(
        '10.4\u00A0GiB of 16\u00A0GiB can still be filled on 1 query node',
      );
    });
    expect(memoryBox().textContent).toContain('Fits:');
    const before = memoryBox().textContent;
    await user.click(screen.getByRole('button', { name: 'Search only' }));
    expect(memoryBox().textContent).not.toBe(before);
  });

  it('leaves out what nobody knows, and says so', async () => {
    await open({ details: big('1000') });
    await waitFor(() => {
      expect(memoryBox().textContent).toContain('Without 2 fields whose size is unknown');
    });
    expect(memoryBox().textContent).toContain('Whether it fits is unknown');
  });

  it('shows its formula, with the numbers that went in and where they come from', async () => {
    const { user } = await open({ details: big('1000'), samples });
    await user.click(screen.getByRole('button', { name: 'How this is reckoned' }));
    const list = screen.getByRole('group', { name: 'How the memory is reckoned' });
    expect(list.textContent).toContain('1,000 rows at 640 to 652.8\u00A0B a row in HNSW');
    expect(list.textContent).toContain('from 50 rows that were read');
    expect(list.textContent).toContain('Faiss wiki');
  });

  it('stands beside what the segments report', async () => {
    const share = { partition: 'p0', partitionId: '0', node: '1', segments: 2, rows: 1000 };
    await open({
      memory: { books: memoryOf(100, 100) },
      segments: { readAt: 1, inMemory: [{ ...share, bytes: 3 * GIB }], onDisk: [] },
    });
    expect(await screen.findByText(/as the segments report: 3 GiB, 1,000 rows in 2 segments/)).toBeDefined();
  });

  it('says where a server reports no sizes', async () => {
    const share = { partition: 'p0', partitionId: '0', node: '1', segments: 1, rows: 10, bytes: null };
    await open({
      memory: { books: memoryOf(100, 100) },
      segments: { readAt: 1, inMemory: [share], onDisk: [] },
    });
    expect(await screen.findByText(/10 rows in 1 segment. This server reports no sizes/)).toBeDefined();
  });
});

describe('why it cannot be loaded', () => {
  it('offers to create the missing index, and then load', async () => {
    await open({ details: big('1000', { indexes: [] }) });
    const list = await obstacles();
    expect(within(list).getByRole('button', { name: /Create index/ })).toBeDefined();
  });

  it('lists every reason with its remedy, and warns without forbidding', async () => {
    const building = indexOf('embedding', { state: 'building', indexedRows: '250', totalRows: '1000' });
    const { bridge, user } = await open({
      details: big('90000000', { indexes: [building] }),
      samples,
      loadChecks: { health: { healthy: false, reasons: ['node 3 is down'], quotaStates: ['DenyToWrite'] } },
    });
    const list = await obstacles();
    await waitFor(() => {
      expect(list.textContent).toContain('It does not fit into __default_resource_group');
    });
    expect(list.textContent).toContain('still being built: 250 of 1,000 rows');
    expect(list.textContent).toContain('DenyToWrite');
    expect(list.textContent).toContain('node 3 is down');
    await user.click(screen.getByRole('button', { name: 'Load all 5 fields' }));
    await waitFor(() => {
      expect(bridge.callsOf('collections.load')).toHaveLength(1);
    });
  });

  it.each<[string, FakeDatabase, RegExp]>([
    [
      'a missing right',
      { loadChecks: { missingPrivilege: { name: 'PrivilegeLoad' } } },
      /needs the privilege Load \(the server calls it PrivilegeLoad\)\./,
    ],
    [
      'too few nodes',
      {
        cluster: clusterOf({
          groups: [{ name: '__default_resource_group', availableNodes: 0, nodes: [], loadedReplicas: [] }],
        }),
      },
      /has no query node/,
    ],
    [
      'a task of its own',
      { tasks: [taskOf({ load: LOAD_EVERYTHING })] },
      /A task of this application is at work on it/,
    ],
  ])('sends nothing for %s, and says why on the button', async (_what, held, words) => {
    const { bridge, user } = await open(held);
    const list = await obstacles();
    await waitFor(() => {
      expect(list.textContent).toMatch(words);
    });
    const button = screen.getByRole('button', { name: 'Load all 5 fields' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.getAttribute('aria-description')).toMatch(words);
    await user.click(button);
    expect(bridge.callsOf('collections.load')).toEqual([]);
  });
});

describe('presets', () => {
  it('bring back the last choice and the person’s own, which are saved by name', async () => {
    const last = taskOf({
      status: 'done',
      endedAt: 2,
      load: { ...LOAD_EVERYTHING, fields: ['id', 'embedding', 'year'], skipDynamicField: true },
    });
    const { bridge, user } = await open({
      tasks: [last],
      presets: [{ name: 'light', fields: ['id', 'embedding', 'gone'], dynamicField: false }],
    });
    await user.click(screen.getByRole('button', { name: 'Everything' }));
    await user.click(screen.getByRole('button', { name: 'As last time' }));
    expect(screen.getByRole('button', { name: 'Load 3 of 5 fields' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'My presets' }));
    await user.click(await screen.findByRole('menuitem', { name: 'light' }));
    expect(screen.getByRole('button', { name: 'Load 2 of 5 fields' })).toBeDefined();
    bridge.handle({ 'presets.save': ({ preset }) => ({ presets: [preset] }) });
    await user.click(screen.getByRole('button', { name: 'My presets' }));
    await user.type(
      await screen.findByRole('textbox', { name: 'Name for the chosen fields' }),
      'mine{Enter}',
    );
    await waitFor(() => {
      expect(bridge.callsOf('presets.save')).toMatchObject([
        { collection: 'books', preset: { name: 'mine', fields: ['id', 'embedding'], dynamicField: false } },
      ]);
    });
  });
});

describe('where replicas live', () => {
  it('is chosen among the groups that there are, and the priority since 2.6', async () => {
    const groups = ['__default_resource_group', 'fast'].map((name) => ({
      ...{ name, availableNodes: 2, nodes: null, loadedReplicas: [] },
    }));
    const { bridge, user } = await open({ version: 'v2.6.24', cluster: clusterOf({ groups }) });
    await user.click(
      await screen
        .findByRole('combobox', { name: 'Resource groups' })
        .catch(() => screen.getByLabelText('Resource groups')),
    );
    await user.click(await screen.findByRole('option', { name: 'fast' }));
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Load all 5 fields' }));
    await waitFor(() => {
      expect(bridge.callsOf('collections.load')).toMatchObject([{ options: { resourceGroups: ['fast'] } }]);
    });
  });

  it('says which version brought the priority', async () => {
    await open({
      version: 'v2.3.5',
      details: {
        books: detailOf('books', {
          fields: [
            fieldOf('id'),
            fieldOf('embedding', { isVector: true, type: 'FloatVector', dimension: 4 }),
          ],
        }),
      },
    });
    expect(screen.getByText('This server cannot do it. Milvus can since 2.6.0')).toBeDefined();
  });
});
