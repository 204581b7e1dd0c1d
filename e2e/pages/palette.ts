import type { Page } from '@playwright/test';

/** Every command by its name. */
export const palette = (page: Page) => ({
  /** Opens it by its key, finds a command by its whole name and carries it out. */
  async run(command: string): Promise<void> {
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('textbox', { name: 'Search commands' }).fill(command);
    const commands = page.getByRole('region', { name: 'Menus and dialogs' });
    await commands.getByRole('button', { name: command, exact: true }).click();
  },
});
