import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, removeFolder, type Falconer } from '../fixtures/falconer';
import * as hostile from '../fixtures/hostile';
import { expect, test } from '../fixtures/test';
import type { TestCluster } from '../fixtures/test-cluster';

const { expectNoHarm, hostileNames, hostileScenario, searchFor, shownName, typedName } = hostile;

/** One of each kind of harm: enough where every name takes the same way. */
const few = hostileNames.filter((name) => /^<|\u202e|\nb|\u0000|^=|^\.\.|^CON$|כ|^__/u.test(name));

/** Those that are easily taken for each other, or stand for each other. */
const alike = hostileNames.filter((name) => /k.?s|^line|^ +$/u.test(name));

const short = (name: string): string => JSON.stringify(name.slice(0, 40));
const collectionsOf = ({ world }: TestCluster): string[] => [...world.database('default').collections.keys()];

/** Brings the row of a name into sight. */
async function rowOf({ screen }: Falconer, name: string) {
  await screen.list.search.fill(searchFor(name));
  return screen.list.row(shownName(name));
}

test.beforeEach(() => {
  test.slow();
});

test('list and panel show every name, and obey none', async ({ falconer, opened }) => {
  await opened(
    { environment: 'production' },
    { scenario: hostileScenario([...hostileNames, hostile.HUNDRED_KB]) },
  );
  const { page, screen } = falconer;
  await expectNoHarm(page, 'the list');
  for (const name of [...hostileNames, hostile.HUNDRED_KB]) {
    await (await rowOf(falconer, name)).root.click();
    const panel = screen.panel(typedName(name));
    for (const tab of ['Overview', 'Partitions', 'Fields', 'Indexes', 'Aliases'] as const) {
      await panel.tab(tab).click();
      await expect(panel.tab(tab)).toHaveAttribute('aria-selected', 'true');
      await expectNoHarm(page, `${tab} of ${short(name)}`);
    }
  }
});

test('each question is about exactly one, and drops exactly it', async ({ falconer, opened }) => {
  const cluster = await opened({ environment: 'staging' }, { scenario: hostileScenario() });
  const { page, screen } = falconer;
  const left = new Set<string>(hostileNames);
  for (const name of hostileNames) {
    await (await rowOf(falconer, name)).choose('Drop…');
    const question = screen.dropCollection(shownName(name));
    await expect(question.submit).toBeInViewport();
    await expectNoHarm(page, `the question about ${short(name)}`);
    for (const other of alike.filter((each) => each !== name)) {
      await question.typeName.fill(typedName(other));
      await expect(question.submit, short(other)).toHaveAttribute('aria-disabled', 'true');
    }
    await question.typeName.fill(typedName(name));
    await question.submit.click();
    await expect(screen.list.row(shownName(name)).root).toHaveCount(0);
    left.delete(name);
    expect(collectionsOf(cluster).sort()).toEqual([...left].sort());
  }
  await screen.tasks.open();
  await expectNoHarm(page, 'the list of tasks');
});

test('one longer than any server takes is refused before anything is sent', async ({ falconer, opened }) => {
  const cluster = await opened({}, { scenario: hostileScenario([hostile.HUNDRED_KB]) });
  const { page, screen } = falconer;
  const { root, more } = screen.list.row(shownName(hostile.HUNDRED_KB));
  await more.click();
  await page.getByRole('menuitem', { name: 'Drop…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('it was not sent');
  await expectNoHarm(page, 'the refusal');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(root).toBeVisible();
  expect(cluster.received('DropCollection')).toEqual([]);
});

test('every other question and choice about one shows it, and obeys nothing', async ({
  falconer,
  opened,
}) => {
  await opened({ environment: 'production' }, { scenario: hostileScenario(few) });
  const { page, screen } = falconer;
  const dialog = page.getByRole('dialog');
  const looked = async (what: string, name: string) => {
    await expect(dialog).toContainText(typedName(name));
    await expect(dialog.getByRole('button').last()).toBeInViewport();
    await expect(dialog.getByRole('status', { name: /^Reading/ })).toHaveCount(0);
    await expectNoHarm(page, `${what} of ${short(name)}`);
    // A list of choices that is open lies over the buttons.
    if (await page.getByRole('listbox').isVisible()) await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(dialog).toHaveCount(0);
  };
  for (const name of few) {
    const row = await rowOf(falconer, name);
    for (const item of ['Load with options…', 'Rename…']) {
      await row.choose(item);
      await looked(item, name);
    }
    await row.toggle.click();
    await looked('Load', name);
    await row.root.click();
    const panel = screen.panel(typedName(name));
    await panel.tab('Aliases').click();
    for (const item of ['Add alias…', 'Point elsewhere…', 'Drop…']) {
      await panel.root.getByRole('button', { name: item }).click();
      await looked(item, name);
    }
    await panel.tab('Partitions').click();
    await panel.createPartition.click();
    await looked('New partition', name);
    await panel.partition(shownName(name)).choose('Drop…');
    await looked('Drop the partition', name);
  }
});

test('aliases, partitions and databases go by their exact names', async ({ falconer, opened }) => {
  const cluster = await opened({ environment: 'staging' }, { scenario: hostileScenario(few) });
  const { page, screen } = falconer;
  const name = 'line\nbreak';
  await (await rowOf(falconer, name)).root.click();
  const panel = screen.panel(typedName(name));
  await panel.tab('Partitions').click();
  await panel.partition(shownName(name)).choose('Drop…');
  const partition = screen.dropPartition(shownName(name));
  await partition.typeName.fill(typedName(name));
  await partition.submit.click();
  // Servers judge the name before they look for it, and refuse in words that hold it.
  await screen.tasks.open();
  const task = screen.tasks.task(`Drop ${shownName(name)} of ${shownName(name)}`);
  await expect(task.status('Failed')).toBeVisible();
  await task.button('Details').click();
  await expectNoHarm(page, 'the words of a refusal');
  const [sent] = cluster.calls.filter(({ method }) => method === 'DropPartition');
  expect(sent?.request).toMatchObject({ collection_name: name, partition_name: name });
  await panel.tab('Aliases').click();
  await panel.root.getByRole('button', { name: /^Drop…/ }).click();
  await screen.dropName('alias', shownName(`alias of ${name}`)).submit.click();
  await expect(panel.root).toContainText('No alias points to');
  expect(cluster.world.database('default').aliases.size).toBe(few.length - 1);

  const home = cluster.world.addDatabase('evil\u202e\ndb');
  for (const [id, each] of cluster.world.database('default').collections) home.collections.set(id, each);
  await screen.list.refresh.click();
  const shown = shownName(home.name);
  const ask = async () => {
    await screen.sidebar.root.getByRole('button', { name: `More about ${shown}`, exact: true }).click();
    await page.getByRole('menuitem', { name: /^Drop database…/ }).click();
  };
  await falconer.page.reload();
  await screen.sidebar.connection('Test cluster').click();
  await ask();
  const question = screen.dropName('database', shown);
  await expect(question.dialog).toContainText('evil[U+202E]gnp.exe');
  await expectNoHarm(page, 'what a database holds');
  await question.cancel.click();
  home.collections.clear();
  await ask();
  await question.typeName.fill(typedName(home.name));
  await question.submit.click();
  await expect(screen.sidebar.root.getByRole('button', { name: `More about ${shown}` })).toHaveCount(0);
  expect([...cluster.world.databases.keys()]).toEqual(['default']);
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
  const plain = (text = ''): string => text.replaceAll("'", '');
  expect(new Set(lines.map((line) => plain(line[at])))).toEqual(new Set(hostileNames.map(plain)));
  for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝]/);
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
