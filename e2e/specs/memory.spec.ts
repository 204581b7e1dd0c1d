import { status } from '@grpc/grpc-js';
import type { Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { manyCollections } from '../../electron/sandbox';
import { expect, test } from '../fixtures/test';
import type { TestCluster } from '../fixtures/test-cluster';

const GIB = 2 ** 30;

/** Bytes of a collection's segments on all nodes, as the server itself tells them. */
function bytesOf({ act }: TestCluster, collectionName: string, dbName = 'default'): number {
  const { infos } = act('GetQuerySegmentInfo', { collectionName, dbName }) as {
    infos: { mem_size: string; nodeIds: string[] }[];
  };
  return infos.reduce((sum, { mem_size, nodeIds }) => sum + Number(mem_size) * nodeIds.length, 0);
}

/** Bytes as the screen writes them: a digit after the point below 100, unless it is 0. */
function shown(bytes: number): string {
  const [value, unit] = bytes >= GIB ? [bytes / GIB, 'GiB'] : [bytes / 2 ** 20, 'MiB'];
  return `${value >= 100 ? Math.round(value) : value.toFixed(1).replace(/\.0$/, '')} ${unit}`;
}

async function violations(page: Page) {
  // Without the legacy mode axe opens a page of its own, which Electron has not.
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
}

test('says what the server says, and leads to a collection', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { memory, panel, list } = falconer.screen;
  await memory.link.click();
  await expect(memory.row('authors')).toContainText(shown(bytesOf(cluster, 'authors')));
  await expect(memory.row('books')).toContainText(shown(bytesOf(cluster, 'books')));
  await expect(memory.row('reviews_en')).toContainText('reviews');
  await expect(memory.node('1')).toContainText('of 96 GiB used');
  await expect(memory.link).toHaveAttribute('aria-current', 'page');

  await memory.groupedBy('Partition').click();
  await expect(memory.row('y2016')).toContainText('books in default');
  await expect(memory.row('y2017')).toHaveCount(0);
  await memory.groupedBy('Node').click();
  await expect(memory.row('Node 1')).toBeVisible();
  await memory.groupedBy('Collection').click();

  await memory.area('books').click();
  await expect(panel('books').tab('Overview')).toBeVisible();
  await expect(list.row('books').state('Partly 3 of 12')).toBeVisible();
});

test('is reached and walked by keyboard, and axe finds nothing in either scheme', async ({
  falconer,
  opened,
}) => {
  await opened();
  const { page, screen } = falconer;
  const { memory } = screen;
  await page.keyboard.press('Control+K');
  await page.getByPlaceholder('Search commands').fill('show memory');
  await page.keyboard.press('Enter');
  await expect(memory.area('books')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  const areas = memory.map.getByRole('button');
  await areas.first().focus();
  await page.keyboard.press('End');
  await expect(areas.last()).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(screen.list.table).toBeVisible();
  await page.keyboard.press('Control+Shift+M');
  await expect(memory.table).toBeVisible();
});

test('is read only when it is asked for', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { memory } = falconer.screen;
  await memory.link.click();
  await expect(memory.row('authors')).toContainText('In memory');
  await expect(memory.row('covers')).toHaveCount(0);
  const asked = cluster.received('GetQuerySegmentInfo', 'GetMetrics').length;
  const now = cluster.clock.now();
  for (const partition of cluster.collection('events').partitions)
    partition.memory = { startedAt: now - 10_000, readyAt: now - 1, reverts: null };
  await memory.groupedBy('Node').click();
  await memory.groupedBy('Collection').click();
  expect(cluster.received('GetQuerySegmentInfo', 'GetMetrics')).toHaveLength(asked);
  await memory.refresh.click();
  await expect(memory.row('events')).toContainText('In memory');
});

test('1,000 collections in memory: the small ones stand together, the table has each', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({}, { scenario: manyCollections(10_000) });
  const { memory } = falconer.screen;
  await memory.link.click();
  const start = Date.now();
  await expect(memory.view.getByText('1,000 collections in memory')).toBeVisible();
  const listed = Date.now() - start;
  await expect(memory.view.getByText(/^Sizes are the bytes/)).toBeVisible({ timeout: 60_000 });
  const read = Date.now() - start;
  await expect(memory.others).toHaveAccessibleName(/^940 others /);
  await memory.search.fill('collection_9990');
  await expect(memory.row('collection_9990')).toContainText('1,000');
  const names = [...cluster.world.database('default').collections.keys()];
  const total = names.reduce((sum, name) => sum + bytesOf(cluster, name), 0);
  await expect(memory.view.getByText(`${shown(total)} in segments`)).toBeVisible();
  console.log(`memory view: 1,000 listed after ${listed} ms, all read after ${read} ms`);
});

test('a right that is missing greys out its own part', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { memory } = falconer.screen;
  const denied = (privilege: string) =>
    ({
      kind: 'grpc',
      code: status.PERMISSION_DENIED,
      details: `${privilege}: permission deny to reader`,
    }) as const;
  cluster.faults.failAlways('GetMetrics', denied('PrivilegeGetMetrics'));
  await memory.link.click();
  await expect(memory.view.getByRole('alert')).toContainText('GetMetrics');
  await expect(memory.row('authors')).toContainText('In memory');
  cluster.faults.end();
  cluster.faults.failAlways('GetQuerySegmentInfo', denied('PrivilegeGetStatistics'));
  await memory.refresh.click();
  await expect(memory.view.getByRole('alert')).toContainText('GetStatistics');
  await expect(memory.node('1')).toContainText('used');
  await expect(memory.row('authors')).toContainText('Not read');
});

test('milvus-lite says what it does not tell', async ({ falconer, opened }) => {
  const cluster = await opened({}, { profile: 'lite-3.2.1' });
  const { memory } = falconer.screen;
  await memory.link.click();
  await expect(memory.view.getByText(/^milvus-lite tells no segments/)).toBeVisible();
  await expect(memory.view.getByText(/^milvus-lite runs in one process/)).toBeVisible();
  const rows = cluster.collection('authors').partitions.reduce((sum, each) => sum + each.rows, 0);
  await expect(memory.row('authors')).toContainText(`${rows.toLocaleString('en')} rows`);
  expect(cluster.received('GetQuerySegmentInfo', 'GetMetrics')).toEqual([]);
});
