import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { calmWorld, connectionOf, weakStorage } from '@renderer/test/connection-samples';
import { installFakeBridge } from '@renderer/test/fake-bridge';
import { renderWithProviders } from '@renderer/test/render';
import { connectionTestSteps } from '@shared/domain/server';
import type { ConnectionTestStep } from '@shared/domain/server';
import { appError, fail } from '@shared/ipc/result';
import { ConnectionEditorDialog } from './ConnectionEditorDialog';

const books = connectionOf({
  name: 'Books',
  address: 'books.example:19530',
  auth: { kind: 'password', user: 'root' },
  tls: { enabled: true, caFile: null, serverName: null },
  secret: 'keychain',
});

async function edit(id: string | null, world: Parameters<typeof calmWorld>[0] = {}) {
  const bridge = installFakeBridge({
    ...calmWorld({ connections: [books], ...world }),
    'connections.save': ({ draft }) => ({
      connection: connectionOf({ ...draft, id: id ?? 'new' }),
      secretStored: 'none',
    }),
  });
  const onClose = vi.fn();
  const rendered = renderWithProviders(
    <ConnectionEditorDialog dialog={{ kind: 'connectionEditor', id }} onClose={onClose} />,
  );
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByRole('textbox', { name: 'Name' });
  const field = (name: string) => dialog.getByRole<HTMLInputElement>('textbox', { name });
  const button = (name: string) => dialog.getByRole('button', { name });
  const fill = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
  return { ...rendered, bridge, onClose, dialog, field, button, fill };
}

const step = (over: Partial<ConnectionTestStep>): ConnectionTestStep => ({
  step: 'name',
  outcome: 'passed',
  durationMs: 3,
  found: null,
  error: null,
  ...over,
});

describe('the editor of a connection', () => {
  it('has every field by its name', async () => {
    const { dialog, user, field } = await edit(null);
    await user.click(dialog.getByRole('radio', { name: 'User and password' }));
    await user.click(dialog.getByRole('switch', { name: 'TLS' }));
    for (const name of ['Name', 'Address', 'User', 'CA file', 'Default database'])
      expect(field(name)).toBeTruthy();
    for (const name of ['Server name in the certificate', 'Connect timeout (s)', 'Call timeout (s)'])
      expect(field(name)).toBeTruthy();
    expect(dialog.getByRole('radiogroup', { name: 'Environment' })).toBeTruthy();
    expect(dialog.getByRole('radiogroup', { name: 'Authentication' })).toBeTruthy();
    expect(dialog.getByRole('radiogroup', { name: 'Colour' })).toBeTruthy();
    expect(dialog.getByRole('switch', { name: 'Read-only' })).toBeTruthy();
    expect(dialog.getByLabelText('Password')).toBeTruthy();
    await user.click(dialog.getByRole('radio', { name: 'Token' }));
    expect(dialog.getByLabelText('Token', { selector: 'input:not([type=radio])' })).toBeTruthy();
  });

  it('saves a new connection and opens it', async () => {
    const { user, bridge, dialog, fill, button, onClose } = await edit(null);
    fill('Name', 'Laptop');
    await user.click(dialog.getByRole('radio', { name: 'Production' }));
    await user.click(dialog.getByRole('switch', { name: 'Read-only' }));
    await user.click(button('Save'));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(bridge.callsOf('connections.save')).toMatchObject([
      {
        id: null,
        draft: { name: 'Laptop', environment: 'production', readOnly: true },
        secret: { kind: 'clear' },
      },
    ]);
    expect(useNavigationStore.getState()).toMatchObject({ connectionId: 'new', database: 'default' });
    expect(bridge.callsOf('connections.open')).toEqual([{ connectionId: 'new' }]);
  });

  it('sends nothing while something is wrong, names field and remedy, and goes to the first', async () => {
    const { user, bridge, dialog, field, fill, button } = await edit(null);
    fill('Address', 'http://localhost:19530');
    await user.click(button('Save'));
    expect(dialog.getByText('Name: enter one of up to 100 characters.')).toBeTruthy();
    expect(
      dialog.getByText('Address: leave out http://. Whether TLS is used is the switch "TLS".'),
    ).toBeTruthy();
    expect(document.activeElement).toBe(field('Name'));
    expect(field('Name').getAttribute('aria-invalid')).toBe('true');
    expect(bridge.callsOf('connections.save')).toEqual([]);
  });

  it('loses nothing that was typed when saving is refused', async () => {
    const { user, bridge, dialog, field, fill, button, onClose } = await edit(null);
    bridge.handle({ 'connections.save': () => fail('connectionNameTaken', { params: { name: 'Books' } }) });
    fill('Name', 'books');
    fill('Address', 'other.example');
    await user.click(button('Save'));
    await dialog.findByText('Name: another connection has it already. Choose another one.');
    bridge.handle({
      'connections.save': () => fail('storageFailed', { params: { file: 'connections.json' } }),
    });
    fill('Name', 'Other');
    await user.click(button('Save'));
    await dialog.findByText('connections.json could not be written.');
    expect(field('Address').value).toBe('other.example');
    expect(onClose).not.toHaveBeenCalled();
  });

  it('keeps a saved password, never shows it, and wants it again for another address', async () => {
    const { user, bridge, dialog, fill, button } = await edit('c');
    expect(dialog.getByLabelText<HTMLInputElement>('Password').value).toBe('');
    expect(dialog.getByText('Kept in the keychain. Leave empty to keep it.')).toBeTruthy();
    fill('Address', 'evil.example:19530');
    await user.click(button('Save'));
    await dialog.findByText(/^The address changed: enter it again\./);
    fill('Address', 'books.example:19530');
    fill('Name', 'Novels');
    await user.click(button('Save'));
    await waitFor(() => expect(bridge.callsOf('connections.save')).toHaveLength(1));
    expect(bridge.callsOf('connections.save')[0]?.secret).toEqual({ kind: 'keep' });
  });

  it('without a keychain keeps a secret for the session unless "Store anyway" is chosen', async () => {
    const { user, bridge, dialog, fill, button } = await edit(null, { storage: weakStorage });
    fill('Name', 'Weak');
    await user.click(dialog.getByRole('radio', { name: 'Token' }));
    const token = dialog.getByLabelText('Token', { selector: 'input:not([type=radio])' });
    fireEvent.change(token, { target: { value: 'secret-1' } });
    const session = dialog.getByRole<HTMLInputElement>('radio', { name: 'Keep for this session only' });
    expect(session.checked).toBe(true);
    expect(dialog.getByText(/This system offers no keychain \(basic_text\)/)).toBeTruthy();
    await user.click(button('Save'));
    await waitFor(() => expect(bridge.callsOf('connections.save')).toHaveLength(1));
    await user.click(dialog.getByRole('radio', { name: 'Store anyway' }));
    await user.click(button('Save'));
    await waitFor(() => expect(bridge.callsOf('connections.save')).toHaveLength(2));
    expect(bridge.callsOf('connections.save').map(({ secret }) => secret)).toEqual([
      { kind: 'set', value: 'secret-1', where: 'session', acceptWeakStorage: false },
      { kind: 'set', value: 'secret-1', where: 'disk', acceptWeakStorage: true },
    ]);
  });

  it('asks for consent before credentials cross a network in the clear', async () => {
    const { user, bridge, dialog, fill, button } = await edit(null);
    fill('Name', 'Far');
    fill('Address', 'far.example');
    await user.click(dialog.getByRole('radio', { name: 'User and password' }));
    fill('User', 'root');
    fireEvent.change(dialog.getByLabelText('Password'), { target: { value: 'x' } });
    await user.click(button('Save'));
    await dialog.findByText('Turn TLS on, or agree that the credentials are sent without it.');
    await user.click(dialog.getByRole('checkbox', { name: 'Send the credentials without TLS' }));
    await user.click(button('Save'));
    await waitFor(() => expect(bridge.callsOf('connections.save')).toHaveLength(1));
    expect(bridge.callsOf('connections.save')[0]?.draft.allowPlaintextCredentials).toBe(true);
  });

  it('walks through a test aloud: each step with its time, the failing one with cause and remedy', async () => {
    const { user, bridge, dialog, fill, button } = await edit(null);
    const error = appError('connectionRefused', { params: { address: 'a:1' }, detail: 'ECONNREFUSED' });
    const outcomes = { name: 'passed', tcp: 'failed' } as const;
    bridge.handle({
      'connections.test': () => ({
        steps: connectionTestSteps.map((name) =>
          step({
            step: name,
            outcome: name === 'name' || name === 'tcp' ? outcomes[name] : 'skipped',
            durationMs: name === 'name' ? 3 : null,
            found: name === 'name' ? '10.0.0.7' : null,
            error: name === 'tcp' ? error : null,
          }),
        ),
      }),
    });
    fill('Name', 'Test');
    fill('Address', 'a:1');
    await user.click(button('Test'));
    const result = dialog.getByRole('region', { name: 'Test of the connection' });
    await waitFor(() => expect(result.textContent).toContain('TCP failed.'));
    expect(result.getAttribute('aria-live')).toBe('polite');
    const lines = within(result).getAllByRole('listitem');
    expect(lines).toHaveLength(6);
    expect(lines[0]?.textContent).toBe('Namepassed3\u00A0ms10.0.0.7');
    expect(lines[1]?.textContent).toContain('Nothing answers at a:1.');
    expect(lines[1]?.textContent).toContain('Check that Milvus runs');
    expect(lines[5]?.textContent).toBe('First readskipped');
    expect(bridge.callsOf('connections.save')).toEqual([]);
    fill('Address', 'b:1');
    expect(result.textContent).toContain('Changed since this test.');
  });

  it('takes the CA file from the dialog of the system', async () => {
    const { user, bridge, dialog, field, button } = await edit('c');
    bridge.handle({ 'app.chooseFile': () => ({ path: '/etc/ca.pem' }) });
    await user.click(button('Choose…'));
    await waitFor(() => expect(field('CA file').value).toBe('/etc/ca.pem'));
    bridge.handle({ 'app.chooseFile': () => ({ path: null }) });
    await user.click(button('Choose…'));
    await waitFor(() => expect(bridge.callsOf('app.chooseFile')).toHaveLength(2));
    expect(field('CA file').value).toBe('/etc/ca.pem');
    expect(dialog.queryByRole('alert')).toBeNull();
  });

  it('throws away what was typed only when asked', async () => {
    const { user, dialog, field, fill, button, onClose } = await edit('c');
    fill('Name', 'Novels');
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(onClose).not.toHaveBeenCalled();
    await user.click(button('Keep editing'));
    expect(field('Name').value).toBe('Novels');
    await user.keyboard('{Escape}');
    await user.click(button('Discard changes'));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('closes at once if nothing was typed', async () => {
    const { user, onClose } = await edit('c');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  });
});
