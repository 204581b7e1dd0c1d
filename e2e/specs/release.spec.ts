import { status } from '@grpc/grpc-js';
import { expect, test } from '../fixtures/test';

test('development releases at once', async ({ falconer, opened }) => {
  const cluster = await opened({ environment: 'development' });
  const row = falconer.screen.list.row('authors');
  await expect(row.state('Loaded')).toBeVisible();
  await row.toggle.click();
  await expect(row.state('Not loaded')).toBeVisible();
  await expect(row.toggle).not.toBeChecked();
  expect(cluster.inMemory('authors')).toEqual([]);
});

for (const environment of ['staging', 'production'] as const) {
  test(`${environment} asks first, and cancelling changes nothing`, async ({ falconer, opened }) => {
    const cluster = await opened({ environment });
    const row = falconer.screen.list.row('authors');
    const question = falconer.screen.release('authors');
    await expect(row.state('Loaded')).toBeVisible();
    await row.toggle.click();
    await expect(question.cancel).toBeFocused();
    await expect(question.dialog).toContainText('Searches and queries on authors fail');
    await question.cancel.click();
    await expect(question.dialog).toBeHidden();
    await expect(row.toggle).toBeFocused();
    await expect(row.state('Loaded')).toBeVisible();
    expect(cluster.received('ReleaseCollection')).toEqual([]);

    await row.toggle.click();
    await question.submit.click();
    await expect(row.state('Not loaded')).toBeVisible();
    expect(cluster.inMemory('authors')).toEqual([]);
  });
}

test('a release that the server refuses is not shown as done', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  await expect(list.row('authors').state('Loaded')).toBeVisible();
  cluster.faults.failNext('ReleaseCollection', {
    kind: 'grpc',
    code: status.PERMISSION_DENIED,
    details: 'PrivilegeRelease: permission deny to reader',
  });
  await list.row('authors').choose('Release');
  await tasks.open();
  await expect(tasks.task('Release authors').status('Failed')).toBeVisible();
  await expect(tasks.task('Release authors').root).toContainText('PrivilegeRelease');
  await expect(list.row('authors').state('Loaded')).toBeVisible();
  await expect(list.row('authors').toggle).toBeChecked();
});

test('a release whose answer is lost is looked up, not repeated', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  await expect(list.row('authors').state('Loaded')).toBeVisible();
  cluster.faults.failNext('ReleaseCollection', { kind: 'lost', when: 'after' });
  await list.row('authors').choose('Release');
  await tasks.open();
  await expect(tasks.task('Release authors').status('Done')).toBeVisible();
  await expect(list.row('authors').state('Not loaded')).toBeVisible();
  expect(cluster.received('ReleaseCollection')).toHaveLength(1);
});

test('a read-only connection offers no change, and says why', async ({ falconer, opened }) => {
  const cluster = await opened({ readOnly: true });
  const row = falconer.screen.list.row('authors');
  await expect(row.state('Loaded')).toBeVisible();
  await expect(row.toggle).toHaveAttribute('aria-disabled', 'true');
  await row.toggle.focus();
  await expect(falconer.page.getByRole('tooltip')).toContainText('This connection is read-only');
  await row.toggle.press('Space');
  const menu = await row.menu();
  for (const item of ['Release', 'Drop…']) {
    await expect(menu.getByRole('menuitem', { name: item, exact: true })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  }
  expect(cluster.received('ReleaseCollection', 'LoadCollection', 'DropCollection')).toEqual([]);
});

test('any set of partitions is released, and the others stay', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list } = falconer.screen;
  await expect(list.row('books').state('Partly 3 of 12')).toBeVisible();
  const before = cluster.inMemory('books');
  await list.row('books').choose('Release partitions…');
  const dialog = falconer.screen.releasePartitions('books');
  for (const name of before.slice(0, 2)) await dialog.partition(name).check();
  await dialog.submit.click();
  await expect(list.row('books').state('Partly 1 of 12')).toBeVisible();
  expect(cluster.inMemory('books')).toEqual(before.slice(2));
  expect(cluster.received('ReleasePartitions', 'ReleaseCollection')).toEqual(['ReleasePartitions']);
});
