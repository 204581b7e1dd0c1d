import { afterEach, describe, expect, it, vi } from 'vitest';
import { emptyConnectionDraft, SAMPLE_CONNECTION_ID, type Connection } from '@shared/domain/connection';
import type { ConnectionStatus } from '@shared/domain/server';
import { toAppError } from '@shared/ipc/result';
import type { ServerRegistry } from './gateway-types';
import { createServerRegistry } from './server-registry';
import type { HealthTiming } from './server-session';
import { healthyAnswers, startTestServer, type TestServer } from './testing/milvus-server';
import { startRelay, type Relay } from './testing/relay';

const ID = 'c1';
const fast: HealthTiming = { lightCheckMs: 200, checkLimitMs: 300, retryMs: 100, refusedRetryMs: 100 };
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function connection(port: number, rest: Partial<Connection> = {}): Connection {
  return {
    ...emptyConnectionDraft(),
    id: ID,
    kind: 'server',
    secret: 'none',
    address: `127.0.0.1:${String(port)}`,
    connectTimeoutMs: 2000,
    callTimeoutMs: 1000,
    ...rest,
  };
}

async function milvus(version = 'v2.3.5', answers = {}): Promise<TestServer> {
  const server = await startTestServer({ ...healthyAnswers(version), ...answers });
  cleanups.push(server.stop);
  return server;
}

async function relayTo(target: () => number): Promise<Relay> {
  const relay = await startRelay(target);
  cleanups.push(relay.stop);
  return relay;
}

function registryOf(
  saved: Connection | (() => Connection | undefined),
  timing: Partial<HealthTiming> = fast,
) {
  const told: ConnectionStatus[] = [];
  const registry = createServerRegistry({
    connections: {
      connection: () => (typeof saved === 'function' ? saved() : saved),
      secret: () => Promise.resolve('secret'),
      sampleAddress: () => Promise.reject(new Error('no sample here')),
    },
    timing,
  });
  registry.onStatus((_, status) => told.push(status));
  cleanups.push(() => registry.dispose());
  return { registry, told };
}

const kindOf = (registry: ServerRegistry) => registry.statuses()[ID]?.kind;
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'success',
    (thrown: unknown) => toAppError(thrown).code,
  );

async function until(registry: ServerRegistry, kind: ConnectionStatus['kind']): Promise<void> {
  await vi.waitFor(() => expect(kindOf(registry)).toBe(kind), { timeout: 20_000, interval: 10 });
}

describe('opening', () => {
  it('tells each status, once, and hands out a gateway', async () => {
    const server = await milvus();
    const { registry, told } = registryOf(connection(server.port));
    const [first, second] = await Promise.all([registry.open(ID), registry.open(ID)]);
    expect(first).toMatchObject({ kind: 'connected', server: { versionText: 'v2.3.5' } });
    expect(second).toEqual(first);
    expect(await registry.open(ID)).toEqual(first);
    expect(told.map((status) => status.kind)).toEqual(['connecting', 'connected']);
    expect(server.received.filter((method) => method === 'Connect')).toHaveLength(1);
    expect(await registry.gateway(ID).listDatabases()).toEqual(['default']);
  });

  it('fails as a status, and can be tried again with other settings', async () => {
    const server = await milvus();
    let saved = connection(1);
    const { registry } = registryOf(() => saved);
    expect(await registry.open(ID)).toMatchObject({ kind: 'failed', error: { code: 'connectionRefused' } });
    expect(() => registry.gateway(ID)).toThrow(/notConnected/);
    saved = connection(server.port);
    expect((await registry.open(ID)).kind).toBe('connected');
  });

  it('fails for a connection that is not saved, and for a sample that does not start', async () => {
    expect(await registryOf(() => undefined).registry.open(ID)).toMatchObject({
      error: { code: 'connectionUnknown' },
    });
    const sample = registryOf(connection(1, { id: SAMPLE_CONNECTION_ID, kind: 'sample' }));
    expect(await sample.registry.open(SAMPLE_CONNECTION_ID)).toMatchObject({
      kind: 'failed',
      error: { code: 'internal' },
    });
  });

  it('uses the address and the token of the sample', async () => {
    const tokens: string[] = [];
    const server = await milvus('v2.5.4', {
      ListDatabases: (_: unknown, call: { metadata: { get(key: string): unknown[] } }) => {
        tokens.push(Buffer.from(String(call.metadata.get('authorization')[0]), 'base64').toString());
        return { status: { error_code: 'Success' }, db_names: ['default'] };
      },
    });
    const registry = createServerRegistry({
      connections: {
        connection: () => connection(1, { id: SAMPLE_CONNECTION_ID, kind: 'sample' }),
        secret: () => Promise.resolve(null),
        sampleAddress: () =>
          Promise.resolve({ address: `127.0.0.1:${String(server.port)}`, token: 'only-here' }),
      },
    });
    cleanups.push(() => registry.dispose());
    expect((await registry.open(SAMPLE_CONNECTION_ID)).kind).toBe('connected');
    expect(tokens).toEqual(['only-here']);
  });
});

describe('closing', () => {
  it('ends calls, gateways and looks', async () => {
    const hang = new Promise(() => undefined);
    const server = await milvus('v2.3.5', { ShowCollections: () => hang });
    const { registry, told } = registryOf(connection(server.port));
    await registry.open(ID);
    const gateway = registry.gateway(ID);
    const pending = codeOf(gateway.listCollections('default', { timeoutMs: 30_000 }));
    await vi.waitFor(() => expect(server.received).toContain('ShowCollections'), { timeout: 20_000 });
    await registry.close(ID);
    expect(await pending).toBe('connectionLost');
    expect(() => registry.gateway(ID)).toThrow(/notConnected/);
    expect(await codeOf(gateway.listDatabases())).toBe('notConnected');
    expect(registry.statuses()).toEqual({});
    expect(told.at(-1)?.kind).toBe('closed');
    expect((await registry.open(ID)).kind).toBe('connected');
  });

  it('abandons an attempt that is under way', async () => {
    const relay = await relayTo(() => 1);
    relay.freeze();
    const { registry, told } = registryOf(connection(relay.port, { connectTimeoutMs: 30_000 }));
    const opening = registry.open(ID);
    await registry.close(ID);
    expect((await opening).kind).toBe('closed');
    expect(told.map((status) => status.kind)).toEqual(['connecting', 'closed']);
  });
});

describe('health', () => {
  it('notices a server that died by the first call that fails, and comes back when it does', async () => {
    let server = await milvus();
    const relay = await relayTo(() => server.port);
    const { registry, told } = registryOf(connection(relay.port), { lightCheckMs: 60_000 });
    await registry.open(ID);
    const gateway = registry.gateway(ID);
    server.stop();
    expect(['connectionLost', 'connectionRefused', 'timeout']).toContain(
      await codeOf(gateway.listCollections('default')),
    );
    await until(registry, 'lost');
    expect(registry.statuses()[ID]).toMatchObject({ kind: 'lost', server: { versionText: 'v2.3.5' } });

    server = await milvus('v2.5.4');
    const start = performance.now();
    await until(registry, 'connected');
    expect(performance.now() - start).toBeLessThan(3000);
    expect(await gateway.listDatabases()).toEqual(['default']);
    expect(gateway.capabilities.fieldLoad.supported).toBe(true);
    expect(told.map((status) => status.kind)).toEqual(['connecting', 'connected', 'lost', 'connected']);
  });

  it('notices within 16 s, by itself, that a connection leads nowhere, and that it leads somewhere again', async () => {
    const server = await milvus();
    const relay = await relayTo(() => server.port);
    const { registry } = registryOf(connection(relay.port), {});
    await registry.open(ID);
    const start = performance.now();
    relay.freeze();
    await until(registry, 'lost');
    expect(performance.now() - start).toBeLessThan(16_000);
    relay.thaw();
    const back = performance.now();
    await until(registry, 'connected');
    expect(performance.now() - back).toBeLessThan(3000);
  });

  it('takes one failed call for no more than that while the server answers', async () => {
    const hang = new Promise(() => undefined);
    const server = await milvus('v2.3.5', { ShowCollections: () => hang });
    const { registry, told } = registryOf(connection(server.port), { lightCheckMs: 60_000 });
    await registry.open(ID);
    const looks = () => server.received.filter((method) => method === 'GetVersion').length;
    const before = looks();
    expect(await codeOf(registry.gateway(ID).listCollections('default', { timeoutMs: 100 }))).toBe('timeout');
    await vi.waitFor(() => expect(looks()).toBe(before + 1), { timeout: 20_000 });
    expect(told.map((status) => status.kind)).toEqual(['connecting', 'connected']);
  });

  it('notices that another build answers', async () => {
    let version = 'v2.3.5';
    const server = await milvus(version, {
      GetVersion: () => ({ status: { error_code: 'Success' }, version }),
    });
    const { registry } = registryOf(connection(server.port));
    await registry.open(ID);
    const gateway = registry.gateway(ID);
    version = 'v2.6.24';
    await vi.waitFor(() => expect(gateway.server.versionText).toBe('v2.6.24'), { timeout: 20_000 });
    expect(gateway.capabilities.fieldLoadHint.supported).toBe(true);
    expect(registry.statuses()[ID]).toMatchObject({ kind: 'connected', server: { versionText: 'v2.6.24' } });
  });

  it('says why it cannot come back where the server answers and refuses', async () => {
    let server = await milvus();
    const relay = await relayTo(() => server.port);
    const { registry } = registryOf(connection(relay.port));
    await registry.open(ID);
    server.stop();
    await until(registry, 'lost');
    const refuse = () => {
      throw Object.assign(new Error(), { code: 16, details: 'auth check failure' });
    };
    server = await milvus('v2.3.5', { Connect: refuse });
    const refused = { kind: 'lost', error: { code: 'authFailed' } };
    await vi.waitFor(() => expect(registry.statuses()[ID]).toMatchObject(refused), { timeout: 20_000 });
  });

  it('leaves no timer and no look behind', async () => {
    const server = await milvus();
    const { registry } = registryOf(connection(server.port));
    await registry.open(ID);
    await registry.dispose();
    const { length } = server.received;
    const other = registryOf(connection(server.port));
    await other.registry.open(ID);
    // The other registry's looks show that time enough for a look has passed.
    const own = server.received.length - length;
    await vi.waitFor(() => expect(server.received.length).toBeGreaterThan(length + own + 1), {
      timeout: 20_000,
    });
    await other.registry.dispose();
    expect(server.received.slice(length).filter((method) => method === 'Connect')).toHaveLength(1);
  });
});

describe('a connection that is cut again and again', () => {
  it('never sends a drop twice, and never tells success that was not', async () => {
    const drops = new Map<string, number>();
    const server = await milvus('v2.5.4', {
      DropCollection: ({ collection_name: name }: { collection_name: string }) => {
        drops.set(name, (drops.get(name) ?? 0) + 1);
        return { error_code: 'Success', code: 0 };
      },
    });
    const relay = await relayTo(() => server.port);
    const { registry } = registryOf(connection(relay.port));
    await registry.open(ID);
    const names = Array.from({ length: 200 }, (_, at) => `c${String(at)}`);
    const confirmed: string[] = [];
    for (const name of names) {
      const call = codeOf(registry.gateway(ID).dropCollection('default', name));
      if (Number(name.slice(1)) % 3 === 0) setImmediate(() => relay.cut());
      if ((await call) === 'success') confirmed.push(name);
    }
    expect(confirmed.length).toBeGreaterThan(0);
    expect(confirmed.length).toBeLessThan(names.length);
    expect([...drops.values()].filter((times) => times > 1)).toEqual([]);
    expect(confirmed.filter((name) => !drops.has(name))).toEqual([]);
  });
});
