import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BulkDeed } from '@shared/domain/bulk';
import { newFolder, removeFolder } from '../fixtures/falconer';
import * as hostile from '../fixtures/hostile';
import { expect, test } from '../fixtures/test';
import type { TestCluster } from '../fixtures/test-cluster';

// Where names go besides the list and its questions: archive, log, exports, reports, and what is around the list.

const { expectNoHarm, hostileNames, hostileScenario, rowOf, short, shownName, typedName } = hostile;
const few = hostile.fewHostileNames;

const collectionsOf = ({ world }: TestCluster): string[] => [...world.database('default').collections.keys()];

/** No cell is a formula, whatever stands in it. */
function expectNoFormula(lines: string[][]): void {
  for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝]/);
}

/** Without the sign that keeps a cell from being a formula. */
const plain = (text = ''): string => text.replaceAll("'", '');

test.beforeEach(() => {
  test.slow();
});

test('the report of a list of drops tells exact names, in the window and in its exports', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({ environment: 'staging' }, { scenario: hostileScenario(few) });
  const { page, screen, electron } = falconer;
  await expect(screen.list.table).toBeVisible();
  await screen.selection.all.check();
  await screen.selection.drop.click();
  const question = screen.dropSeveral(few.length);
  await question.count.fill(String(few.length));
  await question.submit.click();
  const run = screen.bulk(`Drop ${String(few.length)}`);
  await expect(run.count(`${String(few.length)} done`)).toBeVisible();
  expect(collectionsOf(cluster)).toEqual([]);
  await expectNoHarm(page, 'the report of a list of drops');
  await run.rows.nth(1).click();
  await expectNoHarm(page, 'an item of the report');

  const folder = newFolder('hostile');
  await hostile.answerFileDialogs(electron, folder);
  await run.exportCsv.click();
  await expect(run.dialog).toContainText('Written to');
  await run.exportJson.click();
  await expect(run.dialog).toContainText(/Written to.*json/);
  const [csv = '', json = ''] = (await hostile.proposedNames(electron)).map((file) =>
    readFileSync(join(folder, file), 'utf8'),
  );
  const [head = [], ...lines] = hostile.readCsv(csv);
  expectNoFormula(lines);
  const told = lines.map((line) => plain(line[head.indexOf('collection')]));
  expect(told.sort()).toEqual(few.map(plain).sort());
  const { items } = JSON.parse(json) as { items: { wish: BulkDeed }[] };
  expect(items.map(({ wish }) => wish.target.collection).sort()).toEqual([...few].sort());
  removeFolder(folder);
});

test('the archive keeps, shows, exports and takes back each', async ({ falconer, opened }) => {
  const cluster = await opened({}, { scenario: hostileScenario(few) });
  const { page, screen, electron } = falconer;
  const folder = newFolder('hostile');
  await hostile.answerFileDialogs(electron, folder);
  for (const name of few) {
    await (await rowOf(falconer, name)).choose('Save definition to archive');
    await expect(screen.archive.dialog.getByText('Id then')).toBeVisible();
    await expectNoHarm(page, `the copy of ${short(name)}`);
    await screen.archive.recreateThis.click();
    await expect(screen.archive.dialog.getByRole('alert')).toContainText('has this name already');
    await expectNoHarm(page, `what is made of ${short(name)}`);
    await page.keyboard.press('Escape');
  }
  await screen.archive.link.click();
  await expectNoHarm(page, 'the archive');
  for (const name of few) {
    const more = { name: `More for ${shownName(name)}, ` };
    await screen.archive.dialog.getByRole('button', more).click();
    await page.getByRole('menu', more).getByRole('menuitem', { name: 'Export…', exact: true }).click();
    await expect(screen.archive.dialog.getByText(/^Exported to /)).toBeVisible();
  }
  // Each was proposed as a name in the folder that the person looks at, and is a file of it.
  const proposed = await hostile.proposedNames(electron);
  expect(proposed).toHaveLength(few.length);
  for (const file of proposed)
    expect(file).toMatch(/^(?![.-])(?!CON\.)[^/\\<>:"|?*\p{Cc}\p{Cf}]+\.definition\.json$/u);
  expect(readdirSync(folder).sort()).toEqual([...new Set(proposed)].sort());
  await screen.archive.import.click();
  await expect(screen.archive.dialog.getByText(/^Imported/)).toBeVisible();
  await expectNoHarm(page, 'what was imported');
  expect(collectionsOf(cluster).sort()).toEqual([...few].sort());
  removeFolder(folder);
});

test('the activity log and its exports tell exact names, and the log file no line but its own', async ({
  falconer,
  opened,
}) => {
  await opened({ environment: 'staging' }, { scenario: hostileScenario() });
  const { page, screen, electron, userData } = falconer;
  const connectionId = (await falconer.ask('connections.list', {})).connections[0]?.id ?? '';
  for (const { name, id } of await hostile.summariesOf(falconer, connectionId)) {
    const ref = { connectionId, database: 'default', collection: name, collectionId: id };
    await falconer.ask('drops.start', await falconer.agreeToDrop([{ kind: 'collection', ref }]));
  }
  await screen.activity.link.click();
  await expect(screen.activity.state).toHaveText(/each as it was written/);
  await expectNoHarm(page, 'the activity log');
  await screen.activity.search.fill('line[U+000A]');
  await screen.activity.line('line[U+000A]break').click();
  await expect(screen.activity.details).toContainText('lineU+000Abreak');
  await expectNoHarm(page, 'a line of the log');
  await screen.activity.clear.click();
  await expect(screen.activity.lines.nth(9)).toBeVisible();
  const folder = newFolder('hostile');
  await hostile.answerFileDialogs(electron, folder);
  await screen.activity.exportCsv.click();
  await expect(screen.activity.written).toContainText('csv');
  await screen.activity.exportJson.click();
  await expect(screen.activity.written).toContainText('json');
  const [csv = '', json = ''] = (await hostile.proposedNames(electron)).map((file) =>
    readFileSync(join(folder, file), 'utf8'),
  );
  const [head = [], ...lines] = hostile.readCsv(csv);
  const at = head.indexOf('collection');
  expect(new Set(lines.map((line) => plain(line[at])))).toEqual(new Set(hostileNames.map(plain)));
  expectNoFormula(lines);
  const { entries } = JSON.parse(json) as { entries: { target: { collection: string } }[] };
  expect(new Set(entries.map(({ target }) => target.collection))).toEqual(new Set(hostileNames));
  const log = readFileSync(join(userData, 'logs', 'main.log'), 'utf8');
  for (const line of log.trimEnd().split('\n'))
    expect(line).toMatch(/^(?:\[\d{4}-[^\]]+\] \[\w+\]| {4})[^\p{Cc}\p{Cf}]*$/u);
  removeFolder(folder);
});

test('what is around the list has hostile names as well: connections, databases, lists, commands', async ({
  falconer,
  cluster,
}) => {
  const server = await cluster({ scenario: hostileScenario(few) });
  const { page, screen } = falconer;
  const name = 'prod\u202e<img src=x onerror="window.hacked=true">\n\u200bכת';
  await falconer.saveConnection({ name, address: server.address, environment: 'production' });
  const home = server.world.addDatabase('evil\u202e\n<b>db</b>');
  for (const [id, each] of server.world.database('default').collections) home.collections.set(id, each);
  await screen.sidebar.root.getByRole('button', { name: /^prod/ }).click();
  await expect(screen.list.table).toBeVisible();
  await expectNoHarm(page, 'the list of a connection');
  await screen.sidebar.root.getByRole('button', { name: /^evilU\+202E/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('evilU+202EU+000A<b>db</b>');

  // Several: each by its name in the list, and the connection typed as it is shown.
  await screen.selection.all.check();
  await screen.selection.load.click();
  await expect(page.getByRole('dialog').getByRole('row').nth(few.length)).toBeVisible();
  await expectNoHarm(page, 'the plan of many');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await screen.selection.drop.click();
  const question = screen.dropSeveral(few.length);
  for (const each of few) await expect(question.item(hostile.markedName(each))).toContainText('Drop');
  await expectNoHarm(page, 'the question about several');
  await question.count.fill(String(few.length));
  await question.connection.fill('prod');
  await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
  await question.connection.fill(typedName(name));
  await expect(question.submit).toHaveAttribute('aria-disabled', 'false');
  await question.cancel.click();

  await page.keyboard.press('ControlOrMeta+K');
  await expect(page.getByRole('textbox', { name: 'Search commands' })).toBeVisible();
  await expectNoHarm(page, 'the commands');
  await page.keyboard.press('Escape');
  for (const collection of few) server.act('LoadCollection', { collection_name: collection });
  server.clock.advance(60_000);
  await screen.memory.link.click();
  await expect(screen.memory.table.getByRole('row').nth(2)).toBeVisible();
  await expectNoHarm(page, 'what is in memory');
  await screen.memory.warmSets.click();
  await screen.warmSets.saveNow.click();
  await screen.warmSets.name.fill(`set ${few.join(' ')}`.slice(0, 90));
  await screen.warmSets.save.click();
  await expectNoHarm(page, 'warm sets');
  for (const collection of few) server.act('ReleaseCollection', { collection_name: collection });
  await screen.warmSets.dialog.getByRole('button', { name: /^Compare with now: / }).click();
  await expect(screen.warmSets.differences).toBeVisible();
  await expectNoHarm(page, 'the comparison with a warm set');
  await page.keyboard.press('Escape');

  await screen.sidebar.root.getByRole('button', { name: /^More for \u2068prod/ }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await expect(page.getByRole('dialog')).toContainText('prod[U+202E]');
  await expectNoHarm(page, 'the question before a connection is removed');
});

test('what others do to such names is told, and obeys nothing', async ({ falconer, opened }) => {
  const cluster = await opened({}, { scenario: hostileScenario(few) });
  const { page, screen } = falconer;
  const [renamed = '', ...dropped] = few;
  const database = cluster.world.database('default');
  database.aliases.clear();
  cluster.collection(renamed).name = 'new\u202ename\n';
  for (const name of dropped.slice(0, 4)) database.collections.delete(name);
  await screen.list.refresh.click();
  const told = screen.names.changes('Collections');
  await expect(told).toContainText('4 collections are gone from this database:');
  await expect(told).toContainText('new[U+202E]name[U+000A]');
  await expectNoHarm(page, 'what others changed');
});
