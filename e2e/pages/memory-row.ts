import type { Locator, Page } from '@playwright/test';

/** A row of the list of collections, or of a collection's partitions. */
export const memoryRow = (page: Page, table: Locator, name: string) => {
  const toggle = page.getByRole('switch', { name: `${name} in memory`, exact: true });
  const root = table.getByRole('row').filter({ has: toggle });
  return {
    root,
    toggle: root.getByRole('switch'),
    bar: root.getByRole('progressbar', { name: `Loading ${name}`, exact: true }),
    /** The state, in exactly these words. */
    state: (words: string | RegExp) => root.getByText(words, { exact: true }),
    more: root.getByRole('button', { name: `More for ${name}`, exact: true }),
    /** Opens "More" and answers what is in it. */
    async menu(): Promise<Locator> {
      await root.getByRole('button', { name: `More for ${name}`, exact: true }).click();
      return page.getByRole('menu');
    },
    async choose(item: string): Promise<void> {
      await root.getByRole('button', { name: `More for ${name}`, exact: true }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
  };
};

export type MemoryRow = ReturnType<typeof memoryRow>;
