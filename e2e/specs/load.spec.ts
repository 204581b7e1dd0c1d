import { expect, test } from '../fixtures/test';

test('the toggle loads everything, and "loaded" is said when the server says it', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const row = falconer.screen.list.row('query_cache');
  await row.toggle.click();
  await expect(row.state(/^Loading \d+ %$/)).toBeVisible();
  cluster.clock.advance(1_250);
  await expect(row.state('Loading 50 %')).toBeVisible();
  await expect(row.bar).toHaveAttribute('aria-valuenow', '50');
  await expect(row.toggle).not.toBeChecked();
  await cluster.finishLoads();
  await expect(row.state('Loaded')).toBeVisible();
  await expect(row.toggle).toBeChecked();
  expect(cluster.received('LoadCollection')).toHaveLength(1);
});

test('some fields: locked ones stay, the button says what it does, the server gets exactly that', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, panel } = falconer.screen;
  const load = falconer.screen.load('translations');
  await list.row('translations').choose('Load with options…');
  await expect(load.submit).toHaveText('Load all 4 fields');
  await expect(load.field('id')).toBeChecked();
  await expect(load.field('id')).toHaveAttribute('aria-disabled', 'true');
  await expect(load.field('id')).toHaveAccessibleDescription('The primary key is always loaded');
  await load.field('id').click({ force: true });
  await expect(load.field('id')).toBeChecked();

  await load.field('language').uncheck();
  await load.field('meaning').uncheck();
  // The last vector is locked now.
  await expect(load.field('embedding')).toHaveAttribute('aria-disabled', 'true');
  await expect(load.submit).toHaveText('Load 2 of 4 fields');
  await load.submit.click();
  await expect(load.dialog).toBeHidden();
  await list.row('translations').followLoad(cluster);
  const sent = cluster.calls.filter(({ method }) => method === 'LoadCollection');
  expect(sent.map(({ request }) => request.load_fields)).toEqual([['id', 'embedding']]);

  // Which fields are loaded is remembered, and said to be so.
  await list.row('translations').root.click();
  await panel('translations').tab('Fields').click();
  await expect(panel('translations').root.getByText(/as loaded from here at/)).toBeVisible();
});

test('other fields of a loaded collection: first the plan, then release and load', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  const load = falconer.screen.load('people_faces');
  await list.row('people_faces').load(cluster);

  await list.row('people_faces').choose('Load with options…');
  await load.field('consent').uncheck();
  await expect(load.submit).toHaveText('Release, then load 2 of 3 fields');
  await load.submit.click();
  await list.row('people_faces').followLoad(cluster, 2);
  expect(cluster.received('LoadCollection', 'ReleaseCollection')).toEqual([
    'LoadCollection',
    'ReleaseCollection',
    'LoadCollection',
  ]);
  await tasks.open();
  await expect(tasks.task('Load people_faces').status('Done')).toBeVisible();
});

test('chosen partitions: the collection is partly loaded, not loaded', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list } = falconer.screen;
  const load = falconer.screen.load('translations');
  await list.row('translations').choose('Load with options…');
  await load.somePartitions.check();
  await load.partition('ko').check();
  await load.partition('zh').check();
  await load.submit.click();
  await cluster.finishLoads();
  await expect(list.row('translations').state('Partly 2 of 6')).toBeVisible();
  await expect(list.row('translations').toggle).not.toBeChecked();
  expect(cluster.inMemory('translations')).toEqual(['ko', 'zh']);
});

test('a load that stands still and is undone by the server has failed', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  const row = list.row('logs_2024');
  await row.startLoad();
  cluster.clock.advance(4_000);
  await expect(row.state(/^Loading (?:[1-9]|[1-6]\d|7[0-4]) %$/)).toBeVisible();
  cluster.clock.advance(4_500);
  await expect(row.state('Loading 74 %')).toBeVisible();
  cluster.clock.advance(60_000);
  await expect(row.state('Load failed at 74 %')).toBeVisible();
  await expect(row.toggle).not.toBeChecked();
  await tasks.open();
  await expect(tasks.task('Load logs_2024').status('Failed')).toBeVisible();
  await expect(list.filter('Failed')).toHaveAccessibleName('Failed 1');
});

test('a missing index is told before anything is sent', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list } = falconer.screen;
  const load = falconer.screen.load('covers');
  await expect(list.row('covers').toggle).toHaveAttribute('aria-disabled', 'true');
  await list.row('covers').toggle.focus();
  await expect(falconer.page.getByRole('tooltip')).toContainText('No index on keywords');

  await list.row('covers').choose('Load with options…');
  await expect(load.submit).toHaveAttribute('aria-disabled', 'true');
  await expect(load.dialog).toContainText('No index on keywords');
  // What has an index can be loaded without the field that has none.
  await load.field('keywords').uncheck();
  await load.submit.click();
  await list.row('covers').followLoad(cluster);
  expect(cluster.received('LoadCollection')).toHaveLength(1);
});

test('a refused load says the server’s words and is not shown as loading', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  cluster.faults.failNext('LoadCollection', {
    kind: 'status',
    status: { error_code: 'OutOfMemory', code: 3, reason: 'OOM if load, memory of node 7 is short' },
  });
  await list.row('query_cache').toggle.click();
  await tasks.open();
  const task = tasks.task('Load query_cache');
  await expect(task.status('Failed')).toBeVisible();
  await expect(task.root).toContainText('The query nodes have too little memory for it.');
  await task.button('Details').click();
  await expect(task.root).toContainText('OOM if load, memory of node 7 is short');
  await expect(list.row('query_cache').toggle).not.toBeChecked();
  await expect(list.row('query_cache').state(/^Load failed/)).toBeVisible();
});

test('production shows a summary first; cancelling it sends nothing', async ({ falconer, opened }) => {
  const cluster = await opened({ name: 'Live', environment: 'production' });
  const { list } = falconer.screen;
  const summary = falconer.screen.loadSummary('query_cache');
  await list.row('query_cache').toggle.click();
  await expect(summary.dialog).toContainText('Production');
  await falconer.page.keyboard.press('Escape');
  await expect(summary.dialog).toBeHidden();
  expect(cluster.received('LoadCollection')).toEqual([]);
  await list.row('query_cache').toggle.click();
  await summary.submit.click();
  await list.row('query_cache').followLoad(cluster);
});

test('what an old server cannot do is disabled and says since when', async ({ falconer, opened }) => {
  const cluster = await opened({}, { profile: '2.3.5' });
  const load = falconer.screen.load('translations');
  await falconer.screen.list.row('translations').choose('Load with options…');
  await expect(load.field('language')).toHaveAttribute('aria-disabled', 'true');
  await expect(load.dialog).toContainText('2.4.10');
  await load.submit.click();
  await falconer.screen.list.row('translations').followLoad(cluster);
});
