import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../fixtures/falconer';
import { spawnFalconer } from '../fixtures/spawn';
import { expect, test } from '../fixtures/test';

test('a second start shows the first window and hands over what was asked', async ({ falconer, cluster }) => {
  const { screen, electron, userData } = falconer;
  const { address } = await cluster();
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.minimize());
  const second = await spawnFalconer(userData, [`--connect=${address}`]);
  expect(await second.ended).toBe(0);
  await expect(screen.list.row('books').root).toBeVisible();
  const windows = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      minimized: window.isMinimized(),
      visible: window.isVisible(),
    })),
  );
  expect(windows).toEqual([{ minimized: false, visible: true }]);
});

test('the window opens where and as large as it was left', async ({ launch }) => {
  const first = await launch();
  const wanted = { x: 60, y: 70, width: 1010, height: 660 };
  await first.electron.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]!.setBounds(bounds);
  }, wanted);
  const stateFile = join(first.userData, 'window-state.json');
  await expect.poll(() => readFileSync(stateFile, { encoding: 'utf8', flag: 'a+' })).toContain('1010');
  await first.quit();
  const second = await launch({ userData: first.userData });
  const bounds = await second.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.getBounds(),
  );
  expect({ width: bounds.width, height: bounds.height }).toEqual({ width: 1010, height: 660 });
});

test('settings are kept, and the colour scheme is applied', async ({ launch }) => {
  const first = await launch();
  await first.page.getByRole('button', { name: 'Settings' }).click();
  await first.page.getByRole('dialog', { name: 'Settings' }).getByText('Dark', { exact: true }).click();
  const scheme = (page: typeof first.page) => page.locator('html').getAttribute('data-mantine-color-scheme');
  await expect.poll(() => scheme(first.page)).toBe('dark');
  await first.quit();
  const second = await launch({ userData: first.userData });
  await expect.poll(() => scheme(second.page)).toBe('dark');
});

test('corrupt files are set aside and told, and the app starts', async ({ launch }) => {
  const userData = newFolder('corrupt');
  const broken = '{"version":1,"data":[{"id":';
  for (const name of ['connections.json', 'settings.json', 'secrets.json', 'window-state.json']) {
    writeFileSync(join(userData, name), broken);
  }
  const { page, screen } = await launch({ userData });
  await expect(screen.first.openSample).toBeVisible();
  await expect(page.getByText(/connections\.json could not be read/)).toBeVisible();
  const kept = readdirSync(userData).filter((name) => name.startsWith('connections.json.bad-'));
  expect(kept).toHaveLength(1);
  expect(readFileSync(join(userData, kept[0]!), 'utf8')).toBe(broken);
});
