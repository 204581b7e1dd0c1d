import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { newFolder, removeFolder, type Falconer } from '../fixtures/falconer';
import { expect, test } from '../fixtures/test';
import type { TestCluster } from '../fixtures/test-cluster';

/** What is in memory by the server's own state: names of partitions by collection. */
function held({ world }: TestCluster): Record<string, string[]> {
  const all = [...world.collections()].map(({ name, partitions }) => ({
    name,
    inMemory: partitions.filter(({ memory }) => memory !== null).map((partition) => partition.name),
  }));
  return Object.fromEntries(
    all.filter(({ inMemory }) => inMemory.length > 0).map(({ name, inMemory }) => [name, inMemory.sort()]),
  );
}

/** Somebody else releases everything, or the server was started again. */
function releaseEverything({ act, world }: TestCluster): void {
  for (const db_name of ['default', 'reviews'])
    for (const [collection_name] of world.database(db_name).collections)
      act('ReleaseCollection', { db_name, collection_name });
}

async function save(falconer: Falconer, name: string): Promise<void> {
  const { memory, warmSets } = falconer.screen;
  await memory.link.click();
  await memory.warmSets.click();
  await warmSets.saveNow.click();
  await expect(warmSets.dialog.getByText(/^4 collections are in memory/)).toBeVisible();
  await warmSets.name.fill(name);
  await warmSets.save.click();
  await expect(warmSets.set(name)).toBeVisible();
}

async function answerFileDialogs({ electron }: Falconer, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
}

test('a set brings back what was in memory, as the server itself shows', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { page, screen } = falconer;
  const { warmSets } = screen;
  const before = held(cluster);
  expect(Object.keys(before).sort()).toEqual(['authors', 'books', 'reviews_en', 'thumbnails']);
  await save(falconer, 'Monday');
  releaseEverything(cluster);
  expect(held(cluster)).toEqual({});

  await warmSets.bringBack('Monday').click();
  await expect(warmSets.difference('books')).toContainText('3 partitions not in memory · fields unknown');
  await expect(warmSets.plan).toHaveAttribute('aria-disabled', 'true');
  await warmSets.choice(/^Load 4 collections whose fields are unknown/).check();
  await warmSets.plan.click();
  const { dialog, submit } = warmSets.bulk('Monday');
  await expect(submit).toHaveText('Load 4 collections');
  expect(cluster.received('LoadCollection', 'LoadPartitions')).toEqual([]);
  await submit.click();
  await cluster.finishLoads(4);
  await expect.poll(() => held(cluster)).toEqual(before);
  await expect(dialog.getByText('Done').first()).toBeVisible();
  await page.keyboard.press('Escape');

  await screen.memory.warmSets.click();
  await warmSets.compare('Monday').click();
  await expect(warmSets.dialog.getByText('Everything in the set is as it was.')).toBeVisible();
});

test('takes nothing away unless that is chosen, and nothing that was made anew', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { warmSets } = falconer.screen;
  await save(falconer, 'Monday');
  const now = cluster.clock.now();
  for (const partition of cluster.collection('events').partitions)
    partition.memory = { startedAt: now - 10_000, readyAt: now - 1, reverts: null };
  cluster.collection('events').loadedWith = cluster.collection('authors').loadedWith;
  cluster.act('ReleaseCollection', { collection_name: 'authors' });
  cluster.act('DropCollection', { collection_name: 'authors' });

  await warmSets.compare('Monday').click();
  await expect(warmSets.difference('authors')).toContainText('not there any more');
  await expect(warmSets.difference('events')).toContainText('in memory, not in the set');
  await expect(warmSets.plan).toHaveAttribute('aria-disabled', 'true');
  await warmSets.choice(/^Release 1 collection that is in memory and not in the set$/).check();
  await warmSets.plan.click();
  await warmSets.bulk('Monday').submit.click();
  await expect.poll(() => cluster.inMemory('events')).toEqual([]);
  expect(cluster.received('ReleaseCollection').length).toBeGreaterThan(0);
});

test('outlives the application, and goes through a file that names no server', async ({
  launch,
  cluster,
}) => {
  const server = await cluster();
  const folder = newFolder('warm');
  const path = join(folder, 'monday.json');
  const first = await launch();
  const secret = { kind: 'clear' } as const;
  await first.saveConnection({ name: 'Test cluster', address: server.address }, secret);
  await first.screen.sidebar.connection('Test cluster').click();
  await expect(first.screen.list.table).toBeVisible();
  await save(first, 'Monday');
  await first.quit();

  const second = await launch({ userData: first.userData });
  const { sidebar, list, memory, warmSets } = second.screen;
  await sidebar.connection('Test cluster').click();
  await expect(list.table).toBeVisible();
  await memory.link.click();
  await memory.warmSets.click();
  await expect(warmSets.set('Monday')).toContainText('4 collections in 2 databases, 1 of them partly');
  await answerFileDialogs(second, path);
  await warmSets.choose('Monday', 'Export…');
  await expect(warmSets.dialog.getByText(`Exported to ${path}`)).toBeVisible();
  const text = readFileSync(path, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ format: 'falconer-warm-set', version: 1, name: 'Monday' });
  for (const word of [server.address, 'Test cluster', '127.0.0.1', 'connectionId'])
    expect(text).not.toContain(word);

  await warmSets.choose('Monday', 'Delete…');
  await warmSets.delete.click();
  await expect(warmSets.dialog.getByText('No warm set is saved')).toBeVisible();
  await warmSets.import.click();
  await expect(warmSets.set('Monday')).toBeVisible();

  writeFileSync(path, text.replace('"all"', '"most"').replace('"unknown"', '"most"'));
  await warmSets.import.click();
  await expect(warmSets.dialog.getByRole('alert')).toContainText(
    'collections[0].fields.kind is not in order',
  );
  await expect(warmSets.dialog.getByRole('listitem')).toHaveCount(1);
  removeFolder(folder);
});

test('is reached from the palette, and axe finds nothing in either scheme', async ({ falconer, opened }) => {
  const cluster = await opened({ environment: 'production' });
  const { page, screen } = falconer;
  const { warmSets } = screen;
  const check = async (where: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(
        violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) })),
        `${where}, ${colorScheme}`,
      ).toEqual([]);
    }
  };
  await page.keyboard.press('Control+K');
  await page.getByPlaceholder('Search commands').fill('warm sets');
  await page.keyboard.press('Enter');
  await expect(warmSets.saveNow).toBeVisible();
  await check('no set');
  await warmSets.saveNow.click();
  await expect(warmSets.dialog.getByText(/^4 collections are in memory/)).toBeVisible();
  await check('what will be saved');
  await warmSets.save.click();
  await expect(warmSets.dialog.getByRole('listitem')).toHaveCount(1);
  await check('a set');
  releaseEverything(cluster);
  await warmSets.dialog.getByRole('button', { name: /^Compare / }).click();
  await expect(warmSets.difference('books')).toBeVisible();
  await check('differences');
});
