import { expect, test } from '../fixtures/test';

test('partitions have their own state and toggle', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list } = falconer.screen;
  const panel = falconer.screen.panel('books');
  await list.row('books').root.click();
  await panel.tab('Partitions').click();
  await expect(panel.partition('_default').state('Loaded')).toBeVisible();
  await expect(panel.partition('y2015').toggle).toBeChecked();
  await expect(panel.partition('y2017').state('Not loaded')).toBeVisible();

  await panel.partition('y2017').toggle.click();
  await expect(panel.partition('y2017').state(/^Loading \d+ %$/)).toBeVisible();
  await cluster.finishLoads();
  await expect(panel.partition('y2017').state('Loaded')).toBeVisible();
  await expect(list.row('books').state('Partly 4 of 12')).toBeVisible();

  await panel.partition('y2015').choose('Release');
  await expect(panel.partition('y2015').state('Not loaded')).toBeVisible();
  await expect(list.row('books').state('Partly 3 of 12')).toBeVisible();
  expect(cluster.inMemory('books')).toEqual(['_default', 'y2016', 'y2017']);
});

test('a partition is created and seen', async ({ falconer, opened }) => {
  const cluster = await opened();
  const panel = falconer.screen.panel('translations');
  const dialog = falconer.screen.createPartition('translations');
  await falconer.screen.list.row('translations').root.click();
  await panel.tab('Partitions').click();
  await panel.createPartition.click();
  await dialog.name.fill('ko');
  await expect(dialog.dialog).toContainText('There is one of this name already.');
  await dialog.name.fill('it');
  await dialog.submit.click();
  await expect(dialog.dialog).toBeHidden();
  await expect(panel.partition('it').state('Not loaded')).toBeVisible();
  expect(cluster.collection('translations').partitions.map(({ name }) => name)).toContain('it');
});

test('a loaded partition is released, then dropped, as two steps', async ({ falconer, opened }) => {
  const cluster = await opened();
  const panel = falconer.screen.panel('books');
  const question = falconer.screen.dropPartition('y2015');
  const { tasks } = falconer.screen;
  await falconer.screen.list.row('books').root.click();
  await panel.tab('Partitions').click();
  await panel.partition('y2015').choose('Drop…');
  await expect(question.dialog).toContainText('95,424');
  await expect(question.dialog).toContainText('Release y2015');
  await expect(question.cancel).toBeFocused();
  await question.releaseThenDrop.click();
  await expect(question.dialog).toBeHidden();
  await expect(panel.partition('y2015').root).toHaveCount(0);
  await tasks.open();
  await expect(tasks.task('Drop y2015 of books').status('Done')).toBeVisible();
  expect(cluster.received('ReleasePartitions', 'DropPartition')).toEqual([
    'ReleasePartitions',
    'DropPartition',
  ]);
  expect(cluster.inMemory('books')).toEqual(['_default', 'y2016']);
  await expect(falconer.screen.list.row('books').state('Partly 2 of 11')).toBeVisible();
});

test('the default partition and those of a partition key cannot be dropped, and say why', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, panel } = falconer.screen;
  await list.row('books').root.click();
  await panel('books').tab('Partitions').click();
  const menu = await panel('books').partition('_default').menu();
  await expect(menu.getByRole('menuitem', { name: 'Drop…' })).toHaveAccessibleDescription(
    'Every collection keeps its default partition',
  );
  await falconer.page.keyboard.press('Escape');

  await list.row('sessions').root.click();
  await panel('sessions').tab('Partitions').click();
  const keyed = panel('sessions').partition('_default_3');
  await expect(keyed.toggle).toHaveAttribute('aria-disabled', 'true');
  const drop = (await keyed.menu()).getByRole('menuitem', { name: 'Drop…' });
  await expect(drop).toHaveAttribute('aria-disabled', 'true');
  await expect(drop).toHaveAccessibleDescription(/^The collection has a partition key: /);
  // A person's mouse clicks on it all the same.
  await drop.click({ force: true });
  await expect(falconer.screen.dropPartition('_default_3').dialog).toHaveCount(0);

  // What the window has not seen stands in the dialog: a key that another client gave the collection meanwhile.
  await falconer.page.keyboard.press('Escape');
  await list.row('translations').root.click();
  await panel('translations').tab('Partitions').click();
  await expect(panel('translations').partition('ko').state('Not loaded')).toBeVisible();
  const { fields } = cluster.collection('translations');
  fields.find(({ name }) => name === 'language')!.isPartitionKey = true;
  await panel('translations').partition('ko').choose('Drop…');
  const question = falconer.screen.dropPartition('ko');
  await expect(question.dialog).toContainText('The collection has a partition key');
  await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
  expect(cluster.received('DropPartition')).toEqual([]);
});

test('a partition that was replaced between question and answer is not dropped', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const panel = falconer.screen.panel('translations');
  const question = falconer.screen.dropPartition('ko');
  await falconer.screen.list.row('translations').root.click();
  await panel.tab('Partitions').click();
  await panel.partition('ko').choose('Drop…');
  await expect(question.submit).toBeVisible();
  const replaced = cluster.collection('translations').partitions.find(({ name }) => name === 'ko')!;
  replaced.id = cluster.world.nextId();
  await question.submit.click();
  const { tasks } = falconer.screen;
  await tasks.open();
  await expect(tasks.task('Drop ko of translations').status('Failed')).toBeVisible();
  expect(cluster.received('DropPartition')).toEqual([]);
});
