import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CollectionSubject } from '@renderer/commands/collection-subject';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { booksRef, installFakeDatabase } from '@renderer/test/fake-database';
import { giveLayout } from '@renderer/test/layout';
import { renderWithProviders } from '@renderer/test/render';
import { detailOf, fieldOf, memoryOf, taskOf } from '@renderer/test/samples';
import type { PartitionList } from '@shared/domain/collection';
import { appError } from '@shared/ipc/result';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import { partitionRows } from './partition-rows';
import { PartitionsTab } from './PartitionsTab';

beforeEach(() => {
  giveLayout();
});

const listOf = (...percents: (number | null)[]): PartitionList => ({
  readAt: Date.now(),
  partitions: memoryOf(...percents).partitions.map((partition) => ({ ...partition, createdAt: null })),
  memoryError: null,
});

function subjectOf(over: Partial<CollectionSubject> = {}, version = 'v2.5.27'): CollectionSubject {
  return {
    ref: booksRef,
    server: {
      connected: true,
      readOnly: false,
      environment: 'development',
      capabilities: capabilitiesOf(serverInfoFrom(version)),
    },
    state: { kind: 'partly', loaded: 1, total: 3 },
    running: null,
    taken: null,
    lastLoad: null,
    detail: detailOf('books'),
    ...over,
  };
}

const show = (subject = subjectOf()) => renderWithProviders(<PartitionsTab subject={subject} />);
const inRow = async (name: string) =>
  within(await screen.findByRole('row', { name: new RegExp(`^${name} `) }));

describe('partitions', () => {
  it('each have their own state, progress and rows', async () => {
    installFakeDatabase({ partitions: listOf(100, 40, null) });
    show();
    expect((await inRow('p0')).getByText('Loaded')).toBeDefined();
    expect((await inRow('p0')).getByRole('switch', { name: 'p0 in memory' })).toHaveProperty(
      'ariaChecked',
      'true',
    );
    const loading = await inRow('p1');
    expect(loading.getByText('Loading 40 %')).toBeDefined();
    expect(loading.getByRole('progressbar', { name: 'Loading p1' }).getAttribute('aria-valuenow')).toBe('40');
    expect((await inRow('p2')).getByText('Not loaded')).toBeDefined();
    expect(await (await inRow('p0')).findByText('10')).toBeDefined();
    expect(screen.getByText('3 partitions, 2 in memory')).toBeDefined();
  });

  it('are loaded and released one by one', async () => {
    const bridge = installFakeDatabase({ partitions: listOf(100, null) });
    const { user } = show();
    await user.click((await inRow('p1')).getByRole('switch'));
    await waitFor(() => {
      expect(bridge.callsOf('collections.load')).toMatchObject([{ options: { partitions: ['p1'] } }]);
    });
    await user.click((await inRow('p0')).getByRole('switch'));
    await waitFor(() => {
      expect(bridge.callsOf('partitions.release')).toMatchObject([{ partitions: ['p0'] }]);
    });
  });

  it('ask before a release that 2.2 may refuse, on development too', async () => {
    const bridge = installFakeDatabase({ partitions: listOf(100, 100) });
    const { user } = show(subjectOf({ state: { kind: 'loaded' } }, 'v2.2.16'));
    await user.click((await inRow('p0')).getByRole('switch'));
    expect(useDialogStore.getState().dialog).toMatchObject({ kind: 'release', partitions: ['p0'] });
    expect(bridge.callsOf('partitions.release')).toEqual([]);
  });

  it('belong to the server where there is a partition key', async () => {
    installFakeDatabase({ partitions: listOf(100) });
    const fields = [...detailOf('books').fields, fieldOf('tenant', { roles: ['partitionKey'] })];
    const { user } = show(subjectOf({ detail: detailOf('books', { fields }) }));
    expect((await inRow('p0')).getByRole('switch').getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('button', { name: 'Create partition' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await user.click(screen.getByRole('button', { name: 'More for p0' }));
    const drop = await screen.findByRole('menuitem', { name: 'Drop…' });
    expect(drop.getAttribute('aria-disabled')).toBe('true');
  });

  it('keep only the rows in sight in the page and count only their rows', async () => {
    const bridge = installFakeDatabase({ partitions: listOf(...Array.from({ length: 4096 }, () => null)) });
    show();
    const grid = await screen.findByRole('grid', { name: 'Partitions' });
    expect(grid.getAttribute('aria-rowcount')).toBe('4097');
    await inRow('p0');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(100);
    await waitFor(() => {
      expect(bridge.callsOf('partitions.rowCount').length).toBeGreaterThan(0);
    });
    expect(bridge.callsOf('partitions.rowCount').length).toBeLessThan(100);
  });
});

describe('partitionRows', () => {
  const running = taskOf({
    steps: [{ kind: 'watch', status: 'running' }],
    progress: {
      percent: 50,
      partitions: [
        { name: 'p0', percent: 30 },
        { name: 'p1', percent: 70 },
      ],
      movedAt: 1,
      recent: [],
    },
  });

  it('moves with the progress of a task, but takes nothing loaded back', () => {
    const states = partitionRows(listOf(100, null, null), { running, taken: running }, '').map(
      ({ state }) => state,
    );
    expect(states).toEqual([{ kind: 'loaded' }, { kind: 'loading', percent: 70 }, { kind: 'notLoaded' }]);
  });

  it('is not taken from a list of before the load while a release takes that back', () => {
    const list = listOf(100, null, null);
    const release = (startedAt: number) => taskOf({ id: 'r', kind: 'release', startedAt });
    const statesAt = (startedAt: number) =>
      partitionRows(list, { running: release(startedAt), taken: running }, '').map(({ state }) => state.kind);
    expect(statesAt(list.readAt + 1)).toEqual(['loaded', 'loading', 'notLoaded']);
    expect(statesAt(list.readAt - 1)).toEqual(['loaded', 'notLoaded', 'notLoaded']);
  });

  it('is unknown where memory cannot be read', () => {
    const list = { ...listOf(null), memoryError: appError('permissionDenied') };
    expect(partitionRows(list, { running: null, taken: null }, '')[0]?.state.kind).toBe('unknown');
  });
});
