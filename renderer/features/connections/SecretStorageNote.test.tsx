import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { calmWorld, weakStorage } from '@renderer/test/connection-samples';
import { installFakeBridge } from '@renderer/test/fake-bridge';
import { renderWithProviders } from '@renderer/test/render';
import { SecretStorageNote } from './SecretStorageNote';

it('says how secrets are kept on this machine', async () => {
  installFakeBridge(calmWorld({ storage: weakStorage }));
  renderWithProviders(<SecretStorageNote />);
  expect(await screen.findByText(/^This system offers no keychain \(basic_text\)/)).toBeDefined();
});
