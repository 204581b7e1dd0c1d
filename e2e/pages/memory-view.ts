import type { Page } from '@playwright/test';

/** What fills the query nodes of a connection. */
export const memoryView = (page: Page) => {
  const view = page.getByRole('region', { name: 'Memory', exact: true });
  const table = view.getByRole('grid', { name: 'What is in memory' });
  const map = view.getByRole('group', { name: /^Map of what is in memory/ });
  return {
    view,
    table,
    map,
    link: page.getByRole('navigation', { name: 'Connections' }).getByRole('button', { name: 'Memory' }),
    /** The gauge of a query node. */
    node: (id: string) => view.getByRole('listitem').filter({ hasText: `Node ${id}` }),
    row: (name: string) => table.getByRole('row', { name: new RegExp(`^${name} `) }),
    area: (name: string) => map.getByRole('button', { name: new RegExp(`^${name} `) }),
    others: map.getByRole('button', { name: /^[\d,]+ others / }),
    groupedBy: (what: 'Collection' | 'Partition' | 'Node') =>
      view.getByRole('radiogroup', { name: 'Grouped by' }).getByText(what, { exact: true }),
    onlyEmpty: view.getByRole('checkbox', { name: /^Loaded but empty [\d,]+$/ }),
    search: view.getByRole('searchbox', { name: 'Search what is in memory' }),
    refresh: view.getByRole('button', { name: 'Refresh', exact: true }),
    warmSets: view.getByRole('button', { name: 'Warm sets…' }),
  };
};
