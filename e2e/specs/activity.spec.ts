import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Falconer } from '../fixtures/falconer';
import { expect, test } from '../fixtures/test';
import type { TestCluster } from '../fixtures/test-cluster';

/** The system's dialog cannot be driven: it answers with this path. */
const saveTo = (falconer: Falconer, filePath: string): Promise<void> =>
  falconer.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);

async function violations({ page }: Falconer) {
  // Without the legacy mode axe opens a page of its own, which Electron has not.
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
}

/** A load, a release and a drop, as a person does them. */
async function changeThings({ screen }: Falconer, cluster: TestCluster): Promise<void> {
  const { list, release, dropCollection } = screen;
  await list.row('thumbnails').toggle.click();
  await release('thumbnails').submit.click();
  await expect(list.row('thumbnails').state('Not loaded')).toBeVisible();
  await list.row('query_cache').startLoad();
  await cluster.finishLoads();
  await expect(list.row('query_cache').state('Loaded')).toBeVisible();
  await list.row('translations').choose('Drop…');
  await dropCollection('translations').typeName.fill('translations');
  await dropCollection('translations').submit.click();
  await expect(list.row('translations').root).toHaveCount(0);
}

test('a load, a release and a drop are found with how they ended, and exported', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({ environment: 'staging' });
  await changeThings(falconer, cluster);
  const { activity } = falconer.screen;
  await activity.link.click();
  await expect(activity.lines).toHaveCount(4);
  const drop = activity.line('Drop collection', 'translations');
  await expect(drop).toContainText('Done');
  await expect(drop).toContainText('Staging');
  await expect(drop).toContainText('Test cluster');
  await expect(activity.line('Load', 'query_cache')).toContainText('Done');
  await expect(activity.line('Release', 'thumbnails')).toContainText('Done');
  await expect(activity.state).toHaveText(/^7 lines, each as it was written/);

  await activity.search.fill('transl');
  await expect(activity.lines).toHaveCount(2);
  await drop.click();
  await expect(activity.details).toContainText('typed “translations”');
  await activity.clear.click();
  await activity.operation.selectOption('Release');
  await expect(activity.line('Release', 'thumbnails')).toBeVisible();
  await expect(activity.lines).toHaveCount(2);
  await activity.clear.click();

  const folder = await mkdtemp(join(tmpdir(), 'falconer-export-'));
  await saveTo(falconer, join(folder, 'log.csv'));
  await activity.exportCsv.click();
  await expect(activity.written).toContainText('log.csv');
  const csv = (await readFile(join(folder, 'log.csv'), 'utf8')).split('\r\n');
  expect(csv).toHaveLength(5);
  expect(csv[1]).toContain(',dropCollection,default,translations,');
  expect(csv[1]).toContain(',"typed: [""translations""]",done,');
  await saveTo(falconer, join(folder, 'log.json'));
  await activity.exportJson.click();
  await expect(activity.written).toContainText('log.json');
  const json = JSON.parse(await readFile(join(folder, 'log.json'), 'utf8')) as Record<string, unknown>;
  expect(json).toMatchObject({ log: { chain: { kind: 'whole' } } });
  expect(json.entries).toHaveLength(3);
  await rm(folder, { recursive: true });

  await activity.close.click();
  await expect(falconer.screen.list.table).toBeVisible();
});

test('is there before anything is opened, walked by keyboard, and axe finds nothing in either scheme', async ({
  falconer,
  opened,
}) => {
  const { page, screen } = falconer;
  const { activity } = screen;
  await expect(screen.first.addConnection).toBeVisible();
  await page.keyboard.press('Control+Shift+A');
  await expect(activity.nothing).toBeVisible();
  await activity.close.click();
  await changeThings(falconer, await opened({ environment: 'staging' }));
  await page.keyboard.press('Control+K');
  await page.getByPlaceholder('Search commands').fill('audit');
  await page.keyboard.press('Enter');
  await expect(activity.lines).toHaveCount(4);
  await activity.lines.nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(activity.details).toContainText('query_cache');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(falconer), colorScheme).toEqual([]);
  }
  await page.keyboard.press('Control+F');
  await expect(activity.search).toBeFocused();
  await screen.sidebar.connection('Test cluster').click();
  await expect(screen.list.table).toBeVisible();
});

test('outlives the application', async ({ launch, cluster }) => {
  const server = await cluster();
  const first = await launch();
  await first.saveConnection({ name: 'Test cluster', address: server.address, environment: 'staging' });
  await first.screen.sidebar.connection('Test cluster').click();
  await expect(first.screen.list.table).toBeVisible();
  await changeThings(first, server);
  await first.quit();
  const second = await launch({ userData: first.userData });
  await second.screen.activity.link.click();
  await expect(second.screen.activity.line('Drop collection', 'translations')).toContainText('Done');
  await expect(second.screen.activity.state).toHaveText(/^7 lines, each as it was written/);
});
