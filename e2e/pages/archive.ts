import type { Page } from '@playwright/test';

/** Definitions of collections that were kept. */
export const archive = (page: Page) => {
  const dialog = page.getByRole('dialog', {
    name: /^(?:Archive of definitions|Definition of .*|Re-create .*|Remove the copy of .+\?)$/,
  });
  return {
    dialog,
    /** In the sidebar. */
    link: page.getByRole('complementary').getByRole('button', { name: 'Archive…', exact: true }),
    /** Copies of a collection, newest first. */
    entry: (name: string) =>
      dialog
        .getByRole('list', { name: 'Definitions that are kept' })
        .getByRole('listitem')
        .filter({ hasText: name }),
    recreate: (name: string) => dialog.getByRole('button', { name: new RegExp(`^Re-create…: ${name}, `) }),
    /** In the dialog of one copy. */
    recreateThis: dialog.getByRole('button', { name: 'Re-create…', exact: true }),
    details: (name: string) => dialog.getByRole('button', { name: new RegExp(`^Details: ${name}, `) }),
    database: dialog.getByRole('combobox', { name: /^Database on / }),
    name: dialog.getByRole('textbox', { name: 'Name' }),
    submit: dialog.getByRole('button', { name: /^Re-create .+, empty$/ }),
    import: dialog.getByRole('button', { name: 'Import…' }),
    remove: dialog.getByRole('button', { name: 'Remove copy' }),
    back: dialog.getByRole('button', { name: 'Back', exact: true }),
    close: dialog.getByRole('button', { name: 'Close', exact: true }),
    /** Chooses from "More" of a copy. */
    async choose(name: string, item: 'Export…' | 'Remove…'): Promise<void> {
      await dialog.getByRole('button', { name: new RegExp(`^More for ${name}, `) }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
  };
};
