import { expect, test } from '../fixtures/test';

const TITLE = 'Create index on keywords of covers';

test('a collection without an index: why, the index with its progress, and loaded at the end', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  const row = list.row('covers');
  // Why it cannot be loaded, and where the remedy is.
  await expect(row.toggle).toHaveAttribute('aria-disabled', 'true');
  await expect(row.toggle).toHaveAccessibleDescription(
    /^No index on keywords: .*"Create index…" in the menu/,
  );
  await row.choose('Create index…');
  const dialog = falconer.screen.createIndex('covers');
  await expect(dialog.field).toHaveValue('keywords');
  await expect(dialog.type).toHaveValue('AUTOINDEX');
  await expect(dialog.metric).toHaveValue('IP');
  await expect(dialog.thenLoad).toBeChecked();
  await expect(dialog.steps.first()).toHaveText('Create index keywords_idx (AUTOINDEX, IP) on keywords');
  await expect(dialog.submit).toHaveText('Create index and load');
  await dialog.submit.click();
  await expect(dialog.dialog).toBeHidden();

  await tasks.open();
  const task = tasks.task(TITLE);
  await expect(task.status('Running 0 %')).toBeVisible();
  await expect(row.root.getByText('indexing', { exact: true })).toBeVisible();
  cluster.clock.advance(2000);
  await expect(task.status('Running 50 %')).toBeVisible();
  expect(cluster.received('LoadCollection')).toEqual([]);
  cluster.clock.advance(2000);
  await row.followLoad(cluster);
  await expect(task.status('Done')).toBeVisible();
  expect(cluster.received('CreateIndex', 'LoadCollection')).toEqual(['CreateIndex', 'LoadCollection']);
  const [sent] = cluster.calls.filter(({ method }) => method === 'CreateIndex');
  expect(sent?.request).toMatchObject({
    ...{ collection_name: 'covers', field_name: 'keywords', index_name: 'keywords_idx' },
    extra_params: [
      { key: 'index_type', value: 'AUTOINDEX' },
      { key: 'metric_type', value: 'IP' },
    ],
  });
});

test('a build that fails is told with the reason of the server, and nothing is loaded', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  cluster.world.indexTrouble = { percent: 60, failReason: 'no space left on device' };
  const { list, tasks } = falconer.screen;
  await list.row('covers').choose('Create index…');
  await falconer.screen.createIndex('covers').submit.click();
  await tasks.open();
  const task = tasks.task(TITLE);
  await expect(task.status(/^Running/)).toBeVisible();
  cluster.clock.advance(4000);
  await expect(task.status('Failed')).toBeVisible();
  await expect(task.root.getByText('The server could not build the index on keywords.')).toBeVisible();
  await task.button('Details').click();
  await expect(task.root.getByText('no space left on device')).toBeVisible();
  expect(cluster.received('LoadCollection', 'LoadPartitions')).toEqual([]);

  // And where the indexes are.
  await list.row('covers').root.click();
  const panel = falconer.screen.panel('covers');
  await panel.tab('Indexes').click();
  await expect(panel.root.getByText('no space left on device')).toBeVisible();
});

test('from the panel: only the index, and the missing field is there no more', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list } = falconer.screen;
  await list.row('covers').root.click();
  const panel = falconer.screen.panel('covers');
  await panel.tab('Indexes').click();
  const missing = panel.root.getByRole('list', { name: 'Vector fields without an index' });
  await expect(missing).toContainText('keywords');
  await missing.getByRole('button', { name: 'Create index…' }).click();
  const dialog = falconer.screen.createIndex('covers');
  await dialog.type.selectOption('SPARSE_INVERTED_INDEX');
  await dialog.thenLoad.uncheck();
  await expect(dialog.submit).toHaveText('Create index');
  await expect(dialog.steps).toHaveCount(2);
  await dialog.submit.click();
  await expect.poll(() => cluster.received('CreateIndex')).toHaveLength(1);
  cluster.clock.advance(4000);
  await expect(
    panel.root.getByRole('row', { name: /keywords_idx.*SPARSE_INVERTED_INDEX.*built/ }),
  ).toBeVisible();
  await expect(missing).toHaveCount(0);
  expect(cluster.received('LoadCollection')).toEqual([]);
  await expect(list.row('covers').toggle).not.toHaveAttribute('aria-disabled', 'true');
});

test('from the load dialog: the reason has the button, and the plan of the load is kept', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list } = falconer.screen;
  await list.row('covers').choose('Load with options…');
  const load = falconer.screen.load('covers');
  await load.dialog.getByRole('button', { name: 'Create index on keywords…' }).click();
  await expect(load.dialog).toBeHidden();
  const dialog = falconer.screen.createIndex('covers');
  await expect(dialog.thenLoad).toBeChecked();
  await dialog.submit.click();
  await expect.poll(() => cluster.received('CreateIndex')).toHaveLength(1);
  cluster.clock.advance(4000);
  await cluster.finishLoads();
  await expect(list.row('covers').state('Loaded')).toBeVisible();
});
