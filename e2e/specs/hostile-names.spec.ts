import * as hostile from '../fixtures/hostile';
import { expect, test } from '../fixtures/test';
import type { TestCluster } from '../fixtures/test-cluster';

const { expectNoHarm, hostileNames, hostileScenario, rowOf, short, shownName, typedName } = hostile;
const few = hostile.fewHostileNames;

/** Those that are easily taken for each other, or stand for each other. */
const alike = hostileNames.filter((name) => /k.?s|^line|^ +$/u.test(name));

const collectionsOf = ({ world }: TestCluster): string[] => [...world.database('default').collections.keys()];

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

test('an index is made on such a field, and a database only by a name that servers take', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({}, { scenario: hostileScenario(few) });
  const { page, screen } = falconer;
  for (const name of few) cluster.collection(name).indexes.length = 0;
  for (const name of few) {
    const row = await rowOf(falconer, name);
    await row.choose('Load with options…');
    const load = screen.load(shownName(name));
    await load.dialog.getByRole('button', { name: /^Create index on / }).click();
    const dialog = screen.createIndex(shownName(name));
    await expect(dialog.submit).toBeInViewport();
    await expectNoHarm(page, `the index of ${short(name)}`);
    await dialog.thenLoad.uncheck();
    await dialog.submit.click();
    await expect(dialog.dialog).toHaveCount(0);
    const asked = () => cluster.calls.filter(({ method }) => method === 'CreateIndex').at(-1)?.request;
    await expect.poll(asked).toMatchObject({ collection_name: name, field_name: name });
  }
  await screen.tasks.open();
  await expectNoHarm(page, 'the tasks of indexes');

  await screen.sidebar.root.getByRole('button', { name: 'New database…' }).click();
  const { dialog, name: box, submit } = screen.names.newDatabase;
  const isTaken = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name);
  for (const name of few.filter((each) => !isTaken(each))) {
    await box.fill(name);
    await expect(box, short(name)).toHaveAttribute('aria-invalid', 'true');
    await expect(submit).toHaveAttribute('aria-disabled', 'true');
    await box.press('Enter');
    await expectNoHarm(page, `a database named ${short(name)}`);
  }
  await expect(dialog).toBeVisible();
  expect(cluster.received('CreateDatabase')).toEqual([]);
  await box.fill('__proto__');
  await submit.click();
  await expect(screen.sidebar.database('__proto__')).toBeVisible();
  expect([...cluster.world.databases.keys()]).toEqual(['default', '__proto__']);
});
