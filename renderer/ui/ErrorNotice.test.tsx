import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { installFakeBridge } from '@renderer/test/fake-bridge';
import { renderWithProviders } from '@renderer/test/render';
import { appError } from '@shared/ipc/result';
import { ErrorNotice } from './ErrorNotice';

const denied = appError('permissionDenied', {
  params: { privilege: 'PrivilegeLoad', user: 'reader' },
  detail: 'PrivilegeLoad: permission deny to reader',
  serverCode: 'Milvus 65535',
});

describe('the notice of a failure', () => {
  it('says what happened and what to do, and keeps the words of the server behind "Details"', async () => {
    installFakeBridge();
    const { user } = renderWithProviders(<ErrorNotice error={denied} />);
    expect(screen.getByRole('alert').textContent).toContain(
      'The user reader lacks the privilege Load (the server calls it PrivilegeLoad).',
    );
    // By the name that servers take for a grant.
    expect(screen.getByText(/Ask who administers the server to grant Load\./)).toBeTruthy();
    const details = screen.getByRole('button', { name: 'Details' });
    expect(details.getAttribute('aria-expanded')).toBe('false');
    await user.click(details);
    expect(details.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText(/permission deny to reader/).textContent).toContain('Code Milvus 65535');
  });

  it('offers to ask again only where that can do no harm', async () => {
    installFakeBridge();
    const again = vi.fn();
    const { rerender, user } = renderWithProviders(<ErrorNotice error={denied} onRetry={again} />);
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
    rerender(<ErrorNotice error={appError('timeout', { retryable: true })} onRetry={again} />);
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(again).toHaveBeenCalledOnce();
  });

  it('copies everything that it says, and says so', async () => {
    const bridge = installFakeBridge({ 'app.copyText': () => ({}) });
    const { user } = renderWithProviders(<ErrorNotice error={denied} />);
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    await screen.findByRole('button', { name: 'Copied' });
    const [copied] = bridge.callsOf('app.copyText');
    expect(copied?.text).toContain('lacks the privilege Load (');
    expect(copied?.text).toContain('PrivilegeLoad: permission deny to reader');
  });

  it('makes visible what a name of the server would hide', () => {
    installFakeBridge();
    const error = appError('collectionNotFound', { params: { collection: 'a\u202eb' } });
    renderWithProviders(<ErrorNotice error={error} />);
    expect(screen.getByRole('alert').textContent).not.toContain('\u202e');
    expect(screen.getByRole('alert').textContent).toContain('202E');
  });

  it('makes visible what the words of the server would hide, and keeps their lines', async () => {
    const bridge = installFakeBridge({ 'app.copyText': () => ({}) });
    const error = appError('internal', { detail: 'panic:\u001b[2J\n  at a\u202eb' });
    const { user } = renderWithProviders(<ErrorNotice error={error} />);
    expect(screen.getByText(/^panic:/).textContent).toContain('panic:[U+001B][2J\n  at a[U+202E]b\n');
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(bridge.callsOf('app.copyText')[0]?.text).not.toMatch(/[\u001b\u202e]/);
  });
});
