import { createServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { expect, test } from '../fixtures/test';

const PASSWORD = 'right-Secret-1';

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

test('add, test, save, open, edit and remove', async ({ falconer, cluster }) => {
  const { page, screen } = falconer;
  const { editor, sidebar, list } = screen;
  const server = await cluster();
  await screen.first.addConnection.click();
  await editor.name.fill('Books');
  await editor.address.fill(server.address);
  await editor.test.click();
  await expect(editor.result).toContainText('Every step passed.');
  await expect(editor.result).toContainText('2.5.27');
  await editor.environment('staging').click();
  await editor.save.click();
  await expect(editor.dialog).toBeHidden();
  await sidebar.connection('Books').click();
  await expect(list.row('books').root).toBeVisible();
  await expect(page.getByText('Staging').first()).toBeVisible();

  await sidebar.choose('Books', 'Edit…');
  await expect(editor.name).toHaveValue('Books');
  await editor.name.fill('Novels');
  await editor.save.click();
  await expect(sidebar.connection('Novels')).toBeVisible();
  await expect(sidebar.connection('Books')).toHaveCount(0);

  await sidebar.choose('Novels', 'Remove…');
  const question = page.getByRole('dialog', { name: 'Remove the connection Novels?' });
  await expect(question.getByRole('button', { name: 'Cancel' }).last()).toBeFocused();
  await question.getByRole('button', { name: 'Remove Novels' }).click();
  await expect(sidebar.connection('Novels')).toHaveCount(0);
  expect((await falconer.ask('connections.list', {})).connections.map(({ kind }) => kind)).toEqual([
    'sample',
  ]);
});

test('each way to fail has its sentence, in the test and when connecting', async ({ falconer, cluster }) => {
  test.slow();
  const { page, screen } = falconer;
  const { editor, sidebar } = screen;
  const closed = createServer();
  const closedPort = await listening(closed);
  await new Promise((resolve) => closed.close(resolve));
  const web = createHttpServer((_request, response) => response.end('<h1>hello</h1>'));
  const webPort = await listening(web);
  const guarded = await cluster({ users: { root: PASSWORD } });
  const silent = createServer(() => undefined);
  const silentPort = await listening(silent);

  const cases = [
    { name: 'Closed', address: `127.0.0.1:${closedPort}`, says: /Nothing answers at / },
    { name: 'Web', address: `127.0.0.1:${webPort}`, says: /What answers there is not a Milvus server\./ },
    {
      name: 'No such name',
      address: 'no-such-name.invalid:19530',
      says: /No computer was found under the name/,
    },
    { name: 'Missing', address: guarded.address, says: /The server wants credentials and none were sent\./ },
    {
      name: 'Silent',
      address: `127.0.0.1:${silentPort}`,
      says: /The server did not answer within|hung up|not a Milvus/,
    },
  ];
  for (const { name, address, says } of cases) {
    await sidebar.add.click();
    await editor.name.fill(name);
    await editor.address.fill(address);
    await editor.test.click();
    await expect(editor.result, name).toContainText(says, { timeout: 40_000 });
    await editor.save.click();
    await expect(editor.dialog).toBeHidden();
    await sidebar.connection(name).click();
    await expect(page.getByRole('main').getByText(`Could not connect to ${name}`), name).toBeVisible({
      timeout: 40_000,
    });
    await expect(page.getByRole('main')).toContainText(says);
  }

  await sidebar.add.click();
  await editor.name.fill('Wrong password');
  await editor.address.fill(guarded.address);
  await editor.authentication('User and password').check({ force: true });
  await editor.user.fill('root');
  await editor.password.fill('wrong');
  await editor.test.click();
  await expect(editor.result).toContainText('The server refused the credentials.', { timeout: 40_000 });
  await editor.password.fill(PASSWORD);
  await editor.test.click();
  await expect(editor.result).toContainText('Every step passed.');
  await editor.tls.click({ force: true });
  await editor.test.click();
  await expect(editor.result).toContainText('The server does not speak TLS on this port.', {
    timeout: 40_000,
  });
  web.close();
  silent.close();
});

test('what cannot be saved says which field and why', async ({ falconer }) => {
  const { screen } = falconer;
  const { editor } = screen;
  await falconer.saveConnection({ name: 'Books', address: 'localhost:19530' });
  await screen.sidebar.add.click();
  await editor.name.fill('books');
  await editor.address.fill('http://localhost:19530');
  await editor.save.click();
  await expect(editor.dialog).toContainText('Address: leave out http://');
  await editor.address.fill('localhost:19530');
  await editor.save.click();
  await expect(editor.dialog).toContainText('another connection has it already');
  await editor.name.fill('');
  await editor.save.click();
  await expect(editor.dialog).toContainText('Name: enter one of up to 100 characters.');
  expect((await falconer.ask('connections.list', {})).connections).toHaveLength(2);
});

test('credentials cross a network without TLS only if a person agrees', async ({ falconer }) => {
  const { screen } = falconer;
  const { editor } = screen;
  await screen.sidebar.add.click();
  await editor.name.fill('Far away');
  await editor.address.fill('milvus.example:19530');
  await editor.authentication('User and password').check({ force: true });
  await editor.user.fill('root');
  await editor.password.fill('secret');
  await editor.save.click();
  await expect(editor.dialog).toContainText(
    'Turn TLS on, or agree that the credentials are sent without it.',
  );
  await editor.dialog.getByText('Send the credentials without TLS').click();
  await editor.save.click();
  await expect(editor.dialog).toBeHidden();
});

test('several connections are open at once, each with its own list', async ({
  falconer,
  opened,
  cluster,
}) => {
  await opened({ name: 'One' });
  const { screen } = falconer;
  const second = await cluster();
  second.world.database('default').collections.delete('books');
  await falconer.saveConnection({ name: 'Two', address: second.address });
  await screen.sidebar.connection('Two').click();
  await expect(screen.list.row('authors').root).toBeVisible();
  await expect(screen.list.row('books').root).toHaveCount(0);
  await screen.sidebar.connection('One').click();
  await expect(screen.list.row('books').root).toBeVisible();
  const { statuses } = await falconer.ask('connections.statuses', {});
  expect(Object.values(statuses).map(({ kind }) => kind)).toEqual(['connected', 'connected']);
});
