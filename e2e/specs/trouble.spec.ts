import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../fixtures/test';

test.use({ start: { args: ['--sample', '--trouble'] } });

const choose = (app: ElectronApplication, id: string): Promise<void> =>
  app.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click();
  }, id);

test('the hidden menu orders trouble from the sample cluster, and ends it', async ({ falconer }) => {
  const { electron: app, screen, page } = falconer;
  await expect(screen.list.table).toBeVisible();
  const refresh = page.getByRole('button', { name: 'Refresh' });
  await choose(app, 'trouble-hostile');
  await refresh.click();
  // A name of 100 kB takes no more room than any other.
  await screen.list.search.fill('endless');
  await expect(screen.list.rows).toHaveCount(1);
  expect((await screen.list.rows.boundingBox())?.height).toBeLessThan(60);
  // Nor does it push the question's buttons out of sight.
  await screen.list.rows.getByRole('button', { name: /^More for / }).click();
  await page.getByRole('menuitem', { name: 'Drop…' }).click();
  const cancel = page.getByRole('dialog').getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeInViewport();
  await cancel.click();
  await screen.list.search.fill('evil');
  await expect(screen.list.rows).toHaveCount(1);
  await screen.list.search.fill('');
  await choose(app, 'trouble-broken');
  await refresh.click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await choose(app, 'trouble-end');
  await refresh.click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('without the word on the command line there is no such menu', async ({ launch }) => {
  const { electron: app } = await launch({ args: [] });
  const labels = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
  expect(labels).toContain('View');
  expect(labels?.join()).not.toContain('trouble');
});
