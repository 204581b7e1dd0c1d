import type { Page } from '@playwright/test';

/** The connections, and the databases of the open one. */
export const sidebar = (page: Page) => {
  const root = page.getByRole('navigation', { name: 'Connections' });
  return {
    root,
    connection: (name: string) => root.getByRole('button', { name, exact: true }),
    database: (name: string) => root.getByRole('button', { name: new RegExp(`^${name}\\b`) }),
    add: root.getByRole('button', { name: 'Add a connection' }),
    /** Opens "More" of a connection and chooses from it. */
    async choose(connection: string, item: 'Connect' | 'Disconnect' | 'Edit…' | 'Remove…'): Promise<void> {
      await root.getByRole('button', { name: `More for ${connection}`, exact: true }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
  };
};
