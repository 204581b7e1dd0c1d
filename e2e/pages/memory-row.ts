import { expect, type Locator, type Page } from '@playwright/test';

/** A server whose loads arrive when the test lets them. */
interface LoadingServer {
  finishLoads(count?: number): Promise<void>;
}

/** A row of the list of collections, or of a collection's partitions. */
export const memoryRow = (page: Page, table: Locator, name: string) => {
  const named = page.getByRole('switch', { name: `${name} in memory`, exact: true });
  const root = table.getByRole('row').filter({ has: named });
  const toggle = root.getByRole('switch');
  const state = (words: string | RegExp) => root.getByText(words, { exact: true });
  /** Asks for the load by the toggle, and sees it under way. */
  const startLoad = async (): Promise<void> => {
    await toggle.click();
    await expect(state(/^Loading \d+ %$/)).toBeVisible();
  };
  /**
   * Sees a load under way, however it was asked for, lets it arrive, and sees it loaded.
   * @param loads how many loads the server was asked for by now, this one included
   */
  const followLoad = async (server: LoadingServer, loads = 1): Promise<void> => {
    await expect(state(/^Loading \d+ %$/)).toBeVisible();
    await server.finishLoads(loads);
    await expect(state('Loaded')).toBeVisible();
  };
  return {
    ...{ root, toggle, startLoad, followLoad },
    bar: root.getByRole('progressbar', { name: `Loading ${name}`, exact: true }),
    /** The state, in exactly these words. */
    state,
    more: root.getByRole('button', { name: `More for ${name}`, exact: true }),
    /** Opens "More" and answers what is in it. */
    async menu(): Promise<Locator> {
      await root.getByRole('button', { name: `More for ${name}`, exact: true }).click();
      return page.getByRole('menu');
    },
    /** What is in "More", each with why it cannot be done now: null if it can. */
    async offers(): Promise<Record<string, string | null>> {
      await root.getByRole('button', { name: `More for ${name}`, exact: true }).click();
      const items = page.getByRole('menu').getByRole('menuitem');
      await expect(items.first()).toBeVisible();
      const found = await items.evaluateAll((all) =>
        all.map((each) => {
          const isOff = each.getAttribute('aria-disabled') === 'true';
          return [
            each.getAttribute('aria-label') ?? '',
            isOff ? each.getAttribute('aria-description') : null,
          ] as const;
        }),
      );
      await page.keyboard.press('Escape');
      await expect(items).toHaveCount(0);
      return Object.fromEntries(found);
    },
    async choose(item: string): Promise<void> {
      await root.getByRole('button', { name: `More for ${name}`, exact: true }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
    /** Loads it whole by the toggle, from the press to "Loaded". */
    async load(server: LoadingServer): Promise<void> {
      await startLoad();
      await followLoad(server);
    },
  };
};

export type MemoryRow = ReturnType<typeof memoryRow>;
