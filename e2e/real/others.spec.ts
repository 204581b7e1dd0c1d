import { startFilledServer, type FilledServer } from '../fixtures/real-server';
import { expect, test } from '../fixtures/test';

const SMALL = { rowsPerPartition: 20, dimension: 8, withIndex: false };
const at = { db_name: 'default' };

let real: FilledServer;

test.beforeAll(async () => {
  real = await startFilledServer([
    { ...SMALL, collection: 'events', partitions: ['goes', 'anew'] },
    { ...SMALL, collection: 'authors', partitions: [] },
    { ...SMALL, collection: 'sessions', partitions: ['one'] },
  ]);
});

test.afterAll(async () => {
  await (real as FilledServer | undefined)?.stop();
});

test('what another client did on Milvus 2.3.5 is told, and what was done here is not', async ({
  falconer,
}) => {
  const { sidebar, list, names, ...screen } = falconer.screen;
  const { probe } = real.reader;
  const events = { ...at, collection_name: 'events' };
  for (const alias of ['moves', 'leaves']) await probe.call('CreateAlias', { ...events, alias });
  await falconer.saveConnection({ name: 'Real Milvus', address: real.server.address });
  await sidebar.connection('Real Milvus').click();
  await list.row('events').root.click();
  const panel = screen.panel('events');
  await panel.tab('Partitions').click();
  await expect(panel.partition('anew').root).toBeVisible();
  await expect(panel.root).toContainText('leaves');
  await panel.createPartition.click();
  await screen.createPartition('events').name.fill('ours');
  await screen.createPartition('events').submit.click();
  await expect(panel.partition('ours').root).toBeVisible();

  await probe.call('DropPartition', { ...events, partition_name: 'goes' });
  await probe.call('DropPartition', { ...events, partition_name: 'anew' });
  await probe.call('CreatePartition', { ...events, partition_name: 'anew' });
  await probe.call('CreatePartition', { ...events, partition_name: 'comes' });
  await probe.call('AlterAlias', { ...at, collection_name: 'authors', alias: 'moves' });
  await probe.call('DropAlias', { ...at, alias: 'leaves' });
  await probe.call('CreateDatabase', { db_name: 'archive' });
  await probe.call('RenameCollection', { ...at, oldName: 'sessions', newName: 'visits' });
  await list.refresh.click();

  const partitions = names.changes('Partitions');
  await expect(partitions).toContainText('1 partition is gone:goes');
  await expect(partitions).toContainText('1 partition is new:comes');
  await expect(partitions).toContainText('dropped and made anew under the same name:anew');
  await expect(partitions).not.toContainText('ours');
  await expect(names.changes('Aliases')).toContainText('moves points to authors');
  await expect(names.changes('Aliases')).toContainText('1 alias was removed:leaves');
  await expect(names.changes('Databases')).toContainText('1 database is new:archive');
  await expect(names.changes('Collections')).toContainText('1 collection was renamed:sessions is now visits');
  await expect(names.changes('Collections')).not.toContainText('gone');
});
