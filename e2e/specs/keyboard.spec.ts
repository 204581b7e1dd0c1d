import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/test';

/** Moves on with Tab until the focus is where it should be; fails if it never gets there. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let steps = 0; steps < 60 && !(await isThere()); steps += 1) await page.keyboard.press(key);
  await expect(target).toBeFocused();
}

test('the main job without a mouse', async ({ falconer, cluster }) => {
  const { page, screen } = falconer;
  const { list, editor, tasks } = screen;
  const server = await cluster();

  await tabTo(page, screen.first.addConnection);
  await page.keyboard.press('Enter');
  await expect(editor.name).toBeVisible();
  await tabTo(page, editor.name);
  await page.keyboard.type('By keyboard');
  await tabTo(page, editor.address);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(server.address);
  await tabTo(page, editor.save);
  await page.keyboard.press('Enter');
  await expect(editor.dialog).toBeHidden();
  if (!(await list.table.isVisible())) {
    await tabTo(page, screen.sidebar.connection('By keyboard'));
    await page.keyboard.press('Enter');
  }
  await expect(list.row('authors').root).toBeVisible();

  // To the row, then to its switch.
  await tabTo(page, list.search);
  await page.keyboard.type('query_cache');
  await expect(list.rows).toHaveCount(1);
  await tabTo(page, list.row('query_cache').toggle);
  await page.keyboard.press('Space');
  await list.row('query_cache').followLoad(server);

  // The menu of the row: release.
  await tabTo(page, list.row('query_cache').more);
  await page.keyboard.press('Enter');
  const release = page.getByRole('menuitem', { name: 'Release', exact: true });
  for (
    let steps = 0;
    steps < 8 && !(await release.evaluate((item) => item === document.activeElement));
    steps += 1
  ) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(release).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(list.row('query_cache').state('Not loaded')).toBeVisible();

  // Drop, from the menu; Tab gets from Cancel to the button that does it.
  await tabTo(page, list.row('query_cache').more);
  await page.keyboard.press('Enter');
  const drop = page.getByRole('menuitem', { name: 'Drop…', exact: true });
  for (
    let steps = 0;
    steps < 8 && !(await drop.evaluate((item) => item === document.activeElement));
    steps += 1
  ) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  const question = screen.dropCollection('query_cache');
  await expect(question.cancel).toBeFocused();
  await tabTo(page, question.submit);
  await page.keyboard.press('Enter');
  await expect(question.dialog).toBeHidden();
  await expect(list.rows).toHaveCount(0);
  expect(server.has('query_cache')).toBe(false);
  await expect(tasks.root).toContainText('Drop query_cache');
});

test('the palette offers the same actions, with the reasons', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { page, screen } = falconer;
  await expect(screen.list.row('query_cache').root).toBeVisible();
  await screen.list.row('query_cache').root.click();
  await expect(screen.panel('query_cache').root).toBeVisible();
  await page.keyboard.press('Control+K');
  const search = page.getByPlaceholder('Search commands');
  await expect(search).toBeFocused();
  await search.fill('load query');
  await page.keyboard.press('Enter');
  await screen.list.row('query_cache').followLoad(cluster);
});

test('Escape closes every dialog and gives the focus back', async ({ falconer, opened }) => {
  await opened();
  const { page, screen } = falconer;
  const row = screen.list.row('translations');
  for (const [item, dialog] of [
    ['Load with options…', screen.load('translations').dialog],
    ['Drop…', screen.dropCollection('translations').dialog],
  ] as const) {
    await row.choose(item);
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(row.more).toBeFocused();
  }
  await screen.sidebar.add.click();
  await expect(screen.editor.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(screen.editor.dialog).toBeHidden();
  await expect(screen.sidebar.add).toBeFocused();
});
