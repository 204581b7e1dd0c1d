import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { booksRef, installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import { detailOf, memoryOf } from '@renderer/test/samples';
import { ReleaseDialog } from './ReleaseDialog';

function open(partitions: string[] | null, held: FakeDatabase = {}) {
  const bridge = installFakeDatabase({ environment: 'staging', ...held });
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <ReleaseDialog dialog={{ kind: 'release', target: booksRef, partitions }} onClose={onClose} />,
  );
  return { bridge, onClose, user };
}

it('names what stops working, aliases included, and releases the collection', async () => {
  const { bridge, user, onClose } = open(null, {
    details: { books: detailOf('books', { aliases: ['catalog'] }) },
    memory: { books: memoryOf(100, null) },
  });
  await screen.findByRole('dialog', { name: 'Release books?' });
  expect(await screen.findByText('1 of 2 partitions')).toBeDefined();
  expect(await screen.findByText('So do those that use the alias catalog.')).toBeDefined();
  await waitFor(() => {
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
  });
  await user.click(screen.getByRole('button', { name: 'Release books' }));
  await waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(bridge.callsOf('collections.release')).toEqual([
    { ...booksRef, confirmation: { acknowledged: true, typedName: null } },
  ]);
});

it('says that the last partition takes the collection with it', async () => {
  const { bridge, user } = open(['p0'], { memory: { books: memoryOf(100, null) } });
  expect(await screen.findByText(/so the whole collection is released/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Release p0' }));
  await waitFor(() => {
    expect(bridge.callsOf('partitions.release')).toMatchObject([{ partitions: ['p0'] }]);
  });
});

it('tells what 2.2 refuses before the call, and the way round', async () => {
  const { user } = open(['p0'], { version: 'v2.2.16', memory: { books: memoryOf(100, 100) } });
  await user.click(await screen.findByRole('button', { name: 'Release books instead…' }));
  expect(useDialogStore.getState().dialog).toEqual({ kind: 'release', target: booksRef, partitions: null });
});
