import type { Page } from '@playwright/test';
import { memoryRow } from './memory-row';

/** The list of a database's collections. */
export const collectionList = (page: Page) => {
  const main = page.getByRole('main');
  const table = page.getByRole('grid', { name: 'Collections' });
  return {
    table,
    rows: table.getByRole('row').filter({ has: page.getByRole('switch') }),
    row: (name: string) => memoryRow(page, table, name),
    search: main.getByRole('searchbox', { name: 'Search collections' }),
    refresh: main.getByRole('button', { name: 'Refresh', exact: true }),
    age: main.getByText(/^as of /).first(),
    /** A choice of the states, by its first words: "All", "Loaded", "Not loaded". */
    filter: (name: string) =>
      main
        .getByRole('radiogroup', { name: 'State' })
        .getByRole('radio', { name: new RegExp(`^${name} [\\d,]+$`) }),
    sortBy: (column: string) =>
      table.getByRole('columnheader', { name: column, exact: true }).getByRole('button'),
    /** Names of the rows on screen, in their order. */
    names: async (): Promise<string[]> =>
      (
        await table
          .getByRole('switch')
          .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))
      ).map((label) => (label ?? '').replace(/ in memory$/, '')),
  };
};
