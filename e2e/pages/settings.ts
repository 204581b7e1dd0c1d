import type { Page } from '@playwright/test';

/** The dialog of what is set for the whole application. */
export const settingsDialog = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: 'Settings', exact: true });
  return {
    dialog,
    async open(): Promise<void> {
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      await dialog.waitFor();
    },
    /** What is asked before something, such as "Drop a collection, Development". */
    level: (cell: string) => dialog.getByRole('combobox', { name: cell, exact: true }),
    /** A number that protects, such as "Wait before a drop, Production". */
    limit: (cell: string) => dialog.getByRole('textbox', { name: cell, exact: true }),
    /** Whether nothing may be changed in an environment, such as "Development". */
    readOnly: (environment: string) => dialog.getByRole('checkbox', { name: `Read-only, ${environment}` }),
    protectLess: dialog.getByRole('button', { name: 'Protect less', exact: true }),
    close: dialog.getByRole('button', { name: 'Close', exact: true }).last(),
  };
};
