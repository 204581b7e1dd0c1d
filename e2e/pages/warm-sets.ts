import type { Page } from '@playwright/test';

/** What was in memory, under names. */
export const warmSets = (page: Page) => {
  const dialog = page.getByRole('dialog', {
    name: /^(?:Warm sets|Save what is loaded now|.+ and now|Rename .+|Delete .+\?)$/,
  });
  return {
    dialog,
    /** A saved set. */
    set: (name: string) => dialog.getByRole('listitem').filter({ hasText: name }),
    saveNow: dialog.getByRole('button', { name: 'Save what is loaded now…' }),
    name: dialog.getByRole('textbox', { name: 'Name' }),
    save: dialog.getByRole('button', { name: 'Save warm set' }),
    import: dialog.getByRole('button', { name: 'Import…' }),
    compare: (name: string) => dialog.getByRole('button', { name: `Compare with now: ${name}` }),
    bringBack: (name: string) => dialog.getByRole('button', { name: `Bring back…: ${name}` }),
    differences: dialog.getByRole('grid', { name: 'Differences' }),
    difference: (collection: string) =>
      dialog
        .getByRole('grid', { name: 'Differences' })
        .getByRole('row', { name: new RegExp(`^${collection} `) }),
    choice: (words: RegExp) => dialog.getByRole('checkbox', { name: words }),
    plan: dialog.getByRole('button', { name: /^(?:Plan \d+ changes?…|Nothing to plan)$/ }),
    back: dialog.getByRole('button', { name: 'Back', exact: true }),
    close: dialog.getByRole('button', { name: 'Close', exact: true }),
    /** Chooses from "More" of a set. */
    async choose(name: string, item: 'Rename…' | 'Export…' | 'Delete…'): Promise<void> {
      await dialog.getByRole('button', { name: `More for ${name}`, exact: true }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
    delete: dialog.getByRole('button', { name: 'Delete warm set' }),
    /** The plan of bringing a set back. */
    bulk: (name: string) => {
      const plan = page.getByRole('dialog', { name: `Bring back ${name}`, exact: true });
      return { dialog: plan, submit: plan.getByRole('button', { name: /^(?:Load|Release) / }) };
    },
  };
};
