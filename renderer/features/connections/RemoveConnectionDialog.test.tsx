import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { calmWorld, connectionOf } from '@renderer/test/connection-samples';
import { installFakeBridge } from '@renderer/test/fake-bridge';
import { renderWithProviders } from '@renderer/test/render';
import { fail } from '@shared/ipc/result';
import { RemoveConnectionDialog } from './RemoveConnectionDialog';

it('removes only when confirmed, begins at Cancel, and says what goes on without it', async () => {
  const bridge = installFakeBridge(calmWorld({ connections: [connectionOf()] }));
  bridge.handle({ 'connections.remove': () => fail('storageFailed') });
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <RemoveConnectionDialog
      dialog={{ kind: 'removeConnection', id: 'c' }}
      runningTasks={2}
      onClose={onClose}
    />,
  );
  await screen.findByRole('dialog', { name: 'Remove the connection local?' });
  expect(screen.getByText(/^2 tasks still work over this connection/)).toBeTruthy();
  const cancel = screen.getByRole('button', { name: 'Cancel' });
  await waitFor(() => expect(document.activeElement).toBe(cancel));
  await user.click(screen.getByRole('button', { name: 'Remove local' }));
  await screen.findByText('A file of the profile could not be written.');
  expect(onClose).not.toHaveBeenCalled();
  bridge.handle({ 'connections.remove': () => ({}) });
  await user.click(screen.getByRole('button', { name: 'Remove local' }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
});
