import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { CreatePartitionDialog } from '@renderer/features/partitions';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { booksRef, fakeRef, installFakeDatabase } from '@renderer/test/fake-database';
import { giveLayout } from '@renderer/test/layout';
import { renderWithProviders } from '@renderer/test/render';
import { detailOf, summaryOf, taskOf } from '@renderer/test/samples';
import type { PartitionList } from '@shared/domain/collection';
import { appError, FalconerError } from '@shared/ipc/result';
import { placesOf } from './data/use-places';
import { DatabaseView } from './DatabaseView';
import { collectionQueries } from './queries';

beforeEach(() => {
  giveLayout();
  useNavigationStore.getState().openDatabase(fakeRef.connectionId, fakeRef.database);
});

const told = (what: string) =>
  screen.queryByRole('group', { name: new RegExp(`^${what} changed by others`) });
const wordsOf = (what: string) => told(what)?.textContent ?? '';
/** After whatever was done here until now. */
const now = () => Date.now() + 1;
const listOf = (ids: Record<string, string>): PartitionList => ({
  readAt: now(),
  partitions: Object.entries(ids).map(([name, id]) => ({ name, id, createdAt: null, percent: null })),
  memoryError: null,
});

/** The database with `books` open in the panel, and what "Refresh" does. */
async function open(aliases: string[] = []) {
  const held = {
    collections: [summaryOf('books', { id: '1' })],
    partitions: { _default: '10', y2015: '11', y2016: '12' } as Record<string, string>,
    detail: { id: '1', aliases },
  };
  const bridge = installFakeDatabase(held as never);
  bridge.handle({
    'collections.list': () => ({ readAt: now(), collections: held.collections, memoryError: null }),
    'partitions.list': () => listOf(held.partitions),
    'collections.detail': ({ collection }) => ({ ...detailOf(collection, held.detail), readAt: now() }),
    'aliases.find': ({ alias }) => ({
      pointsTo: alias === 'moved' ? { collection: 'events', collectionId: '2' } : null,
    }),
    'databases.list': () => ({ databases: ['default'], readAt: now() }),
  });
  useNavigationStore.getState().openCollection({ name: 'books', id: '1' });
  useNavigationStore.getState().showTab('partitions');
  const shown = renderWithProviders(<DatabaseView {...fakeRef} />);
  await screen.findByRole('row', { name: /^y2015 / });
  const refresh = () => shown.user.click(screen.getByRole('button', { name: 'Refresh' }));
  return { held, bridge, refresh, ...shown };
}

describe('what others did', () => {
  it('to the partitions of the collection that is open: dropped, created, made anew', async () => {
    const { held, refresh, user } = await open();
    held.partitions = { _default: '10', y2016: '13', y2017: '14' };
    await refresh();
    await waitFor(() => {
      expect(wordsOf('Partitions')).toContain('1 partition is gone:y2015');
    });
    expect(wordsOf('Partitions')).toContain('1 partition is new:y2017');
    expect(wordsOf('Partitions')).toContain('dropped and made anew under the same name:y2016');
    // It is about the collection, whatever tab is looked at.
    await user.click(screen.getByRole('tab', { name: 'Overview' }));
    expect(told('Partitions')).not.toBeNull();
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(told('Partitions')).toBeNull();
  });

  it('to the partitions while another tab was open, but not what was done here then', async () => {
    const { held, bridge, client, user } = await open();
    await user.click(screen.getByRole('tab', { name: 'Overview' }));
    const dropped = { ...taskOf({ partitions: ['y2015'], endedAt: now() }), kind: 'dropPartition' } as const;
    bridge.handle({ 'tasks.list': () => ({ tasks: [{ ...dropped, status: 'done' }] }) });
    await act(() => client.invalidateQueries({ queryKey: ['tasks'] }));
    await user.click(screen.getByRole('tab', { name: 'Fields' }));
    bridge.handle({ 'tasks.list': () => ({ tasks: [] }) });
    await act(() => client.invalidateQueries({ queryKey: ['tasks'] }));
    held.partitions = { _default: '10' };
    await act(() => client.invalidateQueries({ queryKey: ['partitions'] }));
    await user.click(screen.getByRole('tab', { name: 'Partitions' }));
    await waitFor(() => {
      expect(wordsOf('Partitions')).toContain('1 partition is gone:y2016');
    });
    expect(wordsOf('Partitions')).not.toContain('y2015');
  });

  it('is not told of a partition that was created here', async () => {
    const { held, bridge, client, refresh } = await open();
    bridge.handle({
      'partitions.create': () => {
        held.partitions = { ...held.partitions, mine: '20', theirs: '21' };
        return {};
      },
    });
    const { user } = renderWithProviders(
      <CreatePartitionDialog
        dialog={{ kind: 'createPartition', target: booksRef }}
        onClose={() => undefined}
      />,
      client,
    );
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'mine');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Create partition' }));
    await waitFor(() => {
      expect(wordsOf('Partitions')).toContain('1 partition is new:theirs');
    });
    // Later somebody drops it.
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    held.partitions = { _default: '10', y2015: '11', y2016: '12', theirs: '21' };
    await refresh();
    await waitFor(() => {
      expect(wordsOf('Partitions')).toContain('1 partition is gone:mine');
    });
  });

  it('is not told of the partitions of another collection that has the name by now', async () => {
    const { held, client } = await open();
    held.partitions = { _default: '90', y2015: '91' };
    await act(() => client.invalidateQueries({ queryKey: ['partitions'] }));
    await waitFor(() => {
      expect(screen.queryByRole('row', { name: /^y2016 / })).toBeNull();
    });
    expect(told('Partitions')).toBeNull();
  });

  it('is not told by a read that failed', async () => {
    const { bridge, refresh } = await open();
    const refuse = () => {
      throw new FalconerError(appError('permissionDenied'));
    };
    bridge.handle({ 'partitions.list': refuse, 'collections.list': refuse, 'collections.detail': refuse });
    await refresh();
    expect((await screen.findAllByText(/refused|permission/i)).length).toBeGreaterThan(0);
    for (const what of ['Collections', 'Partitions', 'Aliases']) expect(told(what)).toBeNull();
  });

  it('to the aliases of the collection that is open, and where those are that left', async () => {
    const { held, bridge, refresh } = await open(['stays', 'moved', 'removed']);
    await screen.findByText(/stays, moved, removed/);
    held.detail = { id: '1', aliases: ['stays', 'came'] };
    await refresh();
    await waitFor(() => {
      expect(wordsOf('Aliases')).toContain('moved points to events');
    });
    expect(wordsOf('Aliases')).toContain('1 alias was removed:removed');
    expect(wordsOf('Aliases')).toContain('1 alias points here now:came');
    expect(bridge.callsOf('aliases.find').map(({ alias }) => alias)).toEqual(['moved', 'removed']);
  });

  it('is not told of the aliases of another collection that has the name by now', async () => {
    const { held, client } = await open(['stays']);
    await screen.findByText(/Alias stays|stays/);
    held.detail = { id: '9', aliases: ['other'] };
    await act(() => client.invalidateQueries({ queryKey: ['collections', 'c', 'default', 'replicas'] }));
    await screen.findByText(/other/);
    expect(told('Aliases')).toBeNull();
  });

  it('to collections, with the database from which one came', async () => {
    const { held, client, refresh, bridge } = await open();
    client.setQueryData(collectionQueries.list({ connectionId: 'c', database: 'reviews' }).queryKey, {
      ...{ readAt: 1, memoryError: null },
      collections: [summaryOf('old_name', { id: '7' })],
    });
    client.setQueryData(collectionQueries.list({ connectionId: 'd', database: 'other' }).queryKey, {
      ...{ readAt: 1, memoryError: null },
      collections: [summaryOf('x', { id: '8' })],
    });
    held.collections = [
      summaryOf('events', { id: '1' }),
      summaryOf('en', { id: '7' }),
      summaryOf('n', { id: '8' }),
    ];
    await refresh();
    await waitFor(() => {
      expect(wordsOf('Collections')).toContain('1 collection was renamed:books is now events');
    });
    expect(wordsOf('Collections')).toContain('1 collection came from another database:en from reviews');
    expect(wordsOf('Collections')).toContain('1 collection is new:n');
    expect(placesOf(client, fakeRef, new Set(['1', '7', '8']))).toEqual(new Map([['7', 'reviews']]));
    // Refresh reads the databases too, with one call.
    expect(bridge.callsOf('databases.list').length).toBeLessThanOrEqual(1);
  });
});
