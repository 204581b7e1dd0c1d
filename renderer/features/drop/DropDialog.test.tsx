import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { booksRef, dropFactsOf, installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import { memoryOf } from '@renderer/test/samples';
import { appError, FalconerError } from '@shared/ipc/result';
import type { DropTarget } from '@shared/domain/drop';
import { DropDialog } from './DropDialog';

function show(held: FakeDatabase, targets: DropTarget[]) {
  const bridge = installFakeDatabase(held);
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <DropDialog dialog={{ kind: 'drop', connectionId: 'c', targets }} onClose={onClose} />,
  );
  return { bridge, onClose, user };
}

const open = (held: FakeDatabase, ref = booksRef) => show(held, [{ kind: 'collection', ref }]);
const openPartition = (held: FakeDatabase) =>
  show(held, [{ kind: 'partition', ref: { ...booksRef, partition: 'y2015', partitionId: '7' } }]);

const partitionFacts = dropFactsOf({ partition: 'y2015', partitionId: '7' });
const button = (name: string) => screen.findByRole('button', { name });
const isOff = (element: HTMLElement) => element.getAttribute('aria-disabled') === 'true';

describe('dropping a collection', () => {
  it('names and counts what goes', async () => {
    open({ environment: 'production', dropFacts: dropFactsOf({ loadedPartitions: ['y2015'] }) });
    await screen.findByRole('dialog', { name: 'Drop the collection books?' });
    expect(await screen.findByText('1,234,567 (from statistics, may lag)')).toBeDefined();
    expect(screen.getByText('2: _default, y2015')).toBeDefined();
    expect(screen.getByText(/^1 of 2 partitions/)).toBeDefined();
    expect(screen.getByText('The data cannot be brought back.')).toBeDefined();
  });

  it('says what this user may not read, and can be dropped all the same', async () => {
    const unread = { partitionNames: null, loadedPartitions: null, rowCount: null, replicas: null };
    const { bridge, user } = open({ environment: 'development', dropFacts: dropFactsOf(unread) });
    const drop = await button('Drop books');
    for (const fact of ['Rows', 'Partitions', 'In memory']) {
      expect(screen.getByText(fact).nextElementSibling?.textContent).toBe('could not be read');
    }
    await user.click(drop);
    await waitFor(() => expect(bridge.callsOf('drops.start')).toHaveLength(1));
  });

  it('says that something is in memory where only the replicas can be read', async () => {
    const unread = { partitionNames: null, loadedPartitions: null, replicas: 2 };
    open({ environment: 'development', dropFacts: dropFactsOf(unread) });
    expect(await screen.findByText('yes; which partitions could not be read; 2 replicas')).toBeDefined();
  });

  it('wants the exact name; Cancel has the focus and Enter drops nothing', async () => {
    const { bridge, user, onClose } = open({ environment: 'production' });
    const drop = await button('Drop books');
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
    });
    const text = screen.getByRole('textbox', { name: 'Type books to confirm' });
    for (const wrong of ['Books', 'books ', 'book']) {
      await user.clear(text);
      await user.type(text, `${wrong}{Enter}`);
      expect(isOff(drop), wrong).toBe(true);
      await user.click(drop);
    }
    expect(bridge.callsOf('drops.start')).toEqual([]);
    await user.clear(text);
    await user.click(text);
    await user.paste('books');
    expect(isOff(drop)).toBe(false);
    await user.keyboard('{Enter}');
    expect(bridge.callsOf('drops.start')).toEqual([]);
    expect(document.activeElement).toBe(drop);
    await user.click(drop);
    await waitFor(() => {
      expect(onClose).toHaveBeenCalled();
    });
    expect(bridge.callsOf('drops.start')).toEqual([
      { connectionId: 'c', ticket: expect.stringMatching(/^ticket/) as string, typed: ['books'] },
    ]);
  });

  it('shows the name on development without asking to type it', async () => {
    const { bridge, user } = open({ environment: 'development' });
    await user.click(await button('Drop books'));
    expect(screen.queryByRole('textbox')).toBeNull();
    await waitFor(() => {
      expect(bridge.callsOf('drops.start')).toMatchObject([{ typed: [] }]);
    });
  });

  it('drops nothing if another collection has the name now', async () => {
    const { bridge, user } = open({
      environment: 'development',
      dropFacts: dropFactsOf({ collectionId: '2' }),
    });
    expect(await screen.findByText(/its id was 1 and is 2 now/)).toBeDefined();
    const drop = await button('Drop books');
    expect(isOff(drop)).toBe(true);
    await user.click(drop);
    expect(bridge.callsOf('drops.start')).toEqual([]);
  });

  it('names the aliases that are removed first, as a step of its own', async () => {
    open({ environment: 'staging', dropFacts: dropFactsOf({ aliases: ['catalog'] }) });
    expect(await screen.findByText(/Remove its alias catalog: this server drops none/)).toBeDefined();
  });

  it('tells who has rights on it by its name, and where that could not be read', async () => {
    const grant = (role: string, privilege: string, covers: 'this' | 'every') => ({
      ...{ role, privilege, covers, object: 'Collection' },
    });
    const held: FakeDatabase = {
      dropFacts: dropFactsOf({
        grants: [
          grant('reader', 'Query', 'this'),
          grant('reader', 'Search', 'this'),
          grant('admin', '*', 'every'),
        ],
      }),
    };
    const { user } = open(held);
    expect(await screen.findByText('reader: Query, Search')).toBeDefined();
    held.dropFacts = dropFactsOf({ grants: null });
    await user.click(await button('Read again'));
    expect(await screen.findByText('could not be read')).toBeDefined();
  });

  it('goes without a copy of the definition only where that is typed in words', async () => {
    const { user, bridge } = open({});
    expect(await screen.findByText(/Keep a copy of the definition in the archive; if/)).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: 'Keep a copy of the definition first' }));
    const words = await screen.findByRole('textbox', { name: /that no copy of the definition is kept/ });
    expect(screen.queryByText(/Keep a copy of the definition in the archive; if/)).toBeNull();
    const drop = await button('Drop books');
    expect(isOff(drop)).toBe(true);
    await user.type(words, 'without a copy');
    expect(isOff(drop)).toBe(false);
    await user.click(drop);
    expect(bridge.callsOf('drops.start')).toMatchObject([{ typed: ['without a copy'] }]);
  });

  it('reads the facts again when asked', async () => {
    const held: FakeDatabase = {};
    const { user } = open(held);
    await button('Drop books');
    held.dropFacts = dropFactsOf({ collectionId: '2' });
    await user.click(await button('Read again'));
    expect(await screen.findByText(/its id was 1 and is 2 now/)).toBeDefined();
  });

  it('shows the exact name of a hostile one, and wants exactly that', async () => {
    const name = 'a\u202Eb';
    open(
      { environment: 'staging', dropFacts: dropFactsOf({ collection: name }) },
      { ...booksRef, collection: name },
    );
    expect(await screen.findByRole('textbox', { name: 'Type a[U+202E]b to confirm' })).toBeDefined();
  });

  it('stays open and says why when it is refused', async () => {
    const { bridge, user, onClose } = open({});
    bridge.handle({
      'drops.start': () => {
        throw new FalconerError(appError('ticketInvalid', { params: { why: 'expired' } }));
      },
    });
    await user.click(await button('Drop books'));
    expect((await screen.findByRole('alert')).textContent).toContain('older than two minutes');
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('dropping a partition', () => {
  it('drops one that is not loaded', async () => {
    const { bridge, user } = openPartition({ dropFacts: partitionFacts });
    await user.click(await button('Drop y2015'));
    await waitFor(() => {
      expect(bridge.callsOf('drops.start')).toMatchObject([{ connectionId: 'c', typed: [] }]);
    });
  });

  it('releases a loaded one first, as a named step, and says what goes with it', async () => {
    const { bridge, user } = openPartition({
      environment: 'staging',
      dropFacts: { ...partitionFacts, loadedPartitions: ['y2015'] },
      memory: {
        books: {
          readAt: 1,
          partitions: [{ name: 'y2015', id: '7', percent: 100 }, ...memoryOf(null).partitions],
        },
      },
    });
    expect(await screen.findByText('Release y2015')).toBeDefined();
    expect(await screen.findByText(/books is then not loaded at all/)).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Type y2015 to confirm' }), 'y2015');
    await user.click(await button('Release, then drop y2015'));
    await waitFor(() => {
      expect(bridge.callsOf('drops.start')).toMatchObject([{ typed: ['y2015'] }]);
    });
  });

  it('drops nothing if another partition has the name now', async () => {
    openPartition({ dropFacts: { ...partitionFacts, partitionId: '8' } });
    expect(await screen.findByText(/its id was 7 and is 8 now/)).toBeDefined();
    expect(isOff(await button('Drop y2015'))).toBe(true);
  });
});

describe('dropping several', () => {
  const refOf = (collection: string, collectionId: string): DropTarget => ({
    kind: 'collection',
    ref: { ...booksRef, collection, collectionId },
  });
  const three = [refOf('books', '1'), refOf('a\u202Eb', '2'), refOf('<b>x</b>', '3')];

  it('lists every name and id, and wants the count and the connection typed on production', async () => {
    const { bridge, user } = show({ environment: 'production' }, three);
    await screen.findByRole('dialog', { name: 'Drop 3?' });
    const drop = await button('Drop 3');
    const names = screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
    expect(names).toEqual(['books', 'aU+202Eb', '<b>x</b>']);
    await user.type(screen.getByRole('textbox', { name: /how many are dropped, 3,/ }), '3');
    expect(isOff(drop)).toBe(true);
    await user.type(screen.getByRole('textbox', { name: /name of the connection, local,/ }), 'local');
    expect(isOff(drop)).toBe(false);
    await user.click(drop);
    await waitFor(() => {
      expect(bridge.callsOf('drops.start')).toMatchObject([{ typed: ['3', 'local'] }]);
    });
  });

  it('says of each that is left out why', async () => {
    show({ environment: 'staging' }, [...three, refOf('books', '1')]);
    expect(await screen.findByText(/^Not dropped: It is on the list already/)).toBeDefined();
    expect(await button('Drop 3, leave 1')).toBeDefined();
    expect(screen.getByRole('textbox', { name: /how many are dropped, 3,/ })).toBeDefined();
  });

  it('says how long it can be undone', async () => {
    show({ environment: 'production', dropWaitMs: 10_000 }, three);
    expect(await screen.findByText(/^Wait 10 s/)).toBeDefined();
  });
});
