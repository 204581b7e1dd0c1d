import { expect, test } from '../fixtures/test';

test('what another client did to partitions is told in the panel, and what was done here is not', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, names } = falconer.screen;
  await list.row('events').root.click();
  const panel = falconer.screen.panel('events');
  await panel.tab('Partitions').click();
  await expect(panel.partition('partner').root).toBeVisible();
  const partitions = cluster.collection('events').partitions.map(({ name }) => name);
  const told = names.changes('Partitions');

  await panel.createPartition.click();
  await falconer.screen.createPartition('events').name.fill('ours');
  await falconer.screen.createPartition('events').submit.click();
  await expect(panel.partition('ours').root).toBeVisible();
  await panel.partition('ours').choose('Drop…');
  await falconer.screen.dropPartition('ours').submit.click();
  await expect(panel.partition('ours').root).toHaveCount(0);
  await expect(told).toHaveCount(0);

  const act = (method: string, partition: string) =>
    cluster.act(method, { collection_name: 'events', partition_name: partition });
  const [first = '', second = ''] = partitions.filter((name) => name !== '_default');
  act('ReleaseCollection', '');
  act('DropPartition', first);
  act('DropPartition', second);
  act('CreatePartition', second);
  act('CreatePartition', 'theirs');
  await list.refresh.click();
  await expect(told).toContainText(`1 partition is gone:${first}`);
  await expect(told).toContainText('1 partition is new:theirs');
  await expect(told).toContainText(`dropped and made anew under the same name:${second}`);
  await expect(names.saidChanges).toContainText(`1 partition is gone: ${first}`);
  await told.getByRole('button', { name: 'Dismiss' }).click();
  await expect(told).toHaveCount(0);
});

test('what another client did to aliases is told with where they are now', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, names } = falconer.screen;
  const home = cluster.world.database('default');
  for (const alias of ['moves', 'goes', 'stays']) home.aliases.set(alias, 'events');
  await list.row('events').root.click();
  const panel = falconer.screen.panel('events');
  await panel.tab('Aliases').click();
  await expect(panel.root.getByRole('row', { name: 'moves' })).toBeVisible();

  // Our own first.
  await panel.root.getByRole('button', { name: 'Add alias…' }).click();
  await names.addAlias('events').name.fill('ours');
  await names.addAlias('events').submit.click();
  await expect(panel.root.getByRole('row', { name: 'ours' })).toBeVisible();
  const told = names.changes('Aliases');
  await expect(told).toHaveCount(0);

  cluster.act('AlterAlias', { collection_name: 'authors', alias: 'moves' });
  cluster.act('DropAlias', { alias: 'goes' });
  cluster.act('CreateAlias', { collection_name: 'events', alias: 'comes' });
  await list.refresh.click();
  await expect(told).toContainText('1 alias points elsewhere now:moves points to authors');
  await expect(told).toContainText('1 alias was removed:goes');
  await expect(told).toContainText('1 alias points here now:comes');
  await expect(told).not.toContainText('ours');
  await told.getByRole('button', { name: 'Dismiss' }).click();
  await expect(told).toHaveCount(0);
});

test('what another client did to databases is told under them, and nothing when one comes back', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, names, sidebar } = falconer.screen;
  cluster.act('CreateDatabase', { db_name: 'goes' });
  // Connected again, what is read is a first look.
  await sidebar.choose('Test cluster', 'Disconnect');
  await sidebar.connection('Test cluster').click();
  await list.refresh.click();
  await expect(sidebar.database('goes')).toBeVisible();
  const told = names.changes('Databases');
  await expect(told).toHaveCount(0);

  await sidebar.root.getByRole('button', { name: 'New database…' }).click();
  await names.newDatabase.name.fill('ours');
  await names.newDatabase.submit.click();
  await expect(sidebar.database('ours')).toBeVisible();
  await expect(told).toHaveCount(0);
  cluster.act('DropDatabase', { db_name: 'goes' });
  cluster.act('CreateDatabase', { db_name: 'theirs' });
  await list.refresh.click();
  await expect(told).toContainText('1 database is gone:goes');
  await expect(told).toContainText('1 database is new:theirs');
  await expect(told).not.toContainText('ours');
  await expect(sidebar.database('goes')).toHaveCount(0);
  await told.getByRole('button', { name: 'Dismiss' }).click();
  await expect(told).toHaveCount(0);
});

test('what another client did is told with its names, until it is dismissed', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, names } = falconer.screen;
  await expect(list.row('books').root).toBeVisible();
  await expect(names.changes('Collections')).toHaveCount(0);
  cluster.act('RenameCollection', { oldName: 'events', newName: 'happenings' });
  cluster.act('DropCollection', { collection_name: 'sessions' });
  await falconer.page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(names.changes('Collections')).toContainText(
    '1 collection is gone from this database:sessions',
  );
  await expect(names.changes('Collections')).toContainText(
    '1 collection was renamed:events is now happenings',
  );
  await names.changes('Collections').getByRole('button', { name: 'Dismiss' }).click();
  await expect(names.changes('Collections')).toHaveCount(0);
  // Another database and back: nothing is said of the time between.
  await falconer.screen.sidebar.database('reviews').click();
  await expect(list.row('reviews_en').root).toBeVisible();
  cluster.act('DropCollection', { collection_name: 'thumbnails' });
  await falconer.screen.sidebar.database('default').click();
  await falconer.page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(list.row('thumbnails').root).toHaveCount(0);
  await expect(names.changes('Collections')).toHaveCount(0);
});

test('long lists of changes are opened in full', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, names } = falconer.screen;
  await expect(list.row('books').root).toBeVisible();
  const home = cluster.world.database('default');
  const count = home.collections.size;
  home.collections.clear();
  home.aliases.clear();
  await list.refresh.click();
  const told = names.changes('Collections');
  await expect(told).toContainText(`${String(count)} collections are gone from this database:`);
  await expect(told.getByRole('listitem')).toHaveCount(5);
  await told.getByRole('button', { name: `Show all ${String(count)}` }).click();
  await expect(told.getByRole('listitem').first()).toHaveAttribute('aria-setsize', String(count));
  await told.getByRole('button', { name: 'Show fewer' }).click();
  await expect(told.getByRole('listitem')).toHaveCount(5);
});

test('a read that broke is no change, and what is read after it is compared with what was read before', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, names } = falconer.screen;
  await expect(list.row('books').root).toBeVisible();
  cluster.faults.failNext('ShowCollections', { kind: 'lost', when: 'before' });
  await list.refresh.click();
  await expect(list.row('books').root).toBeVisible();
  await expect(names.saidChanges).toHaveCount(0);
  cluster.act('DropCollection', { collection_name: 'sessions' });
  await list.refresh.click();
  await expect(names.changes('Collections')).toContainText(
    '1 collection is gone from this database:sessions',
  );
});
