import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { readFuses } from '../../scripts/package/fuses.mjs';
import { appEnvironment, newFolder, removeFolder, sandboxArguments } from '../fixtures/falconer';
import { screenOf } from '../pages/screen';

const EXECUTABLE = process.env.FALCONER_PACKAGED ?? '';

test.skip(EXECUTABLE === '', 'FALCONER_PACKAGED names no package: npm run test:package builds one');

const asar = () => join(dirname(EXECUTABLE), 'resources', 'app.asar');

/** Starts the package as it was built; a fused binary cannot be driven by an inspector, only over its debugging port. */
async function start(profile: string): Promise<{ child: ChildProcess; browser: Browser; page: Page }> {
  const args = [...sandboxArguments(), '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const child = spawn(EXECUTABLE, args, { env: appEnvironment(), stdio: 'ignore' });
  const portFile = join(profile, 'DevToolsActivePort');
  await expect.poll(() => existsSync(portFile), { timeout: 30_000 }).toBe(true);
  const [port] = readFileSync(portFile, 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${String(port)}`);
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  await expect.poll(() => pages().some((page) => page.url().startsWith('app://'))).toBe(true);
  const page = pages().find((each) => each.url().startsWith('app://'));
  if (page === undefined) throw new Error('The window is not there.');
  return { child, browser, page };
}

test('the package starts, opens the sample cluster, lists it and quits', async () => {
  const profile = newFolder('packaged');
  const { child, browser, page } = await start(profile);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    const screen = screenOf(page);
    await screen.first.openSample.click();
    await expect(screen.list.row('books').state('Partly 3 of 12')).toBeVisible({ timeout: 30_000 });
  } finally {
    await browser.close();
    child.kill('SIGTERM');
  }
  expect(await ended).toBe(0);
  removeFolder(profile);
});

test('fuses: nothing turns the package into a plain Node', async () => {
  expect(await readFuses(EXECUTABLE)).toMatchObject({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
});

test('the archive holds the built application and nothing else', () => {
  const files = listPackage(asar(), { isPack: false }).map((path) => path.replaceAll('\\', '/'));
  const top = new Set(files.map((path) => path.split('/')[1]));
  expect([...top].sort()).toEqual(['out', 'package.json']);
  const folders = new Set(files.filter((path) => path.startsWith('/out/')).map((path) => path.split('/')[2]));
  expect([...folders].sort()).toEqual(['main', 'preload', 'renderer']);
  expect(files.filter((path) => /\.(?:map|tsx?)$/.test(path))).toEqual([]);
});

test('a package on the development runtime says that it is not for users', () => {
  const manifest = JSON.parse(extractFile(asar(), 'package.json').toString()) as { falconerRuntime?: string };
  const note = join(dirname(EXECUTABLE), 'resources', 'NOT-FOR-USERS.txt');
  expect(existsSync(note)).toBe(manifest.falconerRuntime === 'fallback');
});

test('a policy without exceptions reaches the page of the package', () => {
  const html = extractFile(asar(), 'out/renderer/index.html').toString();
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
  expect(html).not.toContain('unsafe');
});
