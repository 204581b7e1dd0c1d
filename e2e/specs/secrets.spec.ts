import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/test';

const CANARY = 'c4nary-Pa55w0rd-7f3a';

/** The ways in which a secret could be written without looking like itself. */
function disguises(secret: string): Buffer[] {
  const credentials = `root:${secret}`;
  return [
    Buffer.from(secret),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1)),
    Buffer.from(Buffer.from(credentials).toString('base64').replace(/=+$/, '').slice(0, -1)),
    Buffer.from(Buffer.from(secret).toString('hex')),
    Buffer.from(encodeURIComponent(secret)),
  ];
}

function filesWith(folder: string, secret: string): string[] {
  const wanted = disguises(secret);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .filter((path) => {
      const bytes = readFileSync(path);
      return wanted.some((disguise) => bytes.includes(disguise));
    });
}

test('a secret kept for the session is nowhere on the disk and in no argument', async ({
  launch,
  cluster,
}) => {
  const server = await cluster({ users: { root: CANARY } });
  const falconer = await launch();
  const { screen } = falconer;
  const { editor } = screen;
  await screen.first.addConnection.click();
  await editor.name.fill('Guarded');
  await editor.address.fill(server.address);
  await editor.authentication('User and password').check({ force: true });
  await editor.user.fill('root');
  await editor.password.fill('wrong-at-first');
  await editor.test.click();
  await expect(editor.result).toContainText('The server refused the credentials.', { timeout: 30_000 });
  await editor.password.fill(CANARY);
  await editor.save.click();
  await expect(editor.dialog).toBeHidden();
  await screen.sidebar.connection('Guarded').click();
  await expect(screen.list.row('books').root).toBeVisible();

  const { connections } = await falconer.ask('connections.list', {});
  expect(connections.find(({ name }) => name === 'Guarded')).toMatchObject({ secret: 'session' });
  expect(JSON.stringify(connections)).not.toContain(CANARY);
  const args = await falconer.electron.evaluate(() => JSON.stringify([process.argv, process.env]));
  expect(args).not.toContain(CANARY);
  await falconer.quit();
  expect(filesWith(falconer.userData, CANARY)).toEqual([]);
  // The search itself finds what is there.
  expect(filesWith(falconer.userData, 'Guarded')).not.toEqual([]);

  // Without its secret the connection says so instead of trying without.
  const again = await launch({ userData: falconer.userData });
  await again.screen.sidebar.connection('Guarded').click();
  await expect(again.page.getByRole('main').getByText(/Could not connect to Guarded/)).toBeVisible();
});

test('storage that protects nothing is used only where a person agrees, and never in the clear', async ({
  launch,
}) => {
  const falconer = await launch();
  const { secretStorage } = await falconer.ask('connections.list', {});
  test.skip(secretStorage.quality !== 'weak', `this system's storage is ${secretStorage.quality}`);
  const draft = { name: 'Weak', auth: { kind: 'token' as const } };
  const secret = { kind: 'set' as const, value: CANARY, where: 'disk' as const };
  const careful = await falconer.saveConnection(draft, { ...secret, acceptWeakStorage: false });
  expect(careful.secret).toBe('session');
  const agreed = await falconer.saveConnection(
    { ...draft, name: 'Agreed' },
    { ...secret, acceptWeakStorage: true },
  );
  expect(agreed.secret).toBe('weakDisk');
  await falconer.quit();
  expect(filesWith(falconer.userData, CANARY)).toEqual([]);
  const stored = JSON.parse(readFileSync(join(falconer.userData, 'secrets.json'), 'utf8')) as {
    data: object;
  };
  expect(Object.keys(stored.data)).toEqual([agreed.id]);
});
