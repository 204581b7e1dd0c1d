import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { newFolder, removeFolder, type Falconer } from '../fixtures/falconer';
import { expect, test } from '../fixtures/test';
import type { TestCluster } from '../fixtures/test-cluster';

/** What the server itself holds of a collection, without ids, times and rows. */
function shape(cluster: TestCluster, name: string, database = 'default') {
  const { fields, indexes, partitions, ...rest } = cluster.collection(name, database);
  return {
    fields: fields.map((field) => ({ ...field, id: '' })),
    indexes: indexes.map(({ name: index, field, params }) => ({ index, field, params })),
    partitions: partitions.map((partition) => partition.name).sort(),
    ...{ shards: rest.shards, consistency: rest.consistency, dynamicField: rest.dynamicField },
    ...{ description: rest.description, properties: rest.properties },
  };
}

async function keep({ screen }: Falconer, name: string): Promise<void> {
  await screen.list.row(name).choose('Save definition to archive');
  await expect(screen.archive.dialog.getByText('Id then')).toBeVisible();
}

test('a collection that was dropped is made again, as the server itself shows', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { page, screen } = falconer;
  const { archive, tasks } = screen;
  const before = shape(cluster, 'books');
  const { id } = cluster.collection('books');
  const aliases = [...cluster.world.database('default').aliases].filter(([, name]) => name === 'books');
  await keep(falconer, 'books');
  // It is on the disk by now, for its user alone.
  const files = readdirSync(join(falconer.userData, 'archive'));
  expect(files).toHaveLength(1);
  expect(cluster.received('CreateCollection')).toEqual([]);
  await page.keyboard.press('Escape');

  for (const [alias] of aliases) cluster.act('DropAlias', { alias });
  cluster.act('DropCollection', { collection_name: 'books' });
  await archive.link.click();
  await archive.recreate('books').click();
  await expect(archive.dialog.getByText('The data is gone: the collection will be empty.')).toBeVisible();
  await expect(archive.dialog.getByText('Everything comes back')).toBeVisible();
  await archive.submit.click();
  await expect(archive.dialog).toBeHidden();
  await tasks.open();
  await expect(tasks.task('Re-create books').status('Done')).toBeVisible();

  expect(shape(cluster, 'books')).toEqual(before);
  expect(cluster.collection('books').id).not.toBe(id);
  for (const alias of aliases) expect([...cluster.world.database('default').aliases]).toContainEqual(alias);
  expect(cluster.received('CreateCollection')).toHaveLength(1);
  expect(cluster.inMemory('books')).toEqual([]);
  // The list has it without being asked to.
  await expect(screen.list.row('books').state('Not loaded')).toBeVisible();
});

test('goes under another name into another database, and tells what does not come back', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { archive, tasks } = falconer.screen;
  await keep(falconer, 'books');
  await archive.recreateThis.click();
  await expect(archive.dialog.getByRole('alert')).toContainText('has this name already');
  await expect(archive.submit).toHaveAttribute('aria-disabled', 'true');
  await archive.name.fill('books_again');
  await expect(archive.dialog.getByText(/^A definition holds no rows/)).toBeVisible();
  const alias = [...cluster.world.database('default').aliases].find(([, name]) => name === 'books')?.[0];
  await expect(archive.dialog.getByText(/leads to another collection now: ?books/)).toBeVisible();
  await expect(archive.submit).toHaveAttribute('aria-disabled', 'false');
  await archive.submit.click();
  await tasks.open();
  const task = tasks.task('Re-create books_again');
  await expect(task.status('Done')).toBeVisible();
  await expect(task.root.getByText('1 thing did not come back')).toBeVisible();
  expect(shape(cluster, 'books_again')).toEqual(shape(cluster, 'books'));
  expect(cluster.world.database('default').aliases.get(alias ?? '')).toBe('books');

  await archive.link.click();
  await archive.recreate('books').click();
  await archive.database.selectOption('reviews');
  await expect(archive.dialog.getByText('Everything comes back')).toBeVisible();
  await archive.submit.click();
  await expect(tasks.task('Re-create books').status('Done')).toBeVisible();
  expect(shape(cluster, 'books', 'reviews')).toEqual(shape(cluster, 'books'));
});

test('goes through a file, which is checked, and is removed only when asked', async ({
  falconer,
  opened,
}) => {
  await opened();
  const { page, screen, electron } = falconer;
  const { archive } = screen;
  const folder = newFolder('archive');
  const path = join(folder, 'books.json');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
  await keep(falconer, 'books');
  await archive.back.click();
  await archive.choose('books', 'Export…');
  await expect(archive.dialog.getByText(`Exported to ${path}`)).toBeVisible();
  await archive.choose('books', 'Remove…');
  await expect(archive.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await archive.remove.click();
  await expect(archive.dialog.getByText(/^No definition is kept yet/)).toBeVisible();

  const text = readFileSync(path, 'utf8');
  await archive.import.click();
  await expect(archive.entry('books')).toContainText('imported');
  writeFileSync(path, text.replace('"FloatVector"', '"FloatVectr"'));
  await archive.import.click();
  await expect(archive.dialog.getByRole('alert')).toContainText(
    /schema\.fields\[\d\]\.data_type is not in order/,
  );
  writeFileSync(path, text.replace('"version": 1', '"version": 7'));
  await archive.import.click();
  await expect(archive.dialog.getByRole('alert')).toContainText('newer Falconer');
  await expect(archive.entry('books')).toHaveCount(1);
  await page.keyboard.press('Escape');
  removeFolder(folder);
});

test('is reached from the palette, and axe finds nothing in either scheme', async ({ falconer, opened }) => {
  await opened({ environment: 'production' });
  const { page, screen } = falconer;
  const { archive } = screen;
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
  await page.getByPlaceholder('Search commands').fill('archive');
  await page.keyboard.press('Enter');
  await expect(archive.dialog.getByText(/^No definition is kept yet/)).toBeVisible();
  await check('nothing is kept');
  await archive.close.click();
  await keep(falconer, 'books');
  await check('a copy');
  await archive.back.click();
  await expect(archive.entry('books')).toBeVisible();
  await check('the list');
  await archive.recreate('books').click();
  await archive.name.fill('books_again');
  await expect(archive.submit).toHaveAttribute('aria-disabled', 'false');
  await check('what will happen');
});
