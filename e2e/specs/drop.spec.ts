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

test('aliases are named, and where the server refuses, nothing is sent', async ({ falconer, opened }) => {
  const cluster = await opened();
  const question = falconer.screen.dropCollection('books');
  await falconer.screen.list.row('books').choose('Drop…');
  await expect(question.dialog).toContainText('catalog');
  await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
  await question.submit.click({ force: true });
  await expect(question.dialog).toBeVisible();
  expect(cluster.received('DropCollection')).toEqual([]);
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
  await expect(task.root).toContainText(/Nothing is sent for \d+ s\./);
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
  await selection.drop.click();
  const question = falconer.screen.dropSeveral(3);
  // One has an alias: this server does not drop it.
  await expect(question.item('books')).toContainText('Not dropped');
  await expect(question.item('authors')).toContainText(cluster.collection('authors').id);
  await expect(question.submit).toHaveText('Drop 2, leave 1');
  await question.count.fill('3');
  await question.connection.fill('Test cluster');
  await expect(question.submit).toHaveAttribute('aria-disabled', 'true');
  await question.count.fill('2');
  await question.submit.click();

  const run = falconer.screen.bulk('Drop 2');
  await expect(run.dialog).toContainText(/Nothing is sent for \d+ s\./);
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
