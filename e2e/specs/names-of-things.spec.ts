import { expect, test } from '../fixtures/test';

test('a collection is renamed, and panel and list follow it', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks, names } = falconer.screen;
  const { id } = cluster.collection('books');
  await list.row('books').root.click();
  await list.row('books').choose('Rename…');
  const dialog = names.rename('books');
  await expect(dialog.dialog).toContainText('Programs that use the name books stop working at once.');
  await expect(dialog.dialog).toContainText('the alias catalog go on');
  await dialog.name.fill('2nd');
  await expect(dialog.dialog).toContainText('The name must begin with a letter');
  await dialog.name.fill('novels');
  await dialog.submit.click();
  await expect(dialog.dialog).toBeHidden();
  await expect(list.row('novels').state('Partly 3 of 12')).toBeVisible();
  await expect(list.row('books').root).toHaveCount(0);
  await expect(falconer.screen.panel('novels').root).toBeVisible();
  await tasks.open();
  await expect(tasks.task('Rename books to novels').status('Done')).toBeVisible();
  // Our own change is not told as somebody else's.
  await expect(names.changes('Collections')).toHaveCount(0);
  expect(cluster.collection('novels').id).toBe(id);
  expect(cluster.received('RenameCollection')).toHaveLength(1);
});

test('an alias is created, and moved to another collection', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks, names } = falconer.screen;
  await list.row('events').root.click();
  const panel = falconer.screen.panel('events');
  await panel.tab('Aliases').click();
  await expect(panel.root).toContainText('No alias points to events.');
  await panel.root.getByRole('button', { name: 'Add alias…' }).click();
  await names.addAlias('events').name.fill('latest');
  await names.addAlias('events').submit.click();
  await expect(panel.root.getByRole('row', { name: 'latest' })).toBeVisible();

  await panel.root.getByRole('button', { name: 'Point elsewhere… latest' }).click();
  const move = names.moveAlias('latest');
  await move.choose('authors');
  await expect(move.dialog).toContainText('Point latest from events to authors');
  await move.submit.click();
  await expect(move.dialog).toBeHidden();
  await expect(panel.root).toContainText('No alias points to events.');
  await tasks.open();
  await expect(tasks.task('Point alias latest from events to authors').status('Done')).toBeVisible();
  expect(cluster.world.database('default').aliases.get('latest')).toBe('authors');
  expect(cluster.received('CreateAlias', 'AlterAlias')).toEqual(['CreateAlias', 'AlterAlias']);
});

test('a database is created and opened', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { sidebar, names } = falconer.screen;
  await sidebar.root.getByRole('button', { name: 'New database…' }).click();
  await names.newDatabase.name.fill('reviews');
  await expect(names.newDatabase.dialog).toContainText('There is one of this name already.');
  await names.newDatabase.name.fill('archive');
  await names.newDatabase.submit.click();
  await expect(names.newDatabase.dialog).toBeHidden();
  await sidebar.database('archive').click();
  await expect(falconer.page.getByRole('heading', { name: 'archive' })).toBeVisible();
  expect(cluster.received('CreateDatabase')).toHaveLength(1);
});

test('what the server refuses to this user is greyed for that, until it is checked again', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, tasks, names } = falconer.screen;
  cluster.faults.denied.add('PrivilegeRenameCollection');
  const renameItem = () => falconer.page.getByRole('menuitem', { name: 'Rename…' });
  const openMenu = (name: string) =>
    list
      .row(name)
      .root.getByRole('button', { name: `More for ${name}` })
      .click();
  await list.row('books').choose('Rename…');
  await names.rename('books').name.fill('novels');
  await names.rename('books').submit.click();
  await tasks.open();
  await expect(tasks.task('Rename books to novels').status('Failed')).toBeVisible();
  await openMenu('books');
  await expect(renameItem()).toHaveAccessibleDescription(
    /needs the privilege RenameCollection \(the server calls it PrivilegeRenameCollection\)/,
  );
  await falconer.page.keyboard.press('Escape');
  await openMenu('authors');
  await expect(renameItem()).not.toHaveAttribute('aria-disabled', 'true');
  await falconer.page.keyboard.press('Escape');

  cluster.faults.denied.clear();
  await falconer.page.keyboard.press('Control+K');
  await falconer.page.getByRole('textbox').last().fill('Check rights');
  await falconer.page.keyboard.press('Enter');
  await list.row('books').choose('Rename…');
  await names.rename('books').name.fill('novels');
  await names.rename('books').submit.click();
  await expect(list.row('novels').root).toBeVisible();
});
