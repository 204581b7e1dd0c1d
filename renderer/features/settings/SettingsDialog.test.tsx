import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { calmWorld } from '@renderer/test/connection-samples';
import { installFakeBridge } from '@renderer/test/fake-bridge';
import { renderWithProviders } from '@renderer/test/render';
import { fail } from '@shared/ipc/result';
import { SettingsDialog } from './SettingsDialog';

it('changes the colours at once, and says so if that could not be saved', async () => {
  const bridge = installFakeBridge(calmWorld({ info: { runtime: 'fallback' } }));
  const { user } = renderWithProviders(<SettingsDialog onClose={vi.fn()} />);
  await screen.findByText('Falconer 0.1.0 on a development runtime: Electron 45.4.1, Chromium 150.0');
  const dark = screen.getByRole<HTMLInputElement>('radio', { name: 'Dark' });
  await user.click(dark);
  await waitFor(() => expect(bridge.callsOf('settings.update')).toEqual([{ colorScheme: 'dark' }]));
  expect(dark.checked).toBe(true);
  const notify = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Notify when a task ends' });
  expect(notify.checked).toBe(true);
  await user.click(notify);
  await waitFor(() => expect(bridge.callsOf('settings.update').at(-1)).toEqual({ notifyTaskEnds: false }));
  bridge.handle({ 'settings.update': () => fail('storageFailed', { params: { file: 'settings.json' } }) });
  await user.click(screen.getByRole('radio', { name: 'Light' }));
  await screen.findByText('settings.json could not be written.');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Light' }).checked).toBe(true);
  // The main process notifies by what it has saved.
  await user.click(notify);
  await waitFor(() => expect(screen.getAllByText('settings.json could not be written.')).toHaveLength(2));
  expect(notify.checked).toBe(false);
});

it('protects less only after a click of its own, and more at once', async () => {
  const bridge = installFakeBridge(calmWorld());
  const { user } = renderWithProviders(<SettingsDialog onClose={() => undefined} />);
  const release = await screen.findByLabelText<HTMLSelectElement>(/Release.*Development/i);
  const calls = () => bridge.callsOf('settings.update');
  await user.selectOptions(release, 'confirm');
  const stricter = { confirmations: { release: { development: 'confirm' } } };
  await waitFor(() => expect(calls()).toEqual([stricter]));
  await user.selectOptions(release, 'none');
  await user.click(await screen.findByRole('button', { name: 'Protect less' }));
  const weaker = { confirmations: { release: { development: 'none' } }, protectsLess: true };
  await waitFor(() => expect(calls()).toEqual([stricter, weaker]));
});
