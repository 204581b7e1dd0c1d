import type { Page } from '@playwright/test';
import type { Environment } from '@shared/domain/environment';

const environments: Record<Environment, string> = {
  development: 'Development',
  staging: 'Staging',
  production: 'Production',
};

export type AuthenticationChoice = 'None' | 'User and password' | 'Token';

/** The dialog that adds or edits a connection. */
export const connectionEditor = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: /^(?:Add a connection|Edit )/ });
  const field = (name: string) => dialog.getByRole('textbox', { name, exact: true });
  return {
    dialog,
    name: field('Name'),
    address: field('Address'),
    user: field('User'),
    /** Fields of secrets have no role of their own. */
    password: dialog.getByLabel('Password', { exact: true }),
    token: dialog.getByLabel('Token', { exact: true }).and(dialog.locator('input:not([type=radio])')),
    tls: dialog.getByRole('switch', { name: 'TLS' }),
    caFile: field('CA file'),
    readOnly: dialog.getByRole('switch', { name: 'Read-only' }),
    test: dialog.getByRole('button', { name: 'Test', exact: true }),
    save: dialog.getByRole('button', { name: 'Save', exact: true }),
    cancel: dialog.getByRole('button', { name: 'Cancel', exact: true }).last(),
    authentication: (choice: AuthenticationChoice) =>
      dialog.getByRole('radio', { name: choice, exact: true }),
    environment: (environment: Environment) =>
      dialog
        .getByRole('radiogroup', { name: 'Environment' })
        .getByText(environments[environment], { exact: true }),
    /** A word that stays beside what "Test" found. */
    result: dialog.getByRole('region', { name: 'Test of the connection' }),
  };
};
