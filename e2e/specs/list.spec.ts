import { status } from '@grpc/grpc-js';
import { manyCollections } from '../../electron/sandbox';
import { expect, test } from '../fixtures/test';

test('each state is said in its own words', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list } = falconer.screen;
  await expect(list.row('authors').state('Loaded')).toBeVisible();
  await expect(list.row('authors').toggle).toBeChecked();
  await expect(list.row('books').state('Partly 3 of 12')).toBeVisible();
  await expect(list.row('books').toggle).not.toBeChecked();
  await expect(list.row('query_cache').state('Not loaded')).toBeVisible();
  await expect(list.row('query_cache').toggle).not.toBeChecked();

  // Somebody else loads it: nothing is said until the list is read again.
  const events = cluster.collection('events');
  const now = cluster.clock.now();
  for (const partition of events.partitions) {
    partition.memory = { startedAt: now - 4_500, readyAt: now + 5_500, reverts: null };
  }
  await list.refresh.click();
  await expect(list.row('events').state('Loading 45 %')).toBeVisible();
  await expect(list.row('events').bar).toHaveAttribute('aria-valuenow', '45');
  await expect(list.row('events').toggle).not.toBeChecked();
});

test('a state that cannot be read is unknown, with the reason', async ({ falconer, opened, cluster }) => {
  const { list } = falconer.screen;
  const refused = await cluster();
  for (let time = 0; time < 50; time += 1) {
    refused.faults.failNext('ShowPartitions', {
      kind: 'grpc',
      code: status.PERMISSION_DENIED,
      details: 'PrivilegeShowPartitions: permission deny to reader',
    });
  }
  await opened();
  await expect(list.row('books').state('Partly 3 of 12')).toBeVisible();
  await falconer.saveConnection({ name: 'Refusing', address: refused.address });
  await falconer.screen.sidebar.connection('Refusing').click();
  await expect(list.row('books').state('Unknown')).toBeVisible();
  await expect(list.row('query_cache').state('Not loaded')).toBeVisible();
});

test('searching, filtering and sorting show what they say', async ({ falconer, opened }) => {
  await opened();
  const { list } = falconer.screen;
  await expect(list.filter('All')).toBeChecked();
  await expect(list.rows).toHaveCount(12);
  // Two whole ones, and the one of which three partitions are in memory.
  await expect(list.filter('Loaded')).toHaveAccessibleName('Loaded 2');
  await expect(list.filter('Partly')).toHaveAccessibleName('Partly 1');

  await list.filter('Partly').check({ force: true });
  expect(await list.names()).toEqual(['books']);
  await list.filter('Loaded').check({ force: true });
  await expect(list.rows).toHaveCount(2);
  await list.filter('All').check({ force: true });

  await list.search.fill('LOGS');
  await expect(list.rows).toHaveCount(2);
  expect(await list.names()).toEqual(['logs_2024', 'logs_2025']);
  await list.sortBy('Name').click();
  await expect.poll(() => list.names()).toEqual(['logs_2025', 'logs_2024']);
  await list.search.fill('nothing is called that');
  await expect(list.rows).toHaveCount(0);
  await expect(falconer.page.getByText('Nothing matches')).toBeVisible();
  await falconer.page.getByRole('button', { name: 'Clear search and state' }).click();
  await expect(list.rows).toHaveCount(12);
});

test('what is shown has an age, and a refresh shows what has changed', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list } = falconer.screen;
  await expect(list.age).toBeVisible();
  cluster.world.database('default').collections.delete('translations');
  await expect(list.row('translations').root).toBeVisible();
  await list.refresh.click();
  await expect(list.row('translations').root).toHaveCount(0);
});

test('another database shows its own collections and no others', async ({ falconer, opened }) => {
  await opened();
  const { list, sidebar } = falconer.screen;
  await sidebar.database('reviews').click();
  await expect(list.row('reviews_en').state('Loaded')).toBeVisible();
  expect((await list.names()).sort()).toEqual(['reviews_en', 'reviews_ko']);
  await sidebar.database('default').click();
  await expect(list.row('books').root).toBeVisible();
});

test('ten thousand collections cost two calls, and only what is in sight is in the page', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({}, { scenario: manyCollections(10_000) });
  const { list } = falconer.screen;
  await expect(list.filter('All')).toHaveAccessibleName('All 10,000');
  const inPage = await list.rows.count();
  expect(inPage).toBeGreaterThan(5);
  expect(inPage).toBeLessThan(80);
  // One more is the first read that proves, when connecting, that a Milvus answers.
  expect(cluster.received('ShowCollections').length).toBeLessThanOrEqual(3);
});

test('a list that cannot be read says so, and can be tried again', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, sidebar } = falconer.screen;
  await expect(list.rows).toHaveCount(12);
  for (let time = 0; time < 4; time += 1) {
    cluster.faults.failNext('ShowCollections', {
      ...{
        kind: 'status',
        status: { error_code: 'UnexpectedError', code: 65535, reason: 'the disk is on fire' },
      },
    });
  }
  await sidebar.database('reviews').click();
  await expect(falconer.page.getByText('The collections of reviews could not be read')).toBeVisible();
  await expect(list.rows).toHaveCount(0);
  await expect(async () => {
    await falconer.page.getByRole('button', { name: 'Retry' }).click();
    await expect(list.row('reviews_en').root).toBeVisible({ timeout: 2_000 });
  }).toPass();
});
