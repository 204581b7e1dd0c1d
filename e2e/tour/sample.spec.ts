import { expect, test } from '../fixtures/test';
import { tourGuide } from './tour-guide';

const CONNECT = process.env.FALCONER_TOUR_CONNECT ?? '';
const WIDE = { width: 1280, height: 800 };

test.skip(CONNECT !== '', 'a server was named: the tour looks at that one');

test('the main job on the sample cluster', async ({ falconer }) => {
  const { page, screen } = falconer;
  const { list, tasks } = screen;
  const { step, picture, inBothSchemes } = tourGuide(page);
  await falconer.resize(WIDE.width, WIDE.height);
  await page.emulateMedia({ colorScheme: 'light' });

  await step('first screen', async () => {
    await expect(screen.first.addConnection).toBeVisible();
    await inBothSchemes('first-screen');
    return 'two cards, nothing opened';
  });

  await step('open the sample cluster', async () => {
    await screen.first.openSample.click();
    await expect(list.row('books').state('Partly 3 of 12')).toBeVisible();
    await expect(list.row('authors').state('Loaded')).toBeVisible();
    await inBothSchemes('list');
    return (await list.names()).slice(1).join(', ');
  });

  await step('what is known of a collection', async () => {
    await list.row('books').root.click();
    const panel = screen.panel('books');
    for (const tab of ['Overview', 'Partitions', 'Fields', 'Indexes', 'Aliases'] as const) {
      await panel.tab(tab).click();
      await expect(panel.tab(tab)).toHaveAttribute('aria-selected', 'true');
      await picture(`panel-${tab.toLowerCase()}`);
    }
    await panel.tab('Partitions').click();
    await expect(panel.partition('y2015').state('Loaded')).toBeVisible();
    await expect(panel.partition('y2020').state('Not loaded')).toBeVisible();
    await falconer.resize(960, 600);
    await picture('panel-960');
    await falconer.resize(WIDE.width, WIDE.height);
    return 'books: y2015 is loaded, y2020 is not';
  });

  await step('names: rename, aliases, databases', async () => {
    await list.row('books').choose('Rename…');
    await screen.names.rename('books').name.fill('novels of 2024');
    await inBothSchemes('rename');
    await page.keyboard.press('Escape');
    await screen.panel('books').tab('Aliases').click();
    await inBothSchemes('panel-aliases-actions');
    await screen.panel('books').root.getByRole('button', { name: 'Point elsewhere… catalog' }).click();
    await screen.names.moveAlias('catalog').choose('events');
    await inBothSchemes('alias-elsewhere');
    await page.keyboard.press('Escape');
    await screen.sidebar.root.getByRole('button', { name: 'New database…' }).click();
    await screen.names.newDatabase.name.fill('archive');
    await inBothSchemes('new-database');
    await page.keyboard.press('Escape');
    await screen.panel('books').tab('Partitions').click();
    await screen.panel('books').createPartition.click();
    await screen.createPartition('books').name.fill('y 2030');
    await inBothSchemes('create-partition');
    await page.keyboard.press('Escape');
    return 'nothing was changed';
  });

  await step('create the index that a collection lacks', async () => {
    await list.row('covers').choose('Create index…');
    const index = screen.createIndex('covers');
    await expect(index.submit).toHaveText('Create index and load');
    await inBothSchemes('create-index');
    await index.submit.click();
    await tasks.open();
    const task = tasks.task('Create index on keywords of covers');
    await expect(task.status(/^Running [2-8]\d %$/)).toBeVisible();
    await inBothSchemes('index-building');
    await expect(list.row('covers').state('Loaded')).toBeVisible({ timeout: 60_000 });
    await expect(task.status('Done')).toBeVisible();
    await tasks.root.getByRole('button', { name: 'Hide tasks' }).click();
    return 'AUTOINDEX on keywords, built, then loaded';
  });

  await step('load some fields of a collection', async () => {
    await list.row('events').choose('Load with options…');
    const load = screen.load('events');
    await load.field('payload').uncheck();
    await expect(load.submit).toHaveText('Load 4 of 5 fields');
    await inBothSchemes('load-dialog');
    await load.submit.click();
    await expect(load.dialog).toBeHidden();
    return 'the button says "Load 4 of 5 fields"';
  });

  await step('watch the bar', async () => {
    const row = list.row('events');
    await expect(row.state(/^Loading [2-8]\d %$/)).toBeVisible();
    await tasks.open();
    await inBothSchemes('loading');
    const seen = await row.bar.getAttribute('aria-valuenow');
    await expect(row.state('Loaded')).toBeVisible({ timeout: 60_000 });
    await expect(tasks.task('Load events').status('Done')).toBeVisible();
    await picture('loaded');
    return `${seen ?? '?'} % on the way, then loaded`;
  });

  await step('a load that the server undoes', async () => {
    await list.row('logs_2024').toggle.click();
    await expect(list.row('logs_2024').state('Load failed at 74 %')).toBeVisible({ timeout: 90_000 });
    await inBothSchemes('load-failed');
    return 'failed at 74 %, not shown as released';
  });

  await step('release a partition', async () => {
    await list.row('events').root.click();
    const panel = screen.panel('events');
    await panel.tab('Partitions').click();
    await panel.partition('partner').toggle.click();
    await expect(panel.partition('partner').state('Not loaded')).toBeVisible();
    await expect(list.row('events').state('Partly 3 of 4')).toBeVisible();
    await picture('partly-loaded');
    return 'events is partly loaded, 3 of 4';
  });

  await step('drop a loaded partition: release, then drop', async () => {
    const panel = screen.panel('events');
    await panel.partition('app').choose('Drop…');
    const drop = screen.dropPartition('app');
    await expect(drop.cancel).toBeFocused();
    await picture('drop-partition');
    await drop.releaseThenDrop.click();
    await expect(panel.partition('app').root).toHaveCount(0);
    return 'app is gone, after a release of its own';
  });

  await step('drop a collection', async () => {
    await list.row('query_cache').choose('Drop…');
    const drop = screen.dropCollection('query_cache');
    await expect(drop.cancel).toBeFocused();
    await picture('drop-development');
    await drop.submit.click();
    await expect(list.row('query_cache').root).toHaveCount(0);
    await picture('task-dock');
    return 'query_cache is gone';
  });

  await step('what fills the query nodes', async () => {
    const { memory } = screen;
    await tasks.root.getByRole('button', { name: 'Hide tasks' }).click();
    await memory.link.click();
    await expect(memory.row('authors')).toContainText('In memory');
    await inBothSchemes('memory');
    await memory.groupedBy('Partition').click();
    await expect(memory.row('y2015')).toBeVisible();
    await picture('memory-partitions');
    await memory.groupedBy('Node').click();
    await picture('memory-nodes');
    await falconer.resize(960, 600);
    await memory.groupedBy('Collection').click();
    await picture('memory-960');
    await falconer.resize(WIDE.width, WIDE.height);
    const seen = await memory.node('1').textContent();
    await screen.sidebar.database('default').click();
    return seen ?? 'nothing';
  });

  await step('a warm set', async () => {
    const { memory, warmSets } = screen;
    await memory.link.click();
    await memory.warmSets.click();
    await warmSets.saveNow.click();
    await expect(warmSets.dialog.getByText(/collections are in memory/)).toBeVisible();
    await warmSets.name.fill('Before the release');
    await inBothSchemes('warm-set-save');
    await warmSets.save.click();
    await expect(warmSets.set('Before the release')).toBeVisible();
    await inBothSchemes('warm-sets');
    await warmSets.close.click();
    await screen.sidebar.database('default').click();
    await list.row('thumbnails').toggle.click();
    await expect(list.row('thumbnails').state('Not loaded')).toBeVisible();
    await memory.link.click();
    await memory.warmSets.click();
    await warmSets.compare('Before the release').click();
    await expect(warmSets.difference('thumbnails')).toContainText('not in memory');
    await inBothSchemes('warm-set-compare');
    const seen = await warmSets.difference('thumbnails').textContent();
    await page.keyboard.press('Escape');
    await screen.sidebar.database('default').click();
    return seen ?? 'nothing';
  });

  await step('the archive of definitions', async () => {
    const { archive } = screen;
    await list.row('books').choose('Save definition to archive');
    await expect(archive.dialog.getByText('Id then')).toBeVisible();
    await inBothSchemes('archive-definition');
    await archive.recreateThis.click();
    await archive.name.fill('books_again');
    await expect(archive.submit).toHaveAttribute('aria-disabled', 'false');
    await inBothSchemes('archive-recreate');
    await falconer.resize(960, 600);
    await picture('archive-recreate-960');
    await falconer.resize(WIDE.width, WIDE.height);
    await archive.submit.click();
    await tasks.open();
    const task = tasks.task('Re-create books_again');
    await expect(task.status('Done')).toBeVisible();
    await inBothSchemes('archive-task');
    await tasks.root.getByRole('button', { name: 'Hide tasks' }).click();
    await archive.link.click();
    await expect(archive.entry('books')).toBeVisible();
    await inBothSchemes('archive');
    await archive.close.click();
    await list.row('books_again').choose('Drop…');
    const drop = screen.dropCollection('books_again');
    await drop.submit.click();
    await expect(list.row('books_again').root).toHaveCount(0);
    return 'books, as books_again, empty';
  });

  await step('what was done', async () => {
    const { activity } = screen;
    await activity.link.click();
    await expect(activity.line('Drop collection', 'query_cache')).toContainText('Done');
    await inBothSchemes('activity');
    await activity.line('Failed').click();
    await expect(activity.details).toContainText('logs_2024');
    await inBothSchemes('activity-details');
    await falconer.resize(960, 600);
    await picture('activity-960');
    await falconer.resize(WIDE.width, WIDE.height);
    const seen = await activity.state.textContent();
    await activity.close.click();
    return seen ?? 'nothing';
  });

  await step('commands', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
    await inBothSchemes('palette');
    await page.keyboard.press('Escape');
    return 'the palette lists every command';
  });

  await step('settings', async () => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await expect(settings.getByRole('checkbox', { name: /^Notify/ })).toBeVisible();
    await inBothSchemes('settings');
    await page.keyboard.press('Escape');
    return 'colour scheme, notifications and facts about this build';
  });

  await step('plan many at once', async () => {
    for (const name of ['authors', 'covers', 'logs_2025', 'people_faces', 'sessions']) {
      await screen.selection.box(name).check();
    }
    await inBothSchemes('selection');
    await screen.selection.load.click();
    const many = screen.bulk('Load 5 selected collections');
    await expect(many.submit).toHaveText('Load 3 collections, skip 2');
    await inBothSchemes('bulk-plan');
    return 'three are loaded, one is loaded already, one has no index';
  });

  await step('follow many at once', async () => {
    const many = screen.bulk('Load 5 selected collections');
    await many.atATime.fill('2');
    await many.submit.click();
    await expect(many.rows.filter({ hasText: /[2-9]\d %/ }).first()).toBeVisible();
    await inBothSchemes('bulk-run');
    await expect(many.count('3 done')).toBeVisible({ timeout: 90_000 });
    await picture('bulk-finished');
    await many.close.click();
    return 'two at a time, three done, two skipped';
  });
});

test('a production server', async ({ falconer, cluster }) => {
  const { page, screen } = falconer;
  const { step, picture, inBothSchemes } = tourGuide(page, 60);
  await falconer.resize(WIDE.width, WIDE.height);
  const server = await cluster();

  await step('add a connection', async () => {
    await screen.first.addConnection.click();
    const { editor } = screen;
    await editor.name.fill('analytics-eu');
    await editor.address.fill(server.address);
    await editor.environment('production').click();
    await editor.test.click();
    await expect(editor.result.getByText(/v2\.5\.27/)).toBeVisible();
    await picture('connection-editor');
    await editor.save.click();
    return 'the test walked name, TCP, credentials, version and a first read';
  });

  await step('open it', async () => {
    await screen.sidebar.connection('analytics-eu').click();
    await expect(screen.list.row('authors').state('Loaded')).toBeVisible();
    await picture('production');
    return 'a line along the top and a badge say production';
  });

  await step('release asks, and names what stops working', async () => {
    await screen.list.row('authors').toggle.click();
    const release = screen.release('authors');
    await expect(release.dialog).toBeVisible();
    await picture('release-production');
    await release.cancel.click();
    return 'asked';
  });

  await step('a drop wants the name typed', async () => {
    await screen.list.row('people_faces').choose('Drop…');
    const drop = screen.dropCollection('people_faces');
    await drop.typeName.fill('people_face');
    await expect(drop.submit).toHaveAttribute('aria-disabled', 'true');
    await inBothSchemes('drop-production');
    await drop.cancel.click();
    return 'one letter short, the button does nothing';
  });

  await step('a drop that takes an alias away first', async () => {
    await screen.list.row('logs_2025').choose('Drop…');
    const drop = screen.dropCollection('logs_2025');
    await expect(drop.dialog).toContainText('Remove its alias logs_current');
    await picture('drop-aliases');
    await drop.keepsCopy.uncheck();
    await expect(drop.withoutCopy).toBeVisible();
    await picture('drop-without-copy');
    await page.keyboard.press('Escape');
    return 'the dialog names the alias as a step; that no copy is kept has to be typed';
  });

  await step('drop several', async () => {
    for (const name of ['books', 'authors', 'translations']) await screen.selection.box(name).check();
    await screen.selection.drop.click();
    const several = screen.dropSeveral(3);
    await several.count.fill('3');
    await expect(several.connection).toBeVisible();
    await inBothSchemes('drop-several');
    await several.cancel.click();
    return 'the list in full; the count and the connection have to be typed';
  });

  await step('drop an alias', async () => {
    await screen.list.row('books').root.click();
    const panel = screen.panel('books');
    await panel.tab('Aliases').click();
    await picture('panel-aliases-production');
    await panel.root.getByRole('button', { name: 'Drop… catalog' }).click();
    const drop = screen.dropName('alias', 'catalog');
    await drop.typeName.fill('catalog');
    await picture('drop-alias');
    await drop.submit.click();
    await screen.tasks.open();
    const task = screen.tasks.task('Drop alias catalog of books');
    await expect(task.root).toContainText(/Nothing is sent for \d+\ss\./);
    await picture('drop-waits');
    await task.button('Undo').click();
    await expect(task.status('Undone')).toBeVisible();
    await page.keyboard.press('Escape');
    return 'nothing is sent for ten seconds, and it was taken back';
  });

  await step('a database that is not empty', async () => {
    await screen.sidebar.root.getByRole('button', { name: 'More about reviews', exact: true }).click();
    await picture('database-menu');
    await page.getByRole('menuitem', { name: /^Drop database…/ }).click();
    await expect(screen.dropName('database', 'reviews').dialog).toContainText('Servers drop only empty');
    await picture('drop-database-blocked');
    await page.keyboard.press('Escape');
    return 'the dialog names what is in it';
  });

  await step('the server goes away', async () => {
    await server.stop();
    await expect(page.getByText(/is lost since/).first()).toBeVisible({ timeout: 60_000 });
    await picture('connection-lost');
    return 'what was read stays, with its age';
  });
});

test('a load that does not arrive', async ({ falconer, opened }) => {
  const { page, screen } = falconer;
  const { list, tasks } = screen;
  const { step, picture, inBothSchemes } = tourGuide(page, 80);
  await falconer.resize(WIDE.width, WIDE.height);
  await page.emulateMedia({ colorScheme: 'light' });
  const server = await opened();

  await step('why a collection cannot be loaded', async () => {
    await list.row('covers').toggle.focus();
    await expect(page.getByRole('tooltip')).toContainText('No index on keywords');
    await inBothSchemes('why-not-load');
    await list.row('covers').choose('Load with options…');
    const load = screen.load('covers');
    await expect(load.submit).toHaveAttribute('aria-disabled', 'true');
    await inBothSchemes('why-not-load-dialog');
    await falconer.resize(960, 600);
    await picture('why-not-load-dialog-960');
    await falconer.resize(WIDE.width, WIDE.height);
    return 'no index on keywords, at the switch and in the dialog';
  });

  await step('from there to the index', async () => {
    await screen.load('covers').dialog.getByRole('button', { name: 'Create index on keywords…' }).click();
    const index = screen.createIndex('covers');
    await expect(index.submit).toHaveText('Create index and load');
    await inBothSchemes('index-for-load');
    await page.keyboard.press('Escape');
    await expect(index.dialog).toBeHidden();
    return 'the dialog keeps the load that was planned';
  });

  /** Turns the clocks of window and main process on, so that nobody waits for them. */
  const passTime = async (ms: number): Promise<void> => {
    await falconer.electron.evaluate((_, later) => {
      const { now } = Date;
      Date.now = () => now() + later;
    }, ms);
    await page.clock.setSystemTime(await falconer.electron.evaluate(() => Date.now()));
  };
  const row = list.row('translations');
  const task = tasks.task('Load translations');

  await step('a load that stands still', async () => {
    server.world.loadTrouble = { percent: 40, forMs: 600_000 };
    await row.startLoad();
    server.clock.advance(30_000);
    await expect(row.state('Loading 40 %')).toBeVisible();
    await tasks.open();
    await passTime(95_000);
    const known = task.root.getByRole('region', { name: 'What is known' });
    await expect(known.getByText('calls itself healthy')).toBeVisible();
    await inBothSchemes('load-stalled');
    for (const node of server.world.nodes.all) node.memoryBytes = 2 ** 20;
    await known.getByRole('button', { name: 'Check again' }).click();
    await expect(known.getByText(/It does not fit/)).toBeVisible();
    await inBothSchemes('load-stalled-memory');
    await falconer.resize(960, 600);
    await picture('load-stalled-960');
    await falconer.resize(WIDE.width, WIDE.height);
    return (await known.getByRole('listitem').allTextContents()).join(', ');
  });

  await step('the server gives it up', async () => {
    server.clock.advance(600_000);
    await passTime(600_000);
    await expect(row.state('Load failed at 40 %')).toBeVisible();
    await expect(task.status('Failed')).toBeVisible();
    await expect(task.root.getByText(/Falconer assumes that it gave the load up/)).toBeVisible();
    await inBothSchemes('load-undone');
    await task.button('Details').click();
    await picture('load-undone-details');
    return 'failed at 40 %, not shown as released';
  });
});
