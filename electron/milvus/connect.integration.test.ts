import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { ServerCredentials } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { emptyConnectionDraft } from '@shared/domain/connection';
import { toAppError, type AppError } from '@shared/ipc/result';
import { connectServer } from './connect';
import { connectSettingsOf, type Reachable } from './connect-settings';
import { testConnection } from './connection-test';
import { makeCertificates, type Certificates } from './testing/certificates';
import { healthyAnswers, portOf, startTestServer } from './testing/milvus-server';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

const OK = { error_code: 'Success', code: 0 };

function reachable(port: number, rest: Partial<Reachable> = {}): Reachable {
  return { ...emptyConnectionDraft(), address: `localhost:${String(port)}`, connectTimeoutMs: 1500, ...rest };
}

async function milvus(answers = healthyAnswers('v2.5.4'), credentials?: ServerCredentials) {
  const server = await startTestServer(answers, credentials);
  cleanups.push(server.stop);
  return server;
}

/** A server of another protocol, on a free port. */
async function other(server: TcpServer): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return portOf(server);
}

async function connect(target: Reachable, secret: string | null = null) {
  const link = await connectServer(await connectSettingsOf(target, secret));
  cleanups.push(() => link.client.close());
  return link;
}

async function failure(target: Reachable, secret: string | null = null): Promise<AppError> {
  try {
    await connect(target, secret);
  } catch (thrown) {
    return toAppError(thrown);
  }
  throw new Error('it connected');
}

async function tested(target: Reachable, secret: string | null = null) {
  const steps = await testConnection(target, secret);
  return Object.fromEntries(steps.map((step) => [step.step, step.error?.code ?? step.outcome]));
}

describe('a server that answers', () => {
  it('tells its version, and is asked once each', async () => {
    const server = await milvus();
    const link = await connect(reachable(server.port));
    expect(link.server).toEqual({ versionText: 'v2.5.4', version: [2, 5, 4], flavor: 'milvus' });
    expect(server.received).toEqual(['Connect', 'GetVersion', 'ListDatabases']);
  });

  it('passes every step of the test', async () => {
    const server = await milvus();
    const steps = await testConnection(reachable(server.port), null);
    expect(steps.map(({ step, outcome, error }) => [step, outcome, error])).toEqual([
      ['name', 'passed', null],
      ['tcp', 'passed', null],
      ['tls', 'skipped', null],
      ['credentials', 'passed', null],
      ['version', 'passed', null],
      ['read', 'passed', null],
    ]);
    expect(steps.find((step) => step.step === 'version')?.found).toBe('v2.5.4');
    expect(steps.find((step) => step.step === 'read')?.found).toBe('default');
    for (const step of steps) expect(step.durationMs === null).toBe(step.outcome === 'skipped');
  });

  it.skipIf(process.platform === 'win32')('is reached over a Unix socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'falconer-socket-'));
    cleanups.push(() => rm(folder, { recursive: true, force: true }));
    const address = `unix:${join(folder, 'milvus.sock')}`;
    const target = { ...reachable(0), address, auth: { kind: 'token' } as const };
    const server = await startTestServer(healthyAnswers('v2.5.4'), undefined, address);
    cleanups.push(server.stop);
    await connect(target, 'a token needs no consent here');
    expect(await tested(target, 't')).toMatchObject({ name: 'skipped', tcp: 'passed', read: 'passed' });
    expect((await failure({ ...target, address: `${address}x` }, 't')).code).toBe('connectionRefused');
  });

  it('may refuse to list databases to this user', async () => {
    const denied = () => {
      throw Object.assign(new Error(), {
        code: 7,
        details: 'PrivilegeListDatabases: permission deny to reader',
      });
    };
    const server = await milvus({ ...healthyAnswers('v2.5.4'), ListDatabases: denied });
    await connect(reachable(server.port));
    expect(server.received).toEqual(['Connect', 'GetVersion', 'ListDatabases', 'ShowCollections']);
    expect((await tested(reachable(server.port))).read).toBe('passed');
  });

  it('fails the read of a database that it does not have', async () => {
    const missing = {
      status: { error_code: 'UnexpectedError', code: 800, reason: 'database not found[database=x]' },
    };
    const server = await milvus({ ...healthyAnswers('v2.5.4'), ShowCollections: () => missing });
    expect((await tested(reachable(server.port, { defaultDatabase: 'x' }))).read).toBe('databaseNotFound');
  });

  it('is of unknown version if it cannot say which', async () => {
    const { GetVersion: _, ...rest } = healthyAnswers('');
    const link = await connect(reachable((await milvus(rest)).port));
    expect(link.server).toEqual({ versionText: '', version: null, flavor: 'milvus' });
  });
});

describe('what is not Milvus', () => {
  it('is a closed port', async () => {
    const server = await milvus();
    server.stop();
    expect((await failure(reachable(server.port))).code).toBe('connectionRefused');
    expect(await tested(reachable(server.port))).toMatchObject({
      name: 'passed',
      tcp: 'connectionRefused',
      tls: 'skipped',
      credentials: 'skipped',
      version: 'skipped',
      read: 'skipped',
    });
  });

  it('is a name that nobody has', async () => {
    const target = reachable(1, { address: 'nowhere.invalid:19530' });
    expect((await failure(target)).code).toBe('nameNotFound');
    expect((await tested(target)).name).toBe('nameNotFound');
  });

  it('is a port that says nothing', async () => {
    const port = await other(createTcpServer());
    expect(await failure(reachable(port))).toMatchObject({ code: 'timeout', params: { seconds: '1.5' } });
    expect(await tested(reachable(port))).toMatchObject({ tcp: 'passed', credentials: 'timeout' });
  });

  it('is a port that hangs up, which a relay does while its server is down', async () => {
    const port = await other(createTcpServer((socket) => socket.destroy()));
    expect(await failure(reachable(port))).toMatchObject({ code: 'connectionLost', retryable: true });
  });

  it('is a port of another protocol', async () => {
    const port = await other(createTcpServer((socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n')));
    expect((await failure(reachable(port))).code).toBe('notMilvus');
  });

  it('is a web server', async () => {
    const http1 = await other(createHttpServer((_, response) => response.writeHead(404).end('no')));
    expect((await failure(reachable(http1))).code).toBe('notMilvus');
    expect((await tested(reachable(http1))).credentials).toBe('notMilvus');
    const http2 = createHttp2Server();
    http2.on('stream', (stream) => {
      stream.respond({ ':status': 404, 'content-type': 'text/plain' });
      stream.end('no');
    });
    expect((await failure(reachable(await other(http2)))).code).toBe('notMilvus');
  });

  it('is a gRPC server that implements nothing of it', async () => {
    expect((await failure(reachable((await milvus({})).port))).code).toBe('notMilvus');
    const server = await milvus({ Connect: () => ({ status: OK }) });
    expect(await tested(reachable(server.port))).toMatchObject({
      credentials: 'passed',
      version: 'notMilvus',
      read: 'skipped',
    });
  });
});

describe('credentials', () => {
  const checking = {
    ...healthyAnswers('v2.5.4'),
    Connect: (_: unknown, call: { metadata: { get(key: string): unknown[] } }) => {
      const [given] = call.metadata.get('authorization');
      if (typeof given !== 'string')
        throw Object.assign(new Error(), { code: 16, details: 'missing authorization in header' });
      const text = Buffer.from(given, 'base64').toString();
      if (text === 'reader:right' || text === 'key-1')
        return { status: OK, identifier: '7', server_info: { build_tags: 'v' } };
      throw Object.assign(new Error(), {
        code: 16,
        details: 'auth check failure, please check username and password are correct',
      });
    },
  };
  const user = { kind: 'password', user: 'reader' } as const;

  it('are checked by the first exchange', async () => {
    const { port } = await milvus(checking);
    expect((await failure(reachable(port))).code).toBe('authMissing');
    expect((await failure(reachable(port, { auth: user }), 'wrong')).code).toBe('authFailed');
    expect(await tested(reachable(port, { auth: user }), 'wrong')).toMatchObject({
      tcp: 'passed',
      credentials: 'authFailed',
      version: 'skipped',
    });
    await connect(reachable(port, { auth: user }), 'right');
    await connect(reachable(port, { auth: { kind: 'token' } }), 'key-1');
  });

  it('are never sent in the clear to another machine without consent', async () => {
    const target = reachable(0, { address: '192.0.2.1:19530', auth: user });
    expect((await failure(target, 'right')).code).toBe('plaintextCredentials');
    const settings = await connectSettingsOf({ ...target, allowPlaintextCredentials: true }, 'right');
    expect(settings.credentials).toEqual({ kind: 'password', user: 'reader', password: 'right' });
    const encrypted = await connectSettingsOf(
      { ...target, tls: { enabled: true, caFile: null, serverName: null } },
      'right',
    );
    expect(encrypted.tls).not.toBeNull();
  });

  it('must be there', async () => {
    const server = await milvus(checking);
    expect((await failure(reachable(server.port, { auth: user }))).code).toBe('secretMissing');
    expect(server.received).toEqual([]);
  });
});

it('stops when it is cancelled', async () => {
  const port = await other(createTcpServer());
  const settings = await connectSettingsOf(reachable(port, { connectTimeoutMs: 30_000 }), null);
  const abort = new AbortController();
  const attempt = connectServer(settings, abort.signal).catch(toAppError);
  abort.abort();
  expect(await attempt).toMatchObject({ code: 'cancelled' });
});

describe('TLS', () => {
  let files: Certificates;
  beforeAll(async () => {
    files = await makeCertificates();
  });
  afterAll(() => {
    files.remove();
  });

  const secured = (pair: { cert: Buffer; key: Buffer }, clientCa: Buffer | null = null) =>
    milvus(
      healthyAnswers('v2.5.4'),
      ServerCredentials.createSsl(
        clientCa,
        [{ cert_chain: pair.cert, private_key: pair.key }],
        clientCa !== null,
      ),
    );
  const tls = (caFile: string | null, serverName: string | null = null) => ({
    enabled: true,
    caFile,
    serverName,
  });

  it('connects with the authority that signed', async () => {
    const { port } = await secured(files.local);
    await connect(reachable(port, { tls: tls(files.caFile) }));
    expect(await tested(reachable(port, { tls: tls(files.caFile) }))).toMatchObject({
      tls: 'passed',
      read: 'passed',
    });
  });

  it.each([
    ['no authority', () => null],
    ['another authority', () => files.otherCaFile],
  ])('refuses a server with %s', async (_, caFile) => {
    const { port, received } = await secured(files.local);
    expect((await failure(reachable(port, { tls: tls(caFile()) }))).code).toBe('tlsUntrusted');
    expect(await tested(reachable(port, { tls: tls(caFile()) }))).toMatchObject({
      tls: 'tlsUntrusted',
      credentials: 'skipped',
    });
    expect(received).toEqual([]);
  });

  it('refuses another name, and takes it where it is expected', async () => {
    const { port } = await secured(files.internal);
    expect((await failure(reachable(port, { tls: tls(files.caFile) }))).code).toBe('tlsHostMismatch');
    expect((await tested(reachable(port, { tls: tls(files.caFile) }))).tls).toBe('tlsHostMismatch');
    await connect(reachable(port, { tls: tls(files.caFile, 'milvus.internal') }));
    expect((await tested(reachable(port, { tls: tls(files.caFile, 'milvus.internal') }))).read).toBe(
      'passed',
    );
  });

  it('is not offered by a plaintext server', async () => {
    const { port } = await milvus();
    expect((await failure(reachable(port, { tls: tls(files.caFile) }))).code).toBe('tlsNotOffered');
    expect((await tested(reachable(port, { tls: tls(files.caFile) }))).tls).toBe('tlsNotOffered');
  });

  it('is missed by a server that speaks nothing else', async () => {
    const { port } = await secured(files.local);
    expect((await failure(reachable(port))).code).toBe('tlsMaybeRequired');
    expect(await tested(reachable(port))).toMatchObject({
      tcp: 'passed',
      tls: 'tlsMaybeRequired',
      credentials: 'skipped',
    });
  });

  it('is spoken by web servers too', async () => {
    const { cert, key } = files.local;
    const port = await other(
      createHttpsServer({ cert, key }, (_, response) => response.writeHead(404).end('no')),
    );
    expect((await failure(reachable(port, { tls: tls(files.caFile) }))).code).toBe('notMilvus');
  });

  it('may want a certificate from us', async () => {
    const { port } = await secured(files.local, files.ca);
    expect((await failure(reachable(port, { tls: tls(files.caFile) }))).code).toBe(
      'tlsClientCertificateRequired',
    );
    expect((await tested(reachable(port, { tls: tls(files.caFile) }))).tls).toBe(
      'tlsClientCertificateRequired',
    );
  });

  it('does not go on without the authority that was chosen', async () => {
    const { port, received } = await secured(files.local);
    const garbage = `${files.caFile}.txt`;
    writeFileSync(garbage, 'not a certificate');
    for (const path of [garbage, `${files.caFile}.missing`]) {
      const error = await failure(reachable(port, { tls: tls(path) }));
      expect(error).toMatchObject({ code: 'tlsFileUnreadable', params: { path } });
    }
    expect(received).toEqual([]);
  });
});
