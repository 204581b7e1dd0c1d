import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { booksRef, installFakeDatabase } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import { memoryOf } from '@renderer/test/samples';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { ConfirmLoadDialog } from './ConfirmLoadDialog';

it('sums up a load, has Cancel in front, and sends what was asked for', async () => {
  const bridge = installFakeDatabase({
    environment: 'production',
    memory: { books: memoryOf(null, null) },
  });
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <ConfirmLoadDialog
      dialog={{ kind: 'confirmLoad', target: booksRef, options: { ...LOAD_EVERYTHING, partitions: ['p1'] } }}
      onClose={onClose}
    />,
  );
  const button = await screen.findByRole('button', { name: 'Load all 5 fields' });
  expect(screen.getByText('Production')).toBeDefined();
  expect(screen.getByText('0 of 2 partitions')).toBeDefined();
  await waitFor(() => {
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
  });
  await user.click(button);
  await waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(bridge.callsOf('collections.load')).toEqual([
    {
      ...booksRef,
      options: { ...LOAD_EVERYTHING, partitions: ['p1'] },
      confirmation: { acknowledged: true, typedName: null },
    },
  ]);
});
