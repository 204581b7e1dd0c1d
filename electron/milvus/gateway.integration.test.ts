import { afterEach, describe, expect, it, vi } from 'vitest';
import { emptyConnectionDraft } from '@shared/domain/connection';
import { toAppError } from '@shared/ipc/result';
import { connectServer } from './connect';
import { connectSettingsOf } from './connect-settings';
import { createGateway } from './gateway';
import type { MilvusGateway } from './gateway-types';
import { healthyAnswers, startTestServer } from './testing/milvus-server';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const OK = { error_code: 'Success', code: 0 };
const LOAD = { fields: null, skipDynamicField: false, replicas: null, resourceGroups: null, priority: null };

async function gatewayTo(answers: Parameters<typeof startTestServer>[0]) {
  const server = await startTestServer({ ...healthyAnswers('v2.5.4'), ...answers });
  cleanups.push(server.stop);
  const draft = { ...emptyConnectionDraft(), address: `127.0.0.1:${String(server.port)}` };
  const link = await connectServer(await connectSettingsOf(draft, null));
  cleanups.push(() => link.client.close());
  const gateway = createGateway({ client: () => link.client, server: () => link.server, timeoutMs: 5000 });
  server.received.length = 0;
  return { gateway, server };
}

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'success',
    (thrown: unknown) => toAppError(thrown).code,
  );

it('says "not supported" for each method that a server lacks, and sends each request once', async () => {
  const { gateway, server } = await gatewayTo({});
  const calls: ((g: MilvusGateway) => Promise<unknown>)[] = [
    (g) => g.describeCollection('db', 'c'),
    (g) => g.rowCount('db', 'c'),
    (g) => g.partitionRowCount('db', 'c', 'p'),
    (g) => g.listIndexes('db', 'c'),
    (g) => g.listPartitions('db', 'c'),
    (g) => g.partitionsInMemory('db', 'c'),
    (g) => g.replicas('db', 'c', null),
    (g) => g.refreshProgress('db', 'c'),
    (g) => g.loadCollection('db', 'c', LOAD),
    (g) => g.loadPartitions('db', 'c', ['p'], LOAD),
    (g) => g.refreshLoad('db', 'c'),
    (g) => g.releaseCollection('db', 'c'),
    (g) => g.releasePartitions('db', 'c', ['p']),
    (g) => g.createPartition('db', 'c', 'p'),
    (g) => g.dropPartition('db', 'c', 'p'),
  ];
  const codes = await Promise.all(calls.map((call) => codeOf(call(gateway))));
  expect(new Set(codes)).toEqual(new Set(['notSupported']));
  expect(await codeOf(gateway.dropCollection('db', 'c'))).toBe('success');
  expect(server.received).toEqual(['DropCollection']);
});

describe('a call that does not come to an end', () => {
  const never = () => new Promise(() => undefined);

  it('is over at its deadline', async () => {
    const { gateway } = await gatewayTo({ DropPartition: never });
    const start = performance.now();
    const call = gateway.dropPartition('db', 'c', 'p', { timeoutMs: 300 });
    expect(await call.catch(toAppError)).toMatchObject({
      code: 'timeout',
      params: { seconds: '0.3' },
      retryable: false,
    });
    expect(performance.now() - start).toBeLessThan(1300);
  });

  it('is over 200 ms after it was cancelled, and the server knows', async () => {
    let isCancelled = false;
    const { gateway, server } = await gatewayTo({
      ShowPartitions: (_, call) => {
        call.on('cancelled', () => {
          isCancelled = true;
        });
        return never();
      },
    });
    const abort = new AbortController();
    const call = codeOf(gateway.listPartitions('db', 'c', { signal: abort.signal }));
    await vi.waitFor(() => expect(server.received).toEqual(['ShowPartitions']));
    const start = performance.now();
    abort.abort();
    expect(await call).toBe('cancelled');
    expect(performance.now() - start).toBeLessThan(200);
    await vi.waitFor(() => expect(isCancelled).toBe(true));
  });

  it('is not begun if it was cancelled before', async () => {
    const { gateway, server } = await gatewayTo({});
    expect(await codeOf(gateway.dropCollection('db', 'c', { signal: AbortSignal.abort() }))).toBe(
      'cancelled',
    );
    await gateway.listDatabases();
    expect(server.received).toEqual(['ListDatabases']);
  });

  it('does not hold up others', async () => {
    const { gateway } = await gatewayTo({ ShowPartitions: never });
    const abort = new AbortController();
    const stuck = Array.from({ length: 100 }, () =>
      codeOf(gateway.listPartitions('db', 'c', { signal: abort.signal })),
    );
    expect(await gateway.listDatabases({ timeoutMs: 1000 })).toEqual(['default']);
    abort.abort();
    expect(new Set(await Promise.all(stuck))).toEqual(new Set(['cancelled']));
  });
});

it('never mixes up databases, however many calls are under way', async () => {
  const { gateway } = await gatewayTo({
    DescribeCollection: (request) => ({
      status: OK,
      collection_name: `${String(request.db_name)}.${String(request.collection_name)}`,
    }),
  });
  const names = Array.from({ length: 200 }, (_, at) => [`db${String(at % 7)}`, `c${String(at)}`] as const);
  const described = await Promise.all(
    names.map(([database, name]) => gateway.describeCollection(database, name)),
  );
  expect(described.map((entry) => entry.name)).toEqual(
    names.map(([database, name]) => `${database}.${name}`),
  );
});

it('brings every digit of an id and every character of a name', async () => {
  const names = ['<img src=x>', '\u202Egnp', 'a\u0000b', '__proto__', 'ünï', 'x'.repeat(100_000)];
  const id = '9223372036854775807';
  const { gateway } = await gatewayTo({
    ShowPartitions: () => ({
      status: OK,
      partition_names: names,
      partitionIDs: names.map(() => id),
      created_utc_timestamps: names.map(() => '1700000000123'),
    }),
  });
  expect(await gateway.listPartitions('db', 'c')).toEqual(
    names.map((name) => ({ name, id, createdAt: 1_700_000_000_123 })),
  );
});

it('reads 65,536 collections with the longest names', async () => {
  const count = 65_536;
  const names = Array.from({ length: count }, (_, at) => String(at).padStart(255, 'c'));
  const reply = { status: OK, collection_names: names, collection_ids: names.map((_, at) => String(at + 1)) };
  const { gateway } = await gatewayTo({ ShowCollections: () => reply });
  const collections = await gateway.listCollections('db', { timeoutMs: 30_000 });
  expect(collections).toHaveLength(count);
  expect(collections.at(-1)).toEqual({ name: names.at(-1), id: String(count), createdAt: null });
});
