import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DropTarget } from '@shared/domain/drop';
import type { Bridge } from '@shared/ipc/bridge';
import type { ChannelInput, ChannelOutput } from '@shared/ipc/contract';
import type { Result } from '@shared/ipc/result';
import { TICKET_MS } from '../../electron/ipc/tickets';
import { APP_FOLDER, type Falconer } from '../fixtures/falconer';
import { expect, test } from '../fixtures/test';
import type { TestCluster } from '../fixtures/test-cluster';

const DESTRUCTIVE = ['DropCollection', 'DropPartition', 'DropAlias', 'DropDatabase', 'ReleasePartitions'];

/** Every name and id of the server's side. */
const pictureOf = ({ world }: TestCluster) =>
  [...world.databases.values()].map(({ name, collections, aliases }) => ({
    name,
    aliases: [...aliases.keys()],
    collections: [...collections.values()].map((each) => ({
      ...{ name: each.name, id: each.id, partitions: each.partitions.map(({ id }) => id) },
    })),
  }));

const collectionAt = (cluster: TestCluster, connectionId: string, collection: string): DropTarget => ({
  kind: 'collection',
  ref: { connectionId, database: 'default', collection, collectionId: cluster.collection(collection).id },
});

const refused = (why: string) => ({ ok: false, error: { code: 'ticketInvalid', params: { why } } });

type Start = ChannelInput<'drops.start'>;
const startOn = (page: Page, agreed: Start): Promise<Result<ChannelOutput<'drops.start'>>> =>
  page.evaluate(
    (input) => (globalThis as unknown as { falconer: Bridge }).falconer.invoke('drops.start', input),
    agreed,
  );

/** A window beside the application's own, with its page and its bridge. */
async function openSecondWindow({ electron, page }: Falconer): Promise<Page> {
  const opened = electron.waitForEvent('window');
  await electron.evaluate(
    async ({ BrowserWindow }, { url, preload }) => {
      await new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } }).loadURL(url);
    },
    { url: page.url(), preload: join(APP_FOLDER, 'out/preload/preload.cjs') },
  );
  return opened;
}

test('a ticket is good once, in time, for its page, connection and environment', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({ environment: 'staging' });
  const { page } = falconer;
  const { connections } = await falconer.ask('connections.list', {});
  const own = connections.find(({ name }) => name === 'Test cluster')!;
  const other = await falconer.saveConnection({ name: 'Other', address: cluster.address });
  await falconer.ask('connections.open', { connectionId: other.id });
  const agree = () => falconer.agreeToDrop([collectionAt(cluster, own.id, 'translations')]);
  const start = (agreed: Start) => falconer.invoke('drops.start', agreed);
  const before = pictureOf(cluster);

  const wrong = await agree();
  expect(wrong.typed).toEqual(['translations']);
  expect(await start({ ...wrong, typed: ['Translations'] })).toMatchObject({
    ...{ ok: false, error: { code: 'confirmationRequired' } },
  });
  expect(await start(wrong), 'after a wrong answer').toMatchObject(refused('unknown'));
  expect(await start({ ...(await agree()), typed: [] })).toMatchObject({
    ...{ ok: false, error: { code: 'confirmationRequired' } },
  });

  const swapped = await agree();
  expect(await start({ ...swapped, connectionId: other.id })).toMatchObject(refused('foreign'));
  expect(await start({ ...swapped, ticket: `${swapped.ticket}0` })).toMatchObject(refused('unknown'));

  const second = await openSecondWindow(falconer);
  expect(await startOn(second, swapped)).toMatchObject({ ok: false, error: { code: 'badSender' } });
  await second.close();

  const moved = await agree();
  await falconer.ask('connections.save', {
    ...{ id: own.id, draft: { ...own, environment: 'production' }, secret: { kind: 'keep' } },
  });
  expect(await start(moved)).toMatchObject(refused('changed'));

  const early = await agree();
  await page.reload();
  await expect(falconer.screen.sidebar.connection('Test cluster')).toBeVisible();
  expect(await start(early), 'of the page before').toMatchObject(refused('foreign'));

  const late = await agree();
  await falconer.electron.evaluate((_, ms) => {
    const { now } = Date;
    Date.now = () => now() + ms;
  }, TICKET_MS);
  expect(await start(late)).toMatchObject(refused('expired'));
  expect(pictureOf(cluster)).toEqual(before);
  expect(cluster.received(...DESTRUCTIVE)).toEqual([]);
});

test('a ticket that was used drops nothing of what has the name afterwards', async ({ falconer, opened }) => {
  const cluster = await opened({ environment: 'development' });
  const [own] = (await falconer.ask('connections.list', {})).connections;
  const agreed = await falconer.agreeToDrop([collectionAt(cluster, own!.id, 'translations')]);
  const home = cluster.world.database('default');
  const translations = cluster.collection('translations');
  // Both at once: only one of them is answered with a task.
  const both = await Promise.all([
    falconer.invoke('drops.start', agreed),
    falconer.invoke('drops.start', agreed),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  await expect(falconer.screen.list.row('translations').root).toHaveCount(0);
  home.collections.set('translations', translations);
  expect(await falconer.invoke('drops.start', agreed)).toMatchObject(refused('unknown'));
  expect((await falconer.ask('tasks.list', {})).tasks).toHaveLength(1);
  expect(cluster.received('DropCollection')).toHaveLength(1);
  expect(cluster.has('translations')).toBe(true);
});

test('what stands in the way is said in the question, and there is no ticket for it', async ({
  falconer,
  opened,
}) => {
  const full = await opened({ environment: 'development' });
  const { list, dropCollection } = falconer.screen;

  // Another client gives it another name, and its own to an alias: the id is the one that was shown.
  await expect(list.row('translations').root).toBeVisible();
  const ref = { db_name: 'default' };
  full.act('RenameCollection', { ...ref, oldName: 'translations', newName: 'texts' });
  full.act('CreateAlias', { ...ref, collection_name: 'texts', alias: 'translations' });
  await list.row('translations').choose('Drop…');
  const alias = dropCollection('translations');
  await expect(alias.dialog.getByRole('alert')).toContainText('translations is an alias of texts.');
  await expect(alias.submit).toHaveAttribute('aria-disabled', 'true');
  await alias.submit.click({ force: true });
  await expect(alias.dialog).toBeVisible();
  await alias.cancel.click();

  const [own] = (await falconer.ask('connections.list', {})).connections;
  const partitionOf = (collection: string, partition: string): DropTarget => ({
    kind: 'partition',
    ref: { ...collectionAt(full, own!.id, collection).ref, partition, partitionId: null },
  });
  for (const [target, kind] of [
    [partitionOf('books', '_default'), 'defaultPartition'],
    [partitionOf('sessions', '_default_3'), 'partitionKeyMode'],
  ] as const) {
    const plan = await falconer.ask('drops.plan', {
      connectionId: own!.id,
      targets: [target],
      keepsCopy: true,
    });
    expect(plan.ticket).toBeNull();
    expect(plan.items[0]?.blockers).toEqual([{ kind }]);
  }

  expect(full.received(...DESTRUCTIVE)).toEqual([]);
});

test('on a read-only connection no drop is offered anywhere, nor carried out past the window', async ({
  falconer,
  cluster,
}) => {
  const server = await cluster();
  const readOnly = await falconer.saveConnection({
    ...{ name: 'Only looking', address: server.address, readOnly: true, environment: 'development' },
  });
  const { page, screen } = falconer;
  const { list, selection, panel, sidebar } = screen;
  const before = pictureOf(server);
  const because = 'This connection is read-only';
  await sidebar.connection('Only looking').click();

  expect((await list.row('translations').offers())['Drop…']).toBe(because);
  await list.row('books').root.click();
  await panel('books').tab('Partitions').click();
  expect((await panel('books').partition('y2017').offers())['Drop…']).toBe(because);
  await panel('books').tab('Aliases').click();
  await selection.box('authors').check();
  await selection.box('thumbnails').check();
  const alias = panel('books').root.getByRole('button', { name: 'Drop… catalog' });
  for (const button of [alias, selection.drop]) {
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveAccessibleDescription(because);
    await button.click({ force: true });
  }
  await sidebar.root.getByRole('button', { name: 'More about reviews', exact: true }).click();
  const database = page.getByRole('menuitem', { name: /^Drop database…/ });
  await expect(database).toHaveAccessibleDescription(because);
  await database.click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // What would go may be looked at; the ticket that comes with it starts nothing.
  const collection = collectionAt(server, readOnly.id, 'translations');
  const connectionId = readOnly.id;
  const names = [
    { kind: 'alias' as const, ref: collectionAt(server, readOnly.id, 'books').ref, alias: 'catalog' },
    { kind: 'database' as const, ref: { connectionId, database: 'empty' } },
  ];
  server.world.addDatabase('empty');
  const tickets = [
    await falconer.agreeToDrop([collection]),
    await falconer.agreeToDrop([collection, collectionAt(server, readOnly.id, 'authors')]),
  ];
  for (const target of names) {
    const { ticket, phrases } = await falconer.ask('drops.planName', { connectionId, target });
    tickets.push({ connectionId, ticket: ticket ?? 'none', typed: phrases.map(({ text }) => text) });
  }
  for (const agreed of tickets) {
    expect(agreed.ticket).not.toBe('none');
    expect(await falconer.invoke('drops.start', agreed)).toMatchObject({
      ok: false,
      error: { code: 'readOnly' },
    });
  }
  expect((await falconer.ask('tasks.list', {})).tasks).toEqual([]);
  expect(pictureOf(server)).toEqual([...before, { name: 'empty', aliases: [], collections: [] }]);
  expect(server.received(...DESTRUCTIVE)).toEqual([]);
});

test('an environment that is read-only is so for every connection of it, until that is taken back', async ({
  falconer,
  opened,
}) => {
  const server = await opened({ environment: 'staging' });
  const { screen } = falconer;
  const { list, settings } = screen;
  const before = pictureOf(server);
  const [saved] = (await falconer.ask('connections.list', {})).connections;
  const target = collectionAt(server, saved!.id, 'translations');
  // Asked and answered while it was still allowed.
  const agreed = await falconer.agreeToDrop([target]);

  await settings.open();
  await settings.readOnly('Staging').click();
  await expect(settings.readOnly('Staging')).toBeChecked();
  await settings.close.click();
  expect((await list.row('translations').offers())['Drop…']).toBe('This connection is read-only');
  await expect(screen.sidebar.connection('Test cluster')).toHaveAccessibleDescription(/Read-only/);
  expect(await falconer.invoke('drops.start', agreed)).toMatchObject({
    ok: false,
    error: { code: 'readOnly', params: { why: 'environment' } },
  });
  expect(pictureOf(server)).toEqual(before);
  expect(server.received(...DESTRUCTIVE)).toEqual([]);

  await settings.open();
  await settings.readOnly('Staging').click();
  await settings.protectLess.click();
  await expect(settings.readOnly('Staging')).not.toBeChecked();
  await settings.close.click();
  expect((await list.row('translations').offers())['Drop…']).toBeNull();
});
