import type { Falconer } from '../fixtures/falconer';
import type { TestCluster } from '../fixtures/test-cluster';
import { expect, test } from '../fixtures/test';

const LOAD = 'needs the privilege Load (the server calls it PrivilegeLoad)';
const DROP = 'needs the privilege DropCollection (the server calls it PrivilegeDropCollection)';
const OFFERED = /What was refused is offered again\. The server tells at the next try/;

/** Has the load of a collection refused to the user, so that the window knows. */
async function refuseLoad({ screen }: Falconer, cluster: TestCluster, name: string): Promise<void> {
  cluster.faults.denied.add('PrivilegeLoad');
  await screen.list.row(name).toggle.click();
  await screen.tasks.open();
  await expect(screen.tasks.task(`Load ${name}`).status('Failed')).toBeVisible();
  await expect(screen.list.row(name).toggle).toHaveAttribute('aria-disabled', 'true');
}

test('a list leaves out what is refused, with the privilege, until the rights are checked again', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({ environment: 'development' });
  const { selection, bulk, list } = falconer.screen;
  await refuseLoad(falconer, cluster, 'query_cache');

  await test.step('of a selection that is refused as a whole the button is greyed', async () => {
    await selection.box('query_cache').check();
    await expect(selection.load).toHaveAttribute('aria-disabled', 'true');
    await expect(selection.load).toHaveAccessibleDescription(new RegExp(LOAD.replace(/[()]/g, '\\$&')));
    await expect(selection.drop).not.toHaveAttribute('aria-disabled', 'true');
    await expect(selection.checkRights).toBeVisible();
  });

  await test.step('of one that is not, the list says what is left out', async () => {
    await selection.box('logs_2025').check();
    await selection.load.click();
    const many = bulk('Load 2 selected collections');
    await expect(many.item('query_cache')).toContainText(`Skip: refused: ${LOAD}`);
    await expect(many.submit).toHaveText('Load 1 collection, skip 1');
    await expect(many.dialog).toContainText(
      '1 is left out, because the server refused it to your user before.',
    );

    // Granted meanwhile, which nothing tells the window.
    cluster.faults.denied.clear();
    await many.checkRights.focus();
    await falconer.page.keyboard.press('Enter');
    await expect(many.submit).toHaveText('Load 2 collections');
    await expect(many.dialog.getByRole('status').filter({ hasText: OFFERED })).toBeVisible();
    await expect(many.checkRights).toBeFocused();
    await falconer.page.keyboard.press('Enter');
    await expect(many.dialog).toContainText('so nothing has changed.');
    await many.submit.click();
    await cluster.finishLoads(3);
    await expect(many.count('2 done')).toBeVisible();
    await many.close.click();
    await expect(list.row('query_cache').state('Loaded')).toBeVisible();
  });
});

test('rights are checked again where something is greyed: in the menu, in the panel and at the task', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened({ environment: 'development' });
  const { list, panel, tasks } = falconer.screen;
  const row = list.row('query_cache');
  const again = { name: 'Check rights again' };

  await refuseLoad(falconer, cluster, 'query_cache');
  await test.step('in the menu, whose outcome stands above the list', async () => {
    const menu = await row.menu();
    await menu.getByRole('menuitem', again).focus();
    await falconer.page.keyboard.press('Enter');
    const notice = falconer.page.getByRole('main').getByRole('status').filter({ hasText: OFFERED });
    await expect(notice).toBeVisible();
    await expect(row.toggle).not.toHaveAttribute('aria-disabled', 'true');
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toHaveCount(0);
    const open = await row.menu();
    await expect(open.getByRole('menuitem', { name: 'Load with options…' })).toBeVisible();
    await expect(open.getByRole('menuitem', again)).toHaveCount(0);
    await falconer.page.keyboard.press('Escape');
  });

  await refuseLoad(falconer, cluster, 'query_cache');
  await test.step('in the panel', async () => {
    await row.root.click();
    const { root } = panel('query_cache');
    await expect(root).toContainText('The server refused an action on this collection to your user.');
    await root.getByRole('button', again).click();
    await expect(root).toContainText(OFFERED);
    await expect(row.toggle).not.toHaveAttribute('aria-disabled', 'true');
  });

  await refuseLoad(falconer, cluster, 'query_cache');
  await test.step('at the task that failed for it', async () => {
    const task = tasks.task('Load query_cache');
    await task.root.getByRole('button', again).click();
    await expect(task.root).toContainText(OFFERED);
    await expect(task.button('Retry')).not.toHaveAttribute('aria-disabled', 'true');
  });
});

test('drops that are refused are neither counted nor typed for', async ({ falconer, opened }) => {
  const cluster = await opened({ environment: 'staging' });
  const { list, tasks, selection, dropCollection, dropSeveral } = falconer.screen;
  cluster.faults.denied.add('PrivilegeDropCollection');
  await list.row('sessions').choose('Drop…');
  await dropCollection('sessions').typeName.fill('sessions');
  await dropCollection('sessions').submit.click();
  await tasks.open();
  await expect(tasks.task('Drop sessions').status('Failed')).toBeVisible();

  for (const name of ['events', 'query_cache', 'sessions']) await selection.box(name).check();
  await selection.drop.click();
  const several = dropSeveral(3);
  await expect(several.item('sessions')).toContainText(`it ${DROP}`);
  await expect(several.submit).toHaveText('Drop 2, leave 1');
  await expect(several.count).toHaveAccessibleName('Type how many are dropped, 2, to confirm');
  cluster.faults.denied.clear();
  await several.dialog.getByRole('button', { name: 'Check rights again' }).click();
  await expect(several.submit).toHaveText('Drop 3');
  await expect(several.dialog).toContainText(OFFERED);
  await several.cancel.click();
  expect(cluster.has('sessions')).toBe(true);
});
