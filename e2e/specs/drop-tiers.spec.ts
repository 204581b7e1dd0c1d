import type { Environment } from '@shared/domain/environment';
import type { Falconer } from '../fixtures/falconer';
import { expect, test } from '../fixtures/test';
import type { TestCluster } from '../fixtures/test-cluster';

/** Saves one connection an environment to the same server, named after it. */
async function connectAll(falconer: Falconer, { address }: TestCluster): Promise<void> {
  const all: Environment[] = ['development', 'staging', 'production'];
  for (const environment of all) await falconer.saveConnection({ name: environment, environment, address });
}

async function goTo({ screen }: Falconer, environment: Environment): Promise<void> {
  await screen.sidebar.connection(environment).click();
  await expect(screen.list.row('books').root).toBeVisible();
}

/** Asks for the drop of several; answers with the question and with the list that it starts. */
async function askForSeveral({ screen }: Falconer, names: string[]) {
  for (const name of names) await screen.selection.box(name).check();
  await screen.selection.drop.click();
  const question = screen.dropSeveral(names.length);
  for (const name of names) await expect(question.item(name)).toBeVisible();
  return { question, run: screen.bulk(`Drop ${String(names.length)}`) };
}

async function askForPartition({ screen }: Falconer, collection: string, partition: string) {
  await screen.list.row(collection).root.click();
  await screen.panel(collection).tab('Partitions').click();
  await screen.panel(collection).partition(partition).choose('Drop…');
  return screen.dropPartition(partition);
}

test('each environment asks for what its table says, and no less', async ({ falconer, cluster }) => {
  test.slow();
  const server = await cluster();
  const { screen, page } = falconer;
  const { settings, tasks } = screen;
  const hasPartition = (collection: string, partition: string) =>
    server.collection(collection).partitions.some(({ name }) => name === partition);
  await connectAll(falconer, server);

  await test.step('a shorter wait on production wants a second click', async () => {
    await settings.open();
    const wait = settings.limit('Wait before a drop, Production');
    await expect(wait).toHaveValue('10 s');
    await wait.fill('0');
    await wait.press('Tab');
    expect((await falconer.ask('settings.read', {})).dropWaitSeconds.production).toBe(10);
    await settings.protectLess.click();
    await expect
      .poll(async () => (await falconer.ask('settings.read', {})).dropWaitSeconds.production)
      .toBe(0);
    // Weaker than by default is not offered.
    await expect(settings.level('Drop a collection, Production')).toBeDisabled();
    await page.keyboard.press('Escape');
  });

  await test.step('development: several by their names', async () => {
    await goTo(falconer, 'development');
    const { question, run } = await askForSeveral(falconer, ['authors', 'thumbnails']);
    await expect(question.count).toHaveCount(0);
    await expect(question.cancel).toBeFocused();
    await question.submit.click();
    await expect(run.count('2 done')).toBeVisible();
    await run.close.click();
    expect([server.has('authors'), server.has('thumbnails')]).toEqual([false, false]);
  });

  await test.step('staging: several by their count', async () => {
    await goTo(falconer, 'staging');
    const { question, run } = await askForSeveral(falconer, ['people_faces', 'query_cache']);
    await expect(question.connection).toHaveCount(0);
    for (const wrong of ['', '1', '3', ' 2', 'two']) {
      await question.count.fill(wrong);
      await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
    }
    await question.submit.click({ force: true });
    expect(server.received('DropCollection')).toHaveLength(2);
    await question.count.fill('2');
    await question.submit.click();
    await expect(run.count('2 done')).toBeVisible();
    await run.close.click();
    expect([server.has('people_faces'), server.has('query_cache')]).toEqual([false, false]);
  });

  await test.step('staging: a partition by its name', async () => {
    const question = await askForPartition(falconer, 'books', 'y2015');
    await expect(question.releaseThenDrop).toHaveAttribute('aria-disabled', 'true');
    await question.typeName.fill('books');
    await question.releaseThenDrop.click({ force: true });
    await expect(question.dialog).toBeVisible();
    await question.typeName.fill('y2015');
    await question.releaseThenDrop.click();
    await expect(screen.panel('books').partition('y2015').root).toHaveCount(0);
    expect(hasPartition('books', 'y2015')).toBe(false);
  });

  await test.step('production: a partition by its name', async () => {
    await goTo(falconer, 'production');
    const question = await askForPartition(falconer, 'translations', 'ko');
    for (const wrong of ['Ko', 'ko ', 'translations']) {
      await question.typeName.fill(wrong);
      await question.submit.click({ force: true });
    }
    expect(hasPartition('translations', 'ko')).toBe(true);
    await question.typeName.fill('ko');
    await question.submit.click();
    await expect(screen.panel('translations').partition('ko').root).toHaveCount(0);
    expect(hasPartition('translations', 'ko')).toBe(false);
  });

  await test.step('production: an empty database by its name', async () => {
    server.world.database('reviews').collections.clear();
    const production = screen.sidebar.root.getByRole('button', { name: 'More about reviews', exact: true });
    await production.last().click();
    await page.getByRole('menuitem', { name: /^Drop database…/ }).click();
    const question = screen.dropName('database', 'reviews');
    await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
    await question.typeName.fill('production');
    await question.submit.click({ force: true });
    expect(server.world.databases.has('reviews')).toBe(true);
    await question.typeName.fill('reviews');
    await question.submit.click();
    await tasks.open();
    await expect(tasks.task('Drop database reviews').status('Done')).toBeVisible();
    expect(server.world.databases.has('reviews')).toBe(false);
  });

  await test.step('development, made stricter, asks for the name; and not when it is set back', async () => {
    const cell = 'Drop a collection, Development';
    const question = screen.dropCollection('translations');
    const choose = async (level: string, isLess = false) => {
      await settings.open();
      await settings.level(cell).selectOption(level);
      if (isLess) await settings.protectLess.click();
      await expect(settings.level(cell).getByRole('option', { selected: true })).toHaveText(level);
      await page.keyboard.press('Escape');
    };
    await choose('The name, typed');
    await goTo(falconer, 'development');
    await screen.list.row('translations').choose('Drop…');
    await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
    await expect(question.typeName).toBeVisible();
    await question.cancel.click();
    await choose('A look at the names', true);
    await screen.list.row('translations').choose('Drop…');
    await expect(question.submit).not.toHaveAttribute('aria-disabled', 'true');
    await expect(question.typeName).toHaveCount(0);
    await question.cancel.click();
    expect(server.has('translations')).toBe(true);
  });
  expect(server.received('DropCollection', 'DropPartition', 'DropDatabase')).toEqual([
    ...Array<string>(4).fill('DropCollection'),
    ...['DropPartition', 'DropPartition', 'DropDatabase'],
  ]);
});
