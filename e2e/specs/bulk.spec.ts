import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { BulkPlanItem } from '@shared/domain/bulk';
import { manyCollections } from '../../electron/sandbox';
import type { Falconer } from '../fixtures/falconer';
import { expect, test } from '../fixtures/test';

const refusal = {
  kind: 'status',
  status: { error_code: 'UnexpectedError', code: 65535, reason: 'service not ready[querycoord=1]' },
} as const;

/** Answers the next questions where to save a file. */
async function saveTo({ electron }: Falconer, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

test('selected across filters, planned with what is skipped, run, retried and exported', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({ environment: 'development' });
  const { list, selection, bulk } = falconer.screen;
  await list.search.fill('logs_2025');
  await selection.box('logs_2025').check();
  await list.search.fill('query');
  await selection.box('query_cache').check();
  await list.search.fill('');
  await expect(selection.root).toContainText('2 collections selected');
  await list.filter('Loaded').check({ force: true });
  await selection.box('authors').check();
  await expect(selection.root).toContainText('3 collections selected');
  await expect(selection.root).toContainText('2 not shown by search and state');
  await list.filter('All').check({ force: true });
  await selection.box('covers').check();

  await selection.load.click();
  const many = bulk('Load 4 selected collections');
  await expect(many.item('authors')).toContainText('Skip: loaded already');
  await expect(many.item('covers')).toContainText('Skip: no index on keywords');
  await expect(many.item('query_cache')).toContainText('Load all fields');
  await expect(many.submit).toHaveText('Load 2 collections, skip 2');
  await expect(many.dialog).toContainText('Memory for the loads: at least 22.7 GiB');

  cluster.faults.failNext('LoadCollection', refusal);
  await many.atATime.fill('1');
  await many.submit.click();
  await expect(many.count('1 failed')).toBeVisible();
  await cluster.finishLoads(2);
  await expect(many.count('1 done')).toBeVisible();
  await expect(many.state('Finished')).toBeVisible();
  await many.rows.filter({ hasText: 'Failed' }).click();
  await expect(many.dialog.getByRole('alert')).toBeVisible();

  await many.retry.click();
  await cluster.finishLoads(3);
  await expect(many.count('2 done')).toBeVisible();
  await expect(many.count('1 failed')).toBeHidden();
  await expect(many.count('2 skipped')).toBeVisible();
  expect(cluster.inMemory('query_cache').length).toBeGreaterThan(0);
  expect(cluster.inMemory('logs_2025').length).toBeGreaterThan(0);
  expect(cluster.received('LoadCollection', 'LoadPartitions')).toHaveLength(3);

  const folder = await mkdtemp(join(tmpdir(), 'falconer-export-'));
  await saveTo(falconer, join(folder, 'list.csv'));
  await many.exportCsv.click();
  await expect(many.dialog).toContainText('Written to');
  const csv = (await readFile(join(folder, 'list.csv'), 'utf8')).split('\r\n');
  expect(csv).toHaveLength(6);
  expect(csv[0]).toMatch(/^order,action,database,collection,collectionId,/);
  expect(csv.filter((line) => line.includes(',done,'))).toHaveLength(2);
  expect(csv.find((line) => line.includes(',covers,'))).toContain(',skipped,missingIndex,');
  await saveTo(falconer, join(folder, 'list.json'));
  await many.exportJson.click();
  await expect(many.dialog).toContainText('list.json');
  const json = JSON.parse(await readFile(join(folder, 'list.json'), 'utf8')) as { items: unknown[] };
  expect(json.items).toHaveLength(4);
  await rm(folder, { recursive: true });

  // Closed, it is found among the tasks, and its items are not listed beside it.
  await many.close.click();
  await falconer.screen.tasks.open();
  await expect(falconer.screen.tasks.task('Load query_cache').root).toHaveCount(0);
  await falconer.screen.tasks.root.getByRole('button', { name: 'Show list' }).click();
  await expect(many.state('Finished')).toBeVisible();
});

test('pauses, goes on, and gives up the rest', async ({ falconer, opened }) => {
  const cluster = await opened({}, { scenario: manyCollections(40) });
  const { selection, bulk, list } = falconer.screen;
  await list.filter('Not loaded').check({ force: true });
  await selection.all.check();
  const bar = selection.root;
  await expect(bar).toContainText('collections selected');
  const title = `Load ${/\d+/.exec(await bar.innerText())?.[0] ?? ''} selected collections`;
  await selection.load.click();
  const many = bulk(title);
  await many.atATime.fill('2');
  await many.submit.click();
  await expect(many.count('2 running')).toBeVisible();
  await many.pause.click();
  await expect(many.state('Paused')).toBeVisible();
  await cluster.finishLoads(2);
  await expect(many.count('2 done')).toBeVisible();
  expect(cluster.received('LoadCollection')).toHaveLength(2);
  await many.resume.click();
  await expect(many.count('2 running')).toBeVisible();
  await many.stop.click();
  await cluster.finishLoads(4);
  await expect(many.count('4 done')).toBeVisible();
  await expect(many.state('Not finished')).toBeVisible();
  expect(cluster.received('LoadCollection')).toHaveLength(4);
});

test('a kill in the middle leaves a list that says what is so, and goes on', async ({
  falconer,
  opened,
  launch,
}) => {
  const cluster = await opened({ environment: 'development' });
  const title = 'Load 3 selected collections';
  {
    const { selection, bulk } = falconer.screen;
    for (const name of ['events', 'logs_2025', 'query_cache']) await selection.box(name).check();
    await selection.load.click();
    await bulk(title).atATime.fill('1');
    await bulk(title).submit.click();
    await expect(bulk(title).count('1 running')).toBeVisible();
    await expect.poll(() => cluster.received('LoadCollection')).toHaveLength(1);
  }
  const child = falconer.electron.process();
  const closed = falconer.electron.waitForEvent('close');
  child.kill('SIGKILL');
  await closed;
  cluster.clock.advance(60_000);

  const again = await launch({ userData: falconer.userData });
  const { tasks, bulk, sidebar, list } = again.screen;
  await expect(tasks.root).toContainText('Not finished');
  await expect(tasks.root).toContainText('1 unknown');
  await sidebar.connection('Test cluster').click();
  await expect(list.table).toBeVisible();
  await tasks.root.getByRole('button', { name: 'Show list' }).first().click();
  const many = bulk(title);
  await expect(many.count('1 done')).toBeVisible();
  await expect(many.count('2 not started')).toBeVisible();
  await expect(many.dialog).toContainText('found by reading the server afterwards');
  expect(cluster.received('LoadCollection')).toHaveLength(1);
  await many.resume.click();
  for (const loads of [2, 3]) await cluster.finishLoads(loads);
  await expect(many.count('3 done')).toBeVisible();
  expect(cluster.received('LoadCollection')).toHaveLength(3);
});

test('nothing is started on a read-only connection, nor without the question that it needs', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({ environment: 'production' });
  const { list, selection, bulk } = falconer.screen;
  const [saved] = (await falconer.ask('connections.list', {})).connections;
  const target = {
    ...{ connectionId: saved!.id, database: 'default', collection: 'authors' },
    collectionId: cluster.collection('authors').id,
  };
  const item: BulkPlanItem = {
    wish: { action: 'load', target, options: { ...LOAD_EVERYTHING, releaseFirst: true } },
    verdict: { kind: 'do', steps: ['release', 'load', 'watch'], notes: [], shows: true },
    ...{ rows: null, estimate: null },
  };
  const start = async (does: { loads: boolean; releases: boolean }, acknowledged: boolean) => {
    const { draftId } = await falconer.ask('bulk.prepare', { draftId: null, items: [item] });
    return falconer.invoke('bulk.start', {
      ...{ connectionId: saved!.id, draftId, title: 'Many', count: 1, concurrency: 1, does },
      confirmation: { acknowledged, typedName: null },
    });
  };
  const required = { ok: false, error: { code: 'confirmationRequired' } };
  expect(await start({ loads: true, releases: true }, false)).toMatchObject(required);
  // It says that it does less than it does.
  expect(await start({ loads: true, releases: false }, true)).toMatchObject(required);
  expect(await start({ loads: false, releases: false }, false)).toMatchObject(required);

  await selection.box('authors').check();
  await selection.release.click();
  const many = bulk('Release 1 selected collection');
  await expect(many.dialog).toContainText('Searches and queries on 1 collection fail');
  await expect(many.submit).toHaveText('Release 1 collection');
  await expect(many.cancel).toBeFocused();
  await many.cancel.click();

  const other = await falconer.saveConnection({
    ...{ name: 'Only looking', address: cluster.address, readOnly: true },
  });
  const { draftId } = await falconer.ask('bulk.prepare', { draftId: null, items: [item] });
  const asked = {
    ...{ draftId, title: 'Many', count: 1, concurrency: 1, does: { loads: true, releases: true } },
    confirmation: { acknowledged: true, typedName: null },
  };
  expect(await falconer.invoke('bulk.start', { ...asked, connectionId: other.id })).toMatchObject({
    ok: false,
    error: { code: 'readOnly' },
  });
  await falconer.screen.sidebar.connection('Only looking').click();
  await expect(list.row('authors').root).toBeVisible();
  await selection.box('authors').check();
  await expect(selection.load).toHaveAttribute('aria-disabled', 'true');
  await expect(selection.load).toHaveAccessibleDescription('This connection is read-only');
  expect(cluster.received('LoadCollection', 'ReleaseCollection')).toEqual([]);
});

test('items of another connection do not ride along', async ({ falconer, opened }) => {
  const cluster = await opened();
  const other = await falconer.saveConnection({
    ...{ name: 'Only looking', address: cluster.address, readOnly: true },
  });
  const [saved] = (await falconer.ask('connections.list', {})).connections;
  const wish = {
    ...{ action: 'release' as const, partitions: null },
    target: { ...{ connectionId: other.id, database: 'default' }, collection: 'authors', collectionId: null },
  };
  const verdict = { kind: 'do' as const, steps: ['release' as const], notes: [], shows: true };
  const item: BulkPlanItem = { wish, verdict, rows: null, estimate: null };
  const { draftId } = await falconer.ask('bulk.prepare', { draftId: null, items: [item] });
  const connectionId = [saved!.id].find((id) => id !== other.id) ?? '';
  const answer = await falconer.invoke('bulk.start', {
    ...{ connectionId, draftId, title: 'Many', count: 1, concurrency: 1 },
    does: { loads: false, releases: true },
    confirmation: { acknowledged: true, typedName: null },
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
  expect(await falconer.invoke('bulk.plan', { connectionId, wishes: [wish] })).toMatchObject({
    ok: false,
    error: { code: 'invalidInput' },
  });
});

test('by keyboard, and with the shift key', async ({ falconer, opened }) => {
  await opened();
  const { page } = falconer;
  const { list, selection } = falconer.screen;
  await expect(list.rows).toHaveCount(12);
  await list.row('authors').root.focus();
  await page.keyboard.press('Space');
  await expect(selection.box('authors')).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Space');
  await expect(selection.root).toContainText('3 collections selected');
  await page.keyboard.press('Control+A');
  await expect(selection.root).toContainText('12 collections selected');
  await page.keyboard.press('Escape');
  await expect(selection.root).toBeHidden();
  const names = await list.names();
  await selection.box(names[1]!).click();
  await selection.box(names[5]!).click({ modifiers: ['Shift'] });
  await expect(selection.root).toContainText('5 collections selected');
  await list.row(names[3]!).root.click({ modifiers: ['Control'] });
  await expect(selection.root).toContainText('4 collections selected');
  // One that was made anew under its name is another collection.
  await list.search.fill('nothing');
  await expect(selection.root).toContainText('4 not shown');
});

test('a thousand are planned and released', async ({ falconer, opened }) => {
  const scenario = manyCollections(1_000);
  for (const plans of Object.values(scenario.databases)) for (const plan of plans) plan.loaded = 'all';
  for (const plans of Object.values(scenario.databases)) for (const plan of plans) delete plan.loadedEvery;
  const cluster = await opened({}, { scenario });
  const { list, selection, bulk } = falconer.screen;
  await list.rows.first().focus();
  await falconer.page.keyboard.press('Control+A');
  await expect(selection.root).toContainText('1,000 collections selected');
  await selection.release.click();
  const many = bulk('Release 1,000 selected collections');
  await expect(many.submit).toHaveText('Release 1,000 collections', { timeout: 60_000 });
  await many.atATime.fill('32');
  await many.submit.click();
  await expect(many.count('1,000 done')).toBeVisible({ timeout: 120_000 });
  expect(cluster.received('ReleaseCollection')).toHaveLength(1_000);
});
