import { expect, test } from '../fixtures/test';

/** What the server has in memory of a collection's fields, from its own state. */
const memoryError = {
  kind: 'status',
  status: { error_code: 'UnexpectedError', code: 3, reason: 'OOM if load, maxSegmentSize = 1 GB' },
} as const;

test('the planner says what a load costs, how that is reckoned, and that it does not fit', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const load = falconer.screen.load('events');
  await falconer.screen.list.row('events').choose('Load with options…');
  await expect(load.memory.getByText(/ of .* can still be filled on 1 query node/)).toBeVisible();
  await load.memory.getByRole('button', { name: 'How this is reckoned' }).click();
  const formula = load.memory.getByRole('group', { name: 'How the memory is reckoned' });
  await expect(formula.getByText(/rows at .*\sB a row in /).first()).toBeVisible();
  await load.cancel.click();

  for (const node of cluster.world.nodes.all) node.memoryBytes = 2 ** 30;
  await falconer.screen.list.row('events').choose('Load with options…');
  await expect(load.obstacles.getByText(/It does not fit into __default_resource_group/)).toBeVisible();
  // A warning forbids nothing.
  await expect(load.submit).not.toHaveAttribute('aria-disabled', 'true');
});

test('the server is asked which fields are in memory, after another client loaded them', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, panel } = falconer.screen;
  const books = panel('translations');
  cluster.act('LoadCollection', { collection_name: 'translations', load_fields: ['id', 'embedding'] });
  cluster.clock.advance(60_000);
  await falconer.page.getByRole('button', { name: 'Refresh' }).click();
  await expect(list.row('translations').state('Loaded')).toBeVisible();
  await list.row('translations').root.click();
  await books.tab('Fields').click();
  const field = (name: string) => books.root.getByRole('row', { name: new RegExp(`^${name}`) });
  await expect(field('language').getByRole('cell').last()).toHaveText('unknown');
  await books.root.getByRole('button', { name: 'Check now' }).click();
  await expect(books.root.getByText(/as the server was asked field by field at/)).toBeVisible();
  await expect(field('embedding').getByRole('cell').last()).toHaveText('yes');
  await expect(field('language').getByRole('cell').last()).toHaveText('no');
});

test('a reload that the server refuses is followed by a load of what was there before', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  const load = falconer.screen.load('people_faces');
  await list.row('people_faces').load(cluster);
  const before = cluster.collection('people_faces').loadedWith?.fields;

  cluster.faults.failNext('LoadCollection', memoryError);
  await list.row('people_faces').choose('Load with options…');
  await load.field('consent').uncheck();
  await load.submit.click();
  await tasks.open();
  const task = tasks.task('Load people_faces');
  await cluster.finishLoads(3);
  await expect(task.status('Failed')).toBeVisible();
  await expect(task.root.getByText('What was in memory before is loaded again.')).toBeVisible();
  expect(cluster.received('LoadCollection', 'ReleaseCollection').slice(-3)).toEqual([
    'ReleaseCollection',
    'LoadCollection',
    'LoadCollection',
  ]);
  expect(cluster.collection('people_faces').loadedWith?.fields).toEqual(before);
  await expect(list.row('people_faces').state('Loaded')).toBeVisible();
});

test('a load that stands still is explained by what the server tells now', async ({ falconer, opened }) => {
  const cluster = await opened();
  cluster.world.loadTrouble = { percent: 40, forMs: 600_000 };
  const { list, tasks } = falconer.screen;
  await list.row('translations').startLoad();
  cluster.clock.advance(30_000);
  await expect(list.row('translations').state('Loading 40 %')).toBeVisible();
  await tasks.open();
  const { root } = tasks.task('Load translations');
  // The window's own time: nobody waits for 90 s.
  await falconer.page.clock.setSystemTime(Date.now() + 95_000);
  await expect(root.getByText(/^No progress for 1\smin/)).toBeVisible();
  const known = root.getByRole('region', { name: 'What is known' });
  await expect(known.getByText(/^1: .* of .* used/)).toBeVisible();
  await expect(known.getByText('calls itself healthy')).toBeVisible();
  cluster.world.nodes.all[0]!.memoryBytes = 2 ** 20;
  await known.getByRole('button', { name: 'Check again' }).click();
  await expect(known.getByText(/It does not fit/)).toBeVisible();
  // Given up by the server, it is a failure with its last number, whatever is assumed to be the cause.
  cluster.clock.advance(700_000);
  await expect(root.getByRole('alert').getByText(/at 40 %/)).toBeVisible();
  await expect(tasks.task('Load translations').status('Failed')).toBeVisible();
  await expect(list.row('translations').state('Load failed at 40 %')).toBeVisible();
});

test('a load outlives the application: the next start finds out its true end', async ({
  launch,
  cluster,
}) => {
  const server = await cluster();
  const first = await launch();
  await first.saveConnection({ name: 'Test cluster', address: server.address });
  await first.screen.sidebar.connection('Test cluster').click();
  await first.screen.list.row('query_cache').startLoad();
  await first.quit();
  server.clock.advance(60_000);

  const second = await launch({ userData: first.userData });
  await second.screen.tasks.open();
  const task = second.screen.tasks.task('Load query_cache');
  await expect(task.root.getByText('Picked up again after Falconer was closed')).toBeVisible();
  await second.screen.sidebar.connection('Test cluster').click();
  await expect(task.status('Done')).toBeVisible();
  expect(server.received('LoadCollection')).toHaveLength(1);
});
