import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { booksRef, installFakeDatabase } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import { appError, FalconerError } from '@shared/ipc/result';
import { CreatePartitionDialog } from './CreatePartitionDialog';

it('creates a partition of a new name, and says why where it cannot', async () => {
  const bridge = installFakeDatabase();
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <CreatePartitionDialog dialog={{ kind: 'createPartition', target: booksRef }} onClose={onClose} />,
  );
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.type(name, 'p0');
  expect(await screen.findByText('There is one of this name already. Choose another name.')).toBeDefined();
  await user.keyboard('{Enter}');
  expect(bridge.callsOf('partitions.create')).toEqual([]);

  await user.clear(name);
  bridge.handle({
    'partitions.create': () => {
      throw new FalconerError(appError('invalidParameter', { detail: 'Invalid partition name' }));
    },
  });
  await user.type(name, 'y-2026{Enter}');
  expect((await screen.findAllByRole('alert')).length).toBeGreaterThan(0);
  expect(onClose).not.toHaveBeenCalled();

  bridge.handle({ 'partitions.create': () => ({}) });
  await user.clear(name);
  await user.type(name, 'y2026');
  await user.click(screen.getByRole('button', { name: 'Create partition' }));
  await waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(bridge.callsOf('partitions.create').at(-1)).toEqual({ ...booksRef, partition: 'y2026' });
});

it('begins with a name that was given, and asks for the very collection by its id', async () => {
  const bridge = installFakeDatabase();
  bridge.handle({
    'partitions.create': () => {
      throw new FalconerError(appError('identityChanged', { params: { what: 'collection' } }));
    },
  });
  const target = { ...booksRef, collectionId: '99' };
  const { user } = renderWithProviders(
    <CreatePartitionDialog
      dialog={{ kind: 'createPartition', target, name: 'y1999' }}
      onClose={() => undefined}
    />,
  );
  await user.click(await screen.findByRole('button', { name: 'Create partition' }));
  expect((await screen.findAllByRole('alert')).length).toBeGreaterThan(0);
  expect(bridge.callsOf('partitions.create')).toEqual([{ ...target, partition: 'y1999' }]);
});
