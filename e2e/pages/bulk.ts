import type { Page } from '@playwright/test';

/** What is selected in the list, and what can be done with it. */
export const selectionBar = (page: Page) => {
  const root = page.getByRole('region', { name: 'Selection', exact: true });
  const grid = page.getByRole('grid', { name: 'Collections' });
  return {
    root,
    box: (collection: string) => grid.getByRole('checkbox', { name: `Select ${collection}`, exact: true }),
    all: grid.getByRole('checkbox', { name: 'Select all that are shown' }),
    load: root.getByRole('button', { name: 'Load…' }),
    release: root.getByRole('button', { name: 'Release…' }),
    drop: root.getByRole('button', { name: 'Drop…' }),
    clear: root.getByRole('button', { name: 'Clear selection' }),
    checkRights: root.getByRole('button', { name: 'Check rights again' }),
  };
};

/** The dialog of a list of changes, by its title: first the plan, then how it goes. */
export const bulkDialog = (page: Page, title: string) => {
  const dialog = page.getByRole('dialog', { name: title, exact: true });
  const table = dialog.getByRole('grid', { name: 'Items in their order' });
  const button = (name: string | RegExp) => dialog.getByRole('button', { name });
  return {
    dialog,
    table,
    item: (collection: string) =>
      table.getByRole('row').filter({ has: page.getByText(collection, { exact: true }) }),
    rows: table.getByRole('row'),
    show: (words: RegExp) => dialog.getByRole('radiogroup', { name: 'Show' }).getByText(words),
    atATime: dialog.getByRole('textbox', { name: 'At a time' }),
    submit: button(/^(?:Load|Release) .*collection|^Nothing to do$/),
    /** How many items stand so, in words: "2 done". */
    count: (words: string) => dialog.getByText(words, { exact: true }),
    state: (words: string) => dialog.getByText(words, { exact: true }).first(),
    checkRights: button('Check rights again'),
    pause: button('Pause'),
    resume: button('Resume'),
    stop: button('Stop the rest'),
    undo: button('Undo'),
    dropRest: button(/^Drop the (?:one|\d+) left…$/),
    retry: button('Retry failed'),
    exportCsv: button('Export CSV…'),
    exportJson: button('Export JSON…'),
    cancel: button('Cancel'),
    close: button('Close'),
  };
};
