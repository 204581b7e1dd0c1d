import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNoViolations(page: Page, where: string): Promise<void> {
  // A menu or dialog that is still fading in has no contrast to measure; a bar at work never ends.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished.catch(() => null)),
    ),
  );
  // Without the legacy mode axe opens a page of its own, which Electron has not.
  const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
  }));
  expect(found, where).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen (${colorScheme})`, async ({ falconer, opened }) => {
    test.slow();
    const { page, screen } = falconer;
    const { list, editor, tasks } = screen;
    const check = (where: string) => expectNoViolations(page, `${where}, ${colorScheme}`);
    await falconer.ask('settings.update', { colorScheme });
    await page.reload();
    await expect(screen.first.openSample).toBeVisible();
    await check('first screen');

    await screen.first.addConnection.click();
    await editor.authentication('User and password').check({ force: true });
    await expect(editor.password).toBeVisible();
    await check('connection editor');
    await editor.address.fill('127.0.0.1:1');
    await editor.name.fill('Nothing there');
    await editor.password.fill('secret');
    await editor.user.fill('root');
    await editor.test.click();
    await expect(editor.result).toContainText('failed', { timeout: 30_000 });
    await check('failed test of a connection');
    await page.keyboard.press('Escape');
    const discard = page.getByRole('button', { name: 'Discard changes' });
    await expect(discard.or(screen.first.addConnection).first()).toBeVisible();
    if (await discard.isVisible()) await discard.click();
    await expect(editor.dialog).toBeHidden();

    const cluster = await opened({ name: 'Live', environment: 'production' });
    await expect(list.row('books').state('Partly 3 of 12')).toBeVisible();
    await check('list');
    await list.row('covers').toggle.focus();
    await expect(page.getByRole('tooltip')).toBeVisible();
    await check('list with a reason');
    await list.row('books').menu();
    await check('menu of a row');
    await page.keyboard.press('Escape');

    await list.row('books').root.click();
    const panel = screen.panel('books');
    for (const tab of ['Overview', 'Partitions', 'Fields', 'Indexes', 'Aliases'] as const) {
      await panel.tab(tab).click();
      await check(`panel, ${tab}`);
    }

    await list.row('covers').choose('Create index…');
    await expect(screen.createIndex('covers').submit).toBeVisible();
    await check('dialog that creates an index');
    await page.keyboard.press('Escape');

    await list.row('translations').choose('Load with options…');
    await expect(screen.load('translations').submit).toBeVisible();
    await check('load dialog');
    await page.keyboard.press('Escape');
    await list.row('translations').toggle.click();
    await expect(screen.loadSummary('translations').dialog).toBeVisible();
    await check('summary before a load');
    await screen.loadSummary('translations').submit.click();
    await expect(list.row('translations').state(/^Loading/)).toBeVisible();
    await tasks.open();
    await check('loading, tasks open');
    cluster.clock.advance(60_000);
    await expect(tasks.task('Load translations').status('Done')).toBeVisible();
    await check('a task that is done');

    await list.row('authors').toggle.click();
    await expect(screen.release('authors').dialog).toBeVisible();
    await check('release question');
    await page.keyboard.press('Escape');
    await list.row('translations').choose('Drop…');
    const question = screen.dropCollection('translations');
    await question.typeName.fill('Translations');
    await check('drop question with a wrong name');
    await page.keyboard.press('Escape');

    for (const name of ['authors', 'query_cache', 'covers']) await screen.selection.box(name).check();
    await check('a selection');
    await screen.selection.load.click();
    const many = screen.bulk('Load 3 selected collections');
    await expect(many.submit).toBeVisible();
    await check('plan of many changes');
    const refused = { error_code: 'UnexpectedError', code: 65535, reason: 'service not ready' };
    cluster.faults.failNext('LoadCollection', { kind: 'status', status: refused });
    await many.submit.click();
    await many.rows.filter({ hasText: 'Failed' }).click();
    await expect(many.dialog.getByRole('alert')).toBeVisible();
    await check('list of many changes with a failure');
    await many.close.click();
    await check('tasks with a list of many changes');

    await list.search.fill('nothing is called that');
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await check('nothing matches');
    await list.search.fill('');

    await page.keyboard.press('Control+K');
    await expect(page.getByPlaceholder('Search commands')).toBeFocused();
    await check('palette');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    await check('settings');
    await page.keyboard.press('Escape');

    await cluster.stop();
    await expect(page.getByText(/is lost since/).first()).toBeVisible({ timeout: 30_000 });
    await check('connection lost');
  });
}
