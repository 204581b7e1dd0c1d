import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { booksRef, dropFactsOf, installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import { memoryOf } from '@renderer/test/samples';
import { appError, FalconerError } from '@shared/ipc/result';
import { DropCollectionDialog } from './DropCollectionDialog';
import { DropPartitionDialog } from './DropPartitionDialog';

function open(held: FakeDatabase, target = booksRef) {
  const bridge = installFakeDatabase(held);
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <DropCollectionDialog dialog={{ kind: 'dropCollection', target }} onClose={onClose} />,
  );
  return { bridge, onClose, user };
}

function openPartition(held: FakeDatabase) {
  const bridge = installFakeDatabase(held);
  const target = { ...booksRef, partition: 'y2015', partitionId: '7' };
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <DropPartitionDialog dialog={{ kind: 'dropPartition', target }} onClose={onClose} />,
  );
  return { bridge, onClose, user };
}

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
    expect(bridge.callsOf('collections.drop')).toEqual([]);
    await user.clear(text);
    await user.click(text);
    await user.paste('books');
    expect(isOff(drop)).toBe(false);
    await user.keyboard('{Enter}');
    expect(bridge.callsOf('collections.drop')).toEqual([]);
    expect(document.activeElement).toBe(drop);
    await user.click(drop);
    await waitFor(() => {
      expect(onClose).toHaveBeenCalled();
    });
    expect(bridge.callsOf('collections.drop')).toEqual([
      { ...booksRef, confirmation: { acknowledged: true, typedName: 'books' } },
    ]);
  });

  it('shows the name on development without asking to type it', async () => {
    const { bridge, user } = open({ environment: 'development' });
    await user.click(await button('Drop books'));
    expect(screen.queryByRole('textbox')).toBeNull();
    await waitFor(() => {
      expect(bridge.callsOf('collections.drop')).toMatchObject([
        { confirmation: { acknowledged: true, typedName: null } },
      ]);
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
    expect(bridge.callsOf('collections.drop')).toEqual([]);
  });

  it('says the way round where aliases are in the way', async () => {
    open({ environment: 'staging', dropFacts: dropFactsOf({ aliases: ['catalog'] }) });
    expect(await screen.findByText(/Remove the alias catalog first/)).toBeDefined();
    expect(isOff(await button('Drop books'))).toBe(true);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('reads the facts again when asked', async () => {
    const { bridge, user } = open({});
    await button('Drop books');
    bridge.handle({ 'collections.dropFacts': () => dropFactsOf({ collectionId: '2' }) });
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
      'collections.drop': () => {
        throw new FalconerError(appError('identityChanged'));
      },
    });
    await user.click(await button('Drop books'));
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('dropping a partition', () => {
  it('drops one that is not loaded', async () => {
    const { bridge, user } = openPartition({ dropFacts: partitionFacts });
    await user.click(await button('Drop y2015'));
    await waitFor(() => {
      expect(bridge.callsOf('partitions.drop')).toEqual([
        {
          ...booksRef,
          partition: 'y2015',
          partitionId: '7',
          releaseFirst: false,
          confirmation: { acknowledged: true, typedName: null },
        },
      ]);
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
      expect(bridge.callsOf('partitions.drop')).toMatchObject([
        { releaseFirst: true, confirmation: { acknowledged: true, typedName: 'y2015' } },
      ]);
    });
  });

  it('drops nothing if another partition has the name now', async () => {
    openPartition({ dropFacts: { ...partitionFacts, partitionId: '8' } });
    expect(await screen.findByText(/its id was 7 and is 8 now/)).toBeDefined();
    expect(isOff(await button('Drop y2015'))).toBe(true);
  });
});
