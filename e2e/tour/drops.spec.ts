import { expect, test } from '../fixtures/test';
import { tourGuide } from './tour-guide';

const CONNECT = process.env.FALCONER_TOUR_CONNECT ?? '';
const WIDE = { width: 1280, height: 800 };

test.skip(CONNECT !== '', 'a server was named: the tour looks at that one');

test('what a drop asks, and how it ends', async ({ falconer, cluster }) => {
  const { page, screen } = falconer;
  const { list, sidebar, selection, settings, tasks } = screen;
  const { step, inBothSchemes } = tourGuide(page, 110);
  await falconer.resize(WIDE.width, WIDE.height);
  await page.emulateMedia({ colorScheme: 'light' });
  const server = await cluster();
  const { address } = server;
  await falconer.saveConnection({ name: 'staging-eu', address, environment: 'staging' });
  await falconer.saveConnection({ name: 'analytics-eu', address, environment: 'production' });
  await falconer.saveConnection({ name: 'only-looking', address, environment: 'production', readOnly: true });

  await step('the questions before changes, in the settings', async () => {
    await falconer.resize(WIDE.width, 1200);
    await settings.open();
    await inBothSchemes('settings-safety');
    const wait = settings.limit('Wait before a drop, Production');
    await wait.fill('3');
    await wait.press('Tab');
    await expect(settings.protectLess).toBeVisible();
    await inBothSchemes('settings-protect-less');
    await page.keyboard.press('Escape');
    await falconer.resize(WIDE.width, WIDE.height);
    return 'the table in full; to protect less a second click is wanted';
  });

  await step('staging: a drop wants the name typed', async () => {
    await sidebar.connection('staging-eu').click();
    await list.row('query_cache').choose('Drop…');
    const drop = screen.dropCollection('query_cache');
    await drop.typeName.fill('query_cache');
    await inBothSchemes('drop-staging');
    await drop.submit.click();
    await tasks.open();
    const task = tasks.task('Drop query_cache');
    await expect(task.status('Done')).toBeVisible();
    await expect(task.button('Show the copy')).toBeVisible();
    await inBothSchemes('drop-done');
    await tasks.root.getByRole('button', { name: 'Hide tasks' }).click();
    return 'gone; the task leads to the copy of its definition';
  });

  await step('staging: several want their count typed', async () => {
    for (const name of ['authors', 'people_faces', 'thumbnails']) await selection.box(name).check();
    await selection.drop.click();
    const several = screen.dropSeveral(3);
    await expect(several.count).toBeVisible();
    await inBothSchemes('drop-several-staging');
    await several.cancel.click();
    await selection.clear.click();
    return 'the count, and not the connection';
  });

  await step('a partition that cannot be dropped', async () => {
    await list.row('translations').root.click();
    const panel = screen.panel('translations');
    await panel.tab('Partitions').click();
    await expect(panel.partition('ko').state('Not loaded')).toBeVisible();
    const { fields } = server.collection('translations');
    for (const field of fields) field.isPartitionKey = field.name === 'language';
    await panel.partition('ko').choose('Drop…');
    const drop = screen.dropPartition('ko');
    await expect(drop.dialog.getByRole('alert')).toBeVisible();
    await inBothSchemes('drop-partition-blocked');
    await drop.cancel.click();
    await panel.close.click();
    return 'another client gave the collection a partition key meanwhile';
  });

  await step('a database that is empty', async () => {
    server.world.database('reviews').collections.clear();
    await sidebar.root.getByRole('button', { name: 'More about reviews', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Drop database…/ }).click();
    const drop = screen.dropName('database', 'reviews');
    await expect(drop.typeName).toBeVisible();
    await inBothSchemes('drop-database');
    await drop.cancel.click();
    return 'nothing stands in the way; its name has to be typed';
  });

  await step('production: a list that waits', async () => {
    await sidebar.connection('analytics-eu').click();
    for (const name of ['authors', 'thumbnails']) await selection.box(name).check();
    await selection.drop.click();
    const several = screen.dropSeveral(2);
    await several.count.fill('2');
    await several.connection.fill('analytics-eu');
    await several.submit.click();
    const run = screen.bulk('Drop 2');
    await expect(run.undo).toBeVisible();
    await inBothSchemes('drop-list-waits');
    await run.undo.click();
    await expect(run.count('2 not started')).toBeVisible();
    await inBothSchemes('drop-list-undone');
    await run.close.click();
    expect(server.has('authors')).toBe(true);
    return 'taken back: nothing was sent';
  });

  await step('a read-only connection', async () => {
    await sidebar.connection('only-looking').click();
    await expect(list.row('books').root).toBeVisible();
    await selection.box('authors').check();
    await list.row('books').root.click();
    const menu = await list.row('books').menu();
    await expect(menu.getByRole('menuitem', { name: 'Drop…' })).toHaveAttribute('aria-disabled', 'true');
    await menu.getByRole('menuitem', { name: 'Drop…' }).hover({ force: true });
    await inBothSchemes('read-only');
    await page.keyboard.press('Escape');
    return 'every change is greyed and says why';
  });
});
