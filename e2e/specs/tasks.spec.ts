import { expect, test } from '../fixtures/test';

test('a load survives the reload of the window, and ends in it', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks, sidebar } = falconer.screen;
  await list.row('events').startLoad();
  await falconer.page.reload();
  await tasks.open();
  await expect(tasks.task('Load events').status(/^Running/)).toBeVisible();
  await cluster.finishLoads();
  await expect(tasks.task('Load events').status('Done')).toBeVisible();
  await sidebar.connection('Test cluster').click();
  await expect(list.row('events').state('Loaded')).toBeVisible();
  expect(cluster.received('LoadCollection')).toHaveLength(1);
});

test('"Stop watching" stops the looking, not the load; "Release again" takes it out', async ({
  falconer,
  opened,
}) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  await list.row('events').toggle.click();
  await tasks.open();
  const load = tasks.task('Load events');
  await expect(load.status(/^Running/)).toBeVisible();
  await load.button('Stop watching').click();
  await expect(load.status('No longer watched')).toBeVisible();
  expect(cluster.inMemory('events')).toHaveLength(4);
  await list.row('events').choose('Release');
  await expect(tasks.task('Release events').status('Done')).toBeVisible();
  expect(cluster.inMemory('events')).toEqual([]);
});

test('"Release again" releases what is loading', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  await list.row('events').startLoad();
  await tasks.open();
  await tasks.task('Load events').button('Release again').click();
  await expect(list.row('events').state('Not loaded')).toBeVisible();
  expect(cluster.inMemory('events')).toEqual([]);
});

test('a failed task can be tried again and dismissed', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  await tasks.open();
  cluster.faults.failNext('LoadCollection', {
    kind: 'status',
    status: {
      error_code: 'RateLimit',
      code: 8,
      reason: 'request is rejected by grpc RateLimiter middleware',
    },
  });
  await list.row('query_cache').toggle.click();
  const load = tasks.task('Load query_cache');
  await expect(load.status('Failed')).toBeVisible();
  await load.button('Retry').click();
  await list.row('query_cache').followLoad(cluster, 2);
  await expect(tasks.task('Load query_cache').status('Done')).toBeVisible();
  await tasks.task('Load query_cache').button('Dismiss').click();
  await expect(tasks.root.getByText('Done', { exact: true })).toHaveCount(0);
});

test('a load is not called done while the server does not answer', async ({ falconer, opened }) => {
  const cluster = await opened();
  const { list, tasks } = falconer.screen;
  await tasks.open();
  await list.row('events').toggle.click();
  const load = tasks.task('Load events');
  await expect(load.status(/^Running/)).toBeVisible();
  for (let time = 0; time < 3; time += 1) {
    cluster.faults.failNext('ShowPartitions', { kind: 'lost', when: 'before' });
    cluster.faults.failNext('ShowCollections', { kind: 'lost', when: 'before' });
  }
  await cluster.finishLoads();
  await expect(load.status('Done')).toBeVisible({ timeout: 30_000 });
  await expect(list.row('events').state('Loaded')).toBeVisible();
});

test('a renderer that crashes comes back, with its tasks', async ({ falconer, opened }) => {
  const cluster = await opened();
  falconer.defects.allow(/the page crashed|the page's process is gone/);
  const { list } = falconer.screen;
  await list.row('events').startLoad();
  // Playwright loses a page that crashed; the main process shows it again, and is asked from here on.
  await falconer.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!;
        webContents.once('did-finish-load', () => {
          resolve();
        });
        webContents.forcefullyCrashRenderer();
      }),
  );
  await cluster.finishLoads();
  const words = () =>
    falconer.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    ) as Promise<string>;
  await expect.poll(words).toContain('Tasks');
  const statuses = () =>
    falconer.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        "window.falconer.invoke('tasks.list', {}).then((answer) => answer.data.tasks.map((task) => task.status))",
      ),
    ) as Promise<string[]>;
  await expect.poll(statuses, { timeout: 15_000 }).toEqual(['done']);
});
