import { status } from '@grpc/grpc-js';
import { addCollection } from '../../electron/sandbox';
import { expect, test } from '../fixtures/test';

test('development names what goes; cancel is the default', async ({ falconer, opened }) => {
  const cluster = await opened({ environment: 'development' });
  const { list, tasks } = falconer.screen;
  const question = falconer.screen.dropCollection('translations');
  await list.row('translations').choose('Drop…');
  await expect(question.cancel).toBeFocused();
  for (const fact of [
    'Test cluster',
    'default',
    'translations',
    '712,400',
    'ko',
    'embedding',
    'cannot be brought back',
  ]) {
    await expect(question.dialog).toContainText(fact);
  }
  await expect(question.typeName).toHaveCount(0);
  await falconer.page.keyboard.press('Enter');
  await expect(question.dialog).toBeHidden();
  expect(cluster.has('translations')).toBe(true);

  await list.row('translations').choose('Drop…');
  await question.submit.click();
  await expect(list.row('translations').root).toHaveCount(0);
  await tasks.open();
  await expect(tasks.task('Drop translations').status('Done')).toBeVisible();
  expect(cluster.has('translations')).toBe(false);
  expect(cluster.received('DropCollection')).toHaveLength(1);
});

for (const environment of ['staging', 'production'] as const) {
  test(`${environment} wants the exact name`, async ({ falconer, opened }) => {
    const cluster = await opened({ environment });
    const question = falconer.screen.dropCollection('authors');
    await falconer.screen.list.row('authors').choose('Drop…');
    await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
    for (const wrong of ['Authors', 'authors ', 'author', ' authors']) {
      await question.typeName.fill(wrong);
      await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
      // Playwright takes "aria-disabled" for a button that cannot be clicked; a person's mouse does not.
      await question.submit.click({ force: true });
      await question.typeName.press('Enter');
    }
    await expect(question.dialog).toBeVisible();
    expect(cluster.received('DropCollection')).toEqual([]);
    await question.typeName.fill('authors');
    // Enter in the box does not drop: it leads to the button.
    await question.typeName.press('Enter');
    await expect(question.submit).toBeFocused();
    expect(cluster.has('authors')).toBe(true);
    await question.submit.click();
    await expect(falconer.screen.list.row('authors').root).toHaveCount(0);
    expect(cluster.has('authors')).toBe(false);
  });
}

test('a collection that was replaced between question and answer is not dropped', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({ environment: 'production' });
  const { list, tasks } = falconer.screen;
  const question = falconer.screen.dropCollection('translations');
  await list.row('translations').choose('Drop…');
  await question.typeName.fill('translations');
  const before = cluster.collection('translations');
  const database = cluster.world.database('default');
  database.collections.delete('translations');
  const after = addCollection(cluster.world, database, {
    name: 'translations',
    fields: [{ name: 'id', type: 'Int64', is: 'primaryKey' }],
  });
  expect(after.id).not.toBe(before.id);
  await question.submit.click();
  await tasks.open();
  const task = tasks.task('Drop translations');
  await expect(task.status('Failed')).toBeVisible();
  expect(cluster.received('DropCollection')).toEqual([]);
  expect(cluster.collection('translations')).toBe(after);
});

test('one that was replaced before the question is not dropped from there', async ({ falconer, opened }) => {
  const cluster = await opened();
  const question = falconer.screen.dropCollection('translations');
  await expect(falconer.screen.list.row('translations').root).toBeVisible();
  cluster.collection('translations').id = cluster.world.nextId();
  await falconer.screen.list.row('translations').choose('Drop…');
  await expect(question.dialog).toContainText('This is not the collection that the list showed');
  await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
});

test('aliases are named and removed first, and the copy has them', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks, archive } = falconer.screen;
  const question = falconer.screen.dropCollection('books');
  await list.row('books').choose('Drop…');
  await expect(question.steps).toHaveText([
    /^Keep a copy of the definition in the archive/,
    /^Remove its alias catalog: this server drops none that has any/,
    /^Check that the id is still the same/,
    /^Drop books/,
  ]);
  await question.submit.click();
  await expect(list.row('books').root).toHaveCount(0);
  expect([cluster.has('books'), cluster.world.database('default').aliases.has('catalog')]).toEqual([
    ...[false, false],
  ]);
  expect(cluster.received('DropAlias', 'DropCollection')).toEqual(['DropAlias', 'DropCollection']);
  await tasks.open();
  await tasks.task('Drop books').button('Show the copy').click();
  await expect(archive.dialog).toContainText('catalog');
});

test('that no copy is kept has to be typed', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  const question = falconer.screen.dropCollection('translations');
  await list.row('translations').choose('Drop…');
  await question.keepsCopy.uncheck();
  await expect(question.withoutCopy).toBeVisible();
  await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
  await question.withoutCopy.fill('without a copy');
  await question.submit.click();
  await expect(list.row('translations').root).toHaveCount(0);
  await tasks.open();
  await expect(tasks.task('Drop translations').button('Show the copy')).toHaveCount(0);
  expect((await falconer.ask('archive.list', { offset: 0, limit: 10 })).entries).toEqual([]);
  expect(cluster.has('translations')).toBe(false);
});

test('an alias goes by its name, and its collection stays', async ({ falconer, opened }) => {
  const cluster = await opened({ environment: 'production' });
  const { list, tasks } = falconer.screen;
  await list.row('books').root.click();
  const panel = falconer.screen.panel('books');
  await panel.tab('Aliases').click();
  await panel.root.getByRole('button', { name: 'Drop… catalog' }).click();
  const question = falconer.screen.dropName('alias', 'catalog');
  await expect(question.dialog).toContainText('the collection stays as it is');
  await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
  await question.typeName.fill('catalog');
  await question.submit.click();
  await tasks.open();
  const task = tasks.task('Drop alias catalog of books');
  await expect(task.root).toContainText(/Nothing is sent for \d+\ss\./);
  expect(cluster.received('DropAlias')).toEqual([]);
  await expect(task.status('Done')).toBeVisible({ timeout: 30_000 });
  expect([cluster.has('books'), cluster.world.database('default').aliases.has('catalog')]).toEqual([
    ...[true, false],
  ]);
});

test('a database goes once it is empty', async ({ falconer, opened }) => {
  const cluster = await opened({ environment: 'staging' });
  const { sidebar, tasks } = falconer.screen;
  const more = sidebar.root.getByRole('button', { name: 'More about reviews', exact: true });
  const question = falconer.screen.dropName('database', 'reviews');
  const ask = async () => {
    await more.click();
    await falconer.page.getByRole('menuitem', { name: /^Drop database…/ }).click();
  };
  await ask();
  await expect(question.dialog).toContainText(/Servers drop only empty databases, and reviews holds/);
  await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
  await expect(question.typeName).toHaveCount(0);
  await question.cancel.click();
  cluster.world.database('reviews').collections.clear();
  await ask();
  await question.typeName.fill('reviews');
  await question.submit.click();
  await tasks.open();
  await expect(tasks.task('Drop database reviews').status('Done')).toBeVisible();
  await expect(sidebar.database('reviews')).toHaveCount(0);
  expect(cluster.received('DropDatabase')).toHaveLength(1);
});

test('a refused drop leaves the row, with the server’s words', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  cluster.faults.failNext('DropCollection', {
    kind: 'grpc',
    code: status.PERMISSION_DENIED,
    details: 'PrivilegeDropCollection: permission deny to reader',
  });
  await list.row('authors').choose('Drop…');
  await falconer.screen.dropCollection('authors').submit.click();
  await tasks.open();
  await expect(tasks.task('Drop authors').status('Failed')).toBeVisible();
  await expect(tasks.task('Drop authors').root).toContainText('PrivilegeDropCollection');
  await expect(list.row('authors').root).toBeVisible();
});

test('a drop whose answer is lost is looked up: gone is done, there is not', async ({ falconer, opened }) => {
  test.slow();
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  await tasks.open();
  cluster.faults.failNext('DropCollection', { kind: 'lost', when: 'after' });
  await list.row('authors').choose('Drop…');
  await falconer.screen.dropCollection('authors').submit.click();
  await expect(tasks.task('Drop authors').status('Done')).toBeVisible();
  expect(cluster.has('authors')).toBe(false);

  cluster.faults.failNext('DropCollection', { kind: 'lost', when: 'before' });
  await list.row('thumbnails').choose('Drop…');
  await falconer.screen.dropCollection('thumbnails').submit.click();
  // It looks for a minute whether the drop was carried out after all.
  await expect(tasks.task('Drop thumbnails').status('Failed')).toBeVisible({ timeout: 90_000 });
  await expect(list.row('thumbnails').root).toBeVisible();
  expect(cluster.has('thumbnails')).toBe(true);
  expect(cluster.received('DropCollection')).toHaveLength(2);
});

test('production waits, and takes it back until then', async ({ falconer, opened }) => {
  const cluster = await opened({ environment: 'production' });
  const { list, tasks } = falconer.screen;
  const question = falconer.screen.dropCollection('translations');
  await list.row('translations').choose('Drop…');
  await expect(question.dialog).toContainText('Wait 10 s, in which you can undo it');
  await question.typeName.fill('translations');
  await question.submit.click();
  await tasks.open();
  const task = tasks.task('Drop translations');
  await expect(task.root).toContainText(/Nothing is sent for \d+\ss\./);
  await task.button('Undo').click();
  await expect(task.status('Undone')).toBeVisible();
  await expect(task.root).toContainText('It was taken back: nothing was sent.');
  expect(cluster.received('DropCollection')).toEqual([]);
  expect(cluster.has('translations')).toBe(true);
});

test('several at once: the list in full, count and connection typed, taken back, asked anew, done', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({ environment: 'production' });
  const { list, selection } = falconer.screen;
  for (const name of ['authors', 'translations', 'books']) await selection.box(name).check();
  // Another client drops one and creates it again.
  cluster.collection('books').id = cluster.world.nextId();
  await selection.drop.click();
  const question = falconer.screen.dropSeveral(3);
  await expect(question.item('books')).toContainText('Not dropped');
  await expect(question.item('authors')).toContainText(cluster.collection('authors').id);
  await expect(question.submit).toHaveText('Drop 2, leave 1');
  await question.count.fill('3');
  await question.connection.fill('Test cluster');
  await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
  await question.count.fill('2');
  await question.submit.click();

  const run = falconer.screen.bulk('Drop 2');
  await expect(run.dialog).toContainText(/Nothing is sent for \d+\ss\./);
  await run.undo.click();
  await expect(run.count('2 not started')).toBeVisible();
  expect(cluster.received('DropCollection')).toEqual([]);
  await expect(run.resume).toHaveCount(0);
  await expect(run.retry).toHaveCount(0);

  await run.dropRest.click();
  const again = falconer.screen.dropSeveral(2);
  await again.count.fill('2');
  await again.connection.fill('Test cluster');
  await again.submit.click();
  await expect(run.count('2 done')).toBeVisible({ timeout: 30_000 });
  await run.close.click();
  await expect(list.row('authors').root).toHaveCount(0);
  expect([cluster.has('authors'), cluster.has('translations'), cluster.has('books')]).toEqual([
    ...[false, false, true],
  ]);
  expect(cluster.received('DropCollection')).toHaveLength(2);
});
