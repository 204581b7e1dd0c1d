import { newFolder, removeFolder } from '../fixtures/falconer';
import { processTree, tcpOf, unixSocketsOf } from '../fixtures/processes';
import { spawnFalconer } from '../fixtures/spawn';
import { expect, test } from '../fixtures/test';

test.skip(process.platform !== 'linux', 'sockets of a process are read from /proc');

test('no port is listened on, and only the server that was named is contacted', async ({
  falconer,
  cluster,
}) => {
  const { screen, electron } = falconer;
  // Playwright itself drives the app through a port that it listens on; those were there before anything was opened.
  const pid = electron.process().pid!;
  await expect(screen.first.openSample).toBeVisible();
  const before = tcpOf(processTree(pid));

  await screen.first.openSample.click();
  await expect(screen.list.row('books').state('Partly 3 of 12')).toBeVisible();
  const withSample = tcpOf(processTree(pid));
  expect(withSample.listening.sort()).toEqual(before.listening.sort());
  expect(withSample.connectedTo.sort()).toEqual(before.connectedTo.sort());

  const server = await cluster();
  const port = Number(server.address.split(':')[1]);
  await falconer.saveConnection({ name: 'Named', address: server.address });
  await screen.sidebar.connection('Named').click();
  await expect(screen.list.row('books').state('Partly 3 of 12')).toBeVisible();
  const withServer = tcpOf(processTree(pid));
  expect(withServer.listening.sort()).toEqual(before.listening.sort());
  const more = withServer.connectedTo.filter((remote) => !before.connectedTo.includes(remote));
  expect([...new Set(more)]).toEqual([port]);
});

test('the app as a person starts it holds no TCP socket at all while the sample cluster is open', async () => {
  const userData = newFolder('network');
  const { child, ended } = await spawnFalconer(userData, ['--sample']);
  try {
    // The sample listens on a Unix socket, which appears when it is opened.
    await expect
      .poll(() => unixSocketsOf(processTree(child.pid!)), { timeout: 30_000 })
      .toContainEqual(expect.stringMatching(/falconer-sample-.+milvus\.sock$/));
    expect(tcpOf(processTree(child.pid!))).toEqual({ listening: [], connectedTo: [] });
  } finally {
    child.kill('SIGTERM');
    await ended;
    removeFolder(userData);
  }
});
