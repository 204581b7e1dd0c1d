import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { calmWorld, connectedTo, connectionOf, sampleConnection } from '@renderer/test/connection-samples';
import { installFakeBridge } from '@renderer/test/fake-bridge';
import { renderWithProviders } from '@renderer/test/render';
import type { ConnectionStatus } from '@shared/domain/server';
import { appError } from '@shared/ipc/result';
import { ConnectionGate } from './ConnectionGate';

function show(status: ConnectionStatus, connection = connectionOf({ connectTimeoutMs: 5000 })) {
  const bridge = installFakeBridge(
    calmWorld({ connections: [connection], statuses: { [connection.id]: status } }),
  );
  const gate = (
    <ConnectionGate connection={connection}>
      <p>what was read</p>
    </ConnectionGate>
  );
  return { bridge, ...renderWithProviders(gate) };
}

describe('what is shown of a connection', () => {
  it('that is there: what is behind it', async () => {
    show(connectedTo());
    expect(await screen.findByText('what was read')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('on its way: how long, and when it gives up; it can be cancelled', async () => {
    const { user, bridge } = show({ kind: 'connecting', since: Date.now() - 3000 });
    await screen.findByText('3 s. It gives up after 5 s without an answer.');
    expect(screen.getByText('Connecting to local')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(bridge.callsOf('connections.close')).toEqual([{ connectionId: 'c' }]);
    expect(screen.queryByText('what was read')).toBeNull();
  });

  it('that failed: why, what to do, again and edit', async () => {
    const { user, bridge } = show({ kind: 'failed', at: 1, error: appError('authFailed') });
    await screen.findByText('The server refused the credentials.');
    await user.click(screen.getByRole('button', { name: 'Edit the connection' }));
    expect(useDialogStore.getState().dialog).toEqual({ kind: 'connectionEditor', id: 'c' });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('what was read');
    expect(bridge.callsOf('connections.open')).toEqual([{ connectionId: 'c' }]);
  });

  it('of the sample cluster that failed: nothing to edit', async () => {
    show({ kind: 'failed', at: 1, error: appError('internal') }, sampleConnection);
    await screen.findByRole('button', { name: 'Try again' });
    expect(screen.queryByRole('button', { name: 'Edit the connection' })).toBeNull();
  });

  it('that is lost: since when and why, and what was read stays', async () => {
    const error = appError('connectionLost', { detail: 'read ECONNRESET' });
    const { user } = show({ kind: 'lost', since: Date.now(), error, server: null });
    await screen.findByText(/^The connection to local is lost since \d\d:\d\d$/);
    expect(screen.getByText('what was read')).toBeTruthy();
    const [details] = screen.getAllByRole('button', { name: 'Details' });
    expect(details?.getAttribute('aria-expanded')).toBe('false');
    await user.click(details!);
    expect(details?.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('The connection to the server broke.')).toBeTruthy();
  });

  it('that is closed: a button to connect, and no call before', async () => {
    const { user, bridge } = show({ kind: 'closed' });
    const connect = await screen.findByRole('button', { name: 'Connect' });
    expect(bridge.callsOf('connections.open')).toEqual([]);
    await user.click(connect);
    await waitFor(() => expect(bridge.callsOf('connections.open')).toHaveLength(1));
  });
});
