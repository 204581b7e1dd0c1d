import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { booksRef, installFakeDatabase } from '@renderer/test/fake-database';
import { giveLayout } from '@renderer/test/layout';
import { renderWithProviders } from '@renderer/test/render';
import { memoryOf } from '@renderer/test/samples';
import { ReleasePartitionsDialog } from './ReleasePartitionsDialog';

beforeEach(() => {
  giveLayout();
});

it('offers what is in memory, sends exactly the chosen ones, and nothing before one is chosen', async () => {
  const bridge = installFakeDatabase({ memory: { books: memoryOf(100, null, 100, 40) } });
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <ReleasePartitionsDialog dialog={{ kind: 'releasePartitions', target: booksRef }} onClose={onClose} />,
  );
  expect(await screen.findByRole('checkbox', { name: 'p0' })).toBeDefined();
  expect(screen.queryByRole('checkbox', { name: 'p1' })).toBeNull();
  const none = screen.getByRole('button', { name: 'Release 0 partitions' });
  expect(none.getAttribute('aria-disabled')).toBe('true');
  await user.click(none);
  expect(bridge.callsOf('partitions.release')).toEqual([]);
  await user.click(screen.getByRole('checkbox', { name: 'p0' }));
  await user.click(screen.getByRole('checkbox', { name: 'p3' }));
  expect(screen.getByText(/no longer find what is in p0, p3/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Release 2 partitions' }));
  await waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(bridge.callsOf('partitions.release')).toEqual([
    { ...booksRef, partitions: ['p0', 'p3'], confirmation: { acknowledged: true, typedName: null } },
  ]);
});
