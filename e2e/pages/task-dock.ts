import type { Page } from '@playwright/test';

export type TaskButton =
  'Undo' | 'Stop watching' | 'Release again' | 'Dismiss' | 'Details' | 'Retry' | 'Show the copy';

/** The loads, releases and drops, at the bottom of the window. */
export const taskDock = (page: Page) => {
  const root = page.getByRole('region', { name: 'Tasks' });
  const show = root.getByRole('button', { name: 'Show tasks' });
  return {
    root,
    show,
    /** Makes the list visible; it stays so if it is. */
    async open(): Promise<void> {
      const hide = root.getByRole('button', { name: 'Hide tasks' });
      await show.or(hide).waitFor();
      if (await show.isVisible()) await show.click();
      await hide.waitFor();
    },
    /** The newest task of that title, such as "Load books". */
    task: (title: string) => {
      const item = root
        .getByRole('listitem', { name: title, exact: true })
        .or(root.getByRole('article', { name: title, exact: true }))
        .first();
      return {
        root: item,
        status: (words: string | RegExp) => item.getByText(words, { exact: true }).first(),
        button: (name: TaskButton) => item.getByRole('button', { name }),
      };
    },
  };
};
