import type { BulkPlanItem } from '@shared/domain/bulk';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { channelNames, contract, type ChannelInput, type ChannelName } from '@shared/ipc/contract';
import type { Confirmation } from '@shared/policy/confirmation';
import { expect, test } from '../fixtures/test';

// R2 of docs/reliability.md: a server that implements nothing. Every feature says "not supported", none says success.

type ServerChannel = {
  [N in ChannelName]: (typeof contract)[N]['effect'] extends 'read' | 'write' | 'destructive' ? N : never;
}[ChannelName];

/** Channels that say something of the connection itself, which is still there. */
const OF_THE_CONNECTION = [
  'connections.test',
  'connections.open',
  'connections.close',
  'connections.statuses',
  // What was refused on it, as it is remembered: no server is asked.
  'rights.refused',
  'rights.forget',
];

test('every feature says that it is not supported, and none that it is done', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({ environment: 'development' });
  const { page, screen } = falconer;
  const { list, tasks } = screen;
  await expect(list.row('books').state('Partly 3 of 12')).toBeVisible();
  const [saved] = (await falconer.ask('connections.list', {})).connections;
  const books = cluster.collection('books');
  const bare = cluster.collection('query_cache');
  const at = (name: string, collectionId: string) => ({
    ...{ connectionId: saved!.id, database: 'default', collection: name, collectionId },
  });
  const said = (typedName: string): Confirmation => ({ acknowledged: true, typedName });
  const covers = at('covers', cluster.collection('covers').id);
  const item: BulkPlanItem = {
    wish: { action: 'load', target: covers, options: LOAD_EVERYTHING },
    verdict: { kind: 'do', steps: ['load', 'watch'], notes: [], shows: true },
    ...{ rows: null, estimate: null },
  };
  const does = { loads: true, releases: false };
  const startOfBulk = async () => ({
    ...(await falconer.ask('bulk.prepare', { draftId: null, items: [item] })),
    ...{ connectionId: saved!.id, title: 'Load covers', count: 1, concurrency: 1, does },
    confirmation: said(''),
  });
  const bulksEnded = () =>
    expect
      .poll(async () =>
        (await falconer.ask('bulk.list', {})).bulks.map(({ state, counts }) => [state, counts.failed]),
      )
      .not.toContainEqual(['running', expect.anything()]);
  // One that failed, to be retried; it changes nothing.
  const bulk = await falconer.ask('bulk.start', await startOfBulk());
  await bulksEnded();
  const bulkAgain = { connectionId: saved!.id, bulkId: bulk.id, does, confirmation: said('') };
  const start = await startOfBulk();
  const before = JSON.stringify([...cluster.world.database('default').collections.values()]);
  const { entry } = await falconer.ask('archive.keep', at('books', books.id));
  const again = {
    connectionId: saved!.id,
    entryId: entry.id,
    database: 'default',
    collection: 'books_again',
  };
  // Collections of their own: tasks that still end on another would be in their way.
  const own = (name: string) => at(name, cluster.collection(name).id);
  const agreed = await falconer.agreeToDrop([{ kind: 'collection', ref: own('logs_2024') }]);
  cluster.faults.implementNothing();

  const inBooks = at('books', books.id);
  const { collection, collectionId } = own('logs_2025');
  const partition = {
    partition: 'y2017',
    partitionId: books.partitions.find(({ name }) => name === 'y2017')!.id,
  };
  const inputs = {
    'databases.list': { connectionId: saved!.id },
    'databases.contents': { connectionId: saved!.id, database: 'reviews' },
    'databases.create': { connectionId: saved!.id, database: 'fresh' },
    'cluster.memory': { connectionId: saved!.id },
    'collections.list': { connectionId: saved!.id, database: 'default' },
    'collections.memory': inBooks,
    'collections.detail': { ...inBooks, withReplicas: true },
    'collections.segments': inBooks,
    'collections.loadChecks': inBooks,
    'collections.checkFields': inBooks,
    'collections.sample': inBooks,
    'collections.load': { ...at('query_cache', bare.id), options: LOAD_EVERYTHING, confirmation: said('x') },
    'collections.refreshLoad': inBooks,
    'collections.release': { ...own('events'), confirmation: said('events') },
    'indexes.create': {
      ...own('translations'),
      index: { field: 'embedding', name: 'embedding_idx', type: 'AUTOINDEX', metric: 'COSINE', params: {} },
      ...{ thenLoad: null, confirmation: said('x') },
    },
    'collections.rename': { ...own('thumbnails'), name: 'previews', confirmation: said('thumbnails') },
    'aliases.find': { connectionId: saved!.id, database: 'default', alias: 'catalog' },
    'aliases.create': { ...own('authors'), alias: 'writers' },
    'aliases.alter': {
      ...{ ...own('sessions'), alias: 'logs_current', from: { collection, collectionId } },
      confirmation: said('logs_current'),
    },
    'archive.keep': inBooks,
    'archive.plan': again,
    'archive.recreate': { ...again, confirmation: said('x') },
    'warmSets.capture': {
      ...{ connectionId: saved!.id, captureId: null },
      targets: [{ database: 'default', collection: 'books', collectionId: books.id }],
    },
    'partitions.list': inBooks,
    'partitions.rowCount': { ...inBooks, ...partition },
    'partitions.create': { ...inBooks, partition: 'fresh' },
    'partitions.release': {
      ...{ ...own('people_faces'), partitions: ['_default'] },
      confirmation: said('people_faces'),
    },
    'drops.plan': {
      connectionId: saved!.id,
      targets: [{ kind: 'partition', ref: { ...inBooks, ...partition } }],
      keepsCopy: true,
    },
    'drops.planName': {
      connectionId: saved!.id,
      target: { kind: 'alias', ref: inBooks, alias: 'catalog' },
    },
    'drops.start': agreed,
    'bulk.plan': { connectionId: saved!.id, wishes: [item.wish] },
    'bulk.start': start,
    'bulk.resume': bulkAgain,
    'bulk.retry': bulkAgain,
  } satisfies Partial<{ [N in ServerChannel]: ChannelInput<N> }>;
  const asked = channelNames.filter(
    (name) => contract[name].effect !== 'local' && !OF_THE_CONNECTION.includes(name),
  );
  expect(Object.keys(inputs).sort()).toEqual([...asked].sort());

  let refused = 0;
  for (const [channel, input] of Object.entries(inputs) as [ServerChannel, never][]) {
    const answer = await falconer.invoke(channel, input);
    // A task is started at once and ends by itself; everything else answers for itself.
    const isTask = answer.ok && ['status', 'counts', 'task'].some((key) => key in (answer.data as object));
    if (answer.ok && !isTask) expect(JSON.stringify(answer.data), channel).toContain('notSupported');
    else if (!answer.ok) expect(answer.error.code, channel).toBe('notSupported');
    refused += 1;
  }
  await expect
    .poll(async () => (await falconer.ask('tasks.list', {})).tasks.map(({ status }) => status))
    .not.toContain('running');
  await bulksEnded();
  const { bulks } = await falconer.ask('bulk.list', {});
  expect(bulks.map(({ counts }) => [counts.done, counts.failed])).toEqual([
    [0, 1],
    [0, 1],
  ]);
  const ended = (await falconer.ask('tasks.list', {})).tasks;
  expect(ended.length).toBeGreaterThan(0);
  for (const { kind, status, error, collection } of ended) {
    // The one that failed before.
    if (collection === 'covers' && error?.code === 'indexMissing') continue;
    expect([kind, status, error?.code]).toEqual([kind, 'failed', 'notSupported']);
  }

  // And in the window: what a person would click.
  await list.row('query_cache').toggle.click();
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await tasks.open();
  await expect(page.getByText('Done', { exact: true })).toHaveCount(0);
  await expect(page.getByText('Failed', { exact: true }).first()).toBeVisible();

  const now = JSON.stringify([...cluster.world.database('default').collections.values()]);
  expect(now).toBe(before);
  console.log(`R2: ${String(refused)} channels and ${String(ended.length)} tasks refused, 0 successes.`);
});
