import { expect, test } from '../fixtures/test';

test('the first screen offers the sample cluster and a connection of one’s own', async ({ falconer }) => {
  const { screen, page } = falconer;
  await expect(screen.first.openSample).toBeVisible();
  await expect(screen.first.addConnection).toBeVisible();
  await expect(screen.sidebar.add).toBeVisible();
  expect(await falconer.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
    1,
  );

  await screen.first.addConnection.click();
  await expect(screen.editor.dialog).toBeVisible();
  await screen.editor.cancel.click();
  await expect(screen.first.addConnection).toBeFocused();

  await screen.first.openSample.click();
  await expect(screen.list.row('books').root).toBeVisible();
  await expect(page.getByText(/made-up data/).first()).toBeVisible();
});

test('--sample goes straight to the list', async ({ launch }) => {
  const { screen } = await launch({ args: ['--sample'] });
  await expect(screen.list.row('authors').state('Loaded')).toBeVisible();
});

test('--connect goes straight to a server and keeps it', async ({ launch, cluster }) => {
  const { address } = await cluster();
  const first = await launch({ args: [`--connect=${address}`] });
  await expect(first.screen.list.row('books').root).toBeVisible();
  await first.quit();
  const { screen } = await launch({ userData: first.userData });
  await screen.sidebar.connection(address).click();
  await expect(screen.list.row('books').root).toBeVisible();
});

test('a command line that cannot be understood is told, not guessed', async ({ launch }) => {
  await expect(launch({ args: ['--connect=http://localhost:19530'] })).rejects.toThrow();
});
