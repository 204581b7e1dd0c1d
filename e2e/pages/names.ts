import type { Page } from '@playwright/test';

/** The dialogs that give and move names. */
export const nameDialogs = (page: Page) => {
  const open = (title: string) => page.getByRole('dialog', { name: title, exact: true });
  const part = (title: string, field: string, submit: string | RegExp) => {
    const dialog = open(title);
    return {
      dialog,
      name: dialog.getByRole('textbox', { name: field, exact: true }),
      submit: dialog.getByRole('button', { name: submit }),
    };
  };
  return {
    rename: (collection: string) => part(`Rename ${collection}`, 'New name', 'Rename'),
    addAlias: (collection: string) => part(`Add an alias to ${collection}`, 'Alias', 'Add alias'),
    moveAlias: (alias: string) => {
      const dialog = open(`Point ${alias} elsewhere`);
      return {
        dialog,
        async choose(collection: string): Promise<void> {
          await dialog.getByRole('combobox', { name: 'Point to', exact: true }).click();
          await page.getByRole('option', { name: collection, exact: true }).click();
        },
        submit: dialog.getByRole('button', { name: /^Point to / }),
      };
    },
    newDatabase: part('Create a database', 'Name', 'Create database'),
    /** What others have changed in a list; what is read aloud of it is beside it. */
    changes: (of: 'Collections' | 'Databases' | 'Partitions' | 'Aliases') =>
      page.getByRole('group', { name: new RegExp(`^${of} changed by others since `) }),
    /** What is read aloud of changes by others. */
    saidChanges: page.getByRole('status').filter({ hasText: / changed by others since / }),
  };
};
