import type { Page } from '@playwright/test';

/** What was done to servers from here. */
export const activityView = (page: Page) => {
  const view = page.getByRole('region', { name: 'Activity', exact: true });
  const table = view.getByRole('grid', { name: 'What was done' });
  const details = view.getByRole('region', { name: /^Details of line / });
  return {
    view,
    table,
    details,
    link: page.getByRole('complementary', { name: 'Sidebar' }).getByRole('button', { name: 'Activity' }),
    /** The newest line with all of these words. */
    line: (...words: string[]) =>
      words.reduce((rows, hasText) => rows.filter({ hasText }), table.getByRole('row')).first(),
    lines: table.getByRole('row'),
    state: view.getByRole('status').filter({ hasText: /as it was written/ }),
    search: view.getByRole('searchbox', { name: 'Search the activity' }),
    operation: view.getByRole('combobox', { name: 'Operation' }),
    outcome: view.getByRole('combobox', { name: 'Outcome' }),
    clear: view.getByRole('button', { name: 'Clear filters' }),
    exportCsv: view.getByRole('button', { name: 'Export CSV…' }),
    exportJson: view.getByRole('button', { name: 'Export JSON…' }),
    written: view.getByText(/^Written to /),
    nothing: view.getByRole('heading', { name: 'Nothing was changed yet' }),
    close: view.getByRole('button', { name: 'Close activity' }),
  };
};
