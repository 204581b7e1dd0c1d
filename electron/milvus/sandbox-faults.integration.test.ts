import { status as grpcStatus } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '@shared/ipc/result';
import { EVERY, larger, profileNames, unknownEnums, withoutStatus } from '../sandbox';
import type { Sandbox } from '../sandbox';
import type { MilvusGateway } from './gateway-types';
import { codeOf, openSandbox } from './testing/open-sandbox';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const HOME = 'default';
const BOOKS = 'books';
const LOAD = { fields: null, skipDynamicField: false, replicas: null, resourceGroups: null, priority: null };
type Call = [method: string, call: (gateway: MilvusGateway) => Promise<unknown>];

const reads: Call[] = [
  ['ListDatabases', (gateway) => gateway.listDatabases()],
  ['ShowCollections', (gateway) => gateway.listCollections(HOME)],
  ['ShowCollections', (gateway) => gateway.collectionsInMemory(HOME)],
  ['DescribeCollection', (gateway) => gateway.describeCollection(HOME, BOOKS)],
  ['GetCollectionStatistics', (gateway) => gateway.rowCount(HOME, BOOKS)],
  ['GetPartitionStatistics', (gateway) => gateway.partitionRowCount(HOME, BOOKS, 'old')],
  ['DescribeIndex', (gateway) => gateway.listIndexes(HOME, BOOKS)],
  ['ShowPartitions', (gateway) => gateway.listPartitions(HOME, BOOKS)],
  ['ShowPartitions', (gateway) => gateway.partitionsInMemory(HOME, BOOKS)],
  ['GetReplicas', (gateway) => gateway.replicas(HOME, BOOKS, null)],
  ['GetLoadingProgress', (gateway) => gateway.refreshProgress(HOME, BOOKS)],
];
const writes: Call[] = [
  ['CreatePartition', (gateway) => gateway.createPartition(HOME, BOOKS, 'fresh')],
  ['LoadPartitions', (gateway) => gateway.loadPartitions(HOME, BOOKS, ['old'], LOAD)],
  ['ReleasePartitions', (gateway) => gateway.releasePartitions(HOME, BOOKS, ['old'])],
  ['LoadCollection', (gateway) => gateway.loadCollection(HOME, BOOKS, LOAD)],
  ['LoadCollection', (gateway) => gateway.refreshLoad(HOME, BOOKS)],
  ['ReleaseCollection', (gateway) => gateway.releaseCollection(HOME, BOOKS)],
  ['DropPartition', (gateway) => gateway.dropPartition(HOME, BOOKS, 'old')],
  ['DropCollection', (gateway) => gateway.dropCollection(HOME, 'bare')],
];
const calls: Call[] = [...reads, ...writes];

/** Troubles under which nothing may end as done, and what each call fails with. */
const troubles: [name: string, order: (sandbox: Sandbox, method: string) => void, codes: ErrorCode[]][] = [
  [
    'lost before it was carried out',
    ({ faults }, method) => {
      faults.failNext(method, { kind: 'lost', when: 'before' });
    },
    ['connectionLost'],
  ],
  [
    'lost after it was carried out',
    ({ faults }, method) => {
      faults.failNext(method, { kind: 'lost', when: 'after' });
    },
    ['connectionLost'],
  ],
  [
    'unavailable',
    ({ faults }) => {
      faults.beUnavailable(60_000);
    },
    ['connectionLost'],
  ],
  [
    'refused credentials',
    ({ faults }) => {
      faults.refuseSignIn();
    },
    ['authFailed'],
  ],
  [
    'nothing is implemented',
    ({ faults }) => {
      faults.implementNothing();
    },
    ['notSupported'],
  ],
  [
    'no status',
    ({ faults }, method) => {
      faults.failAlways(method, withoutStatus);
    },
    // Where the answer is a status, its place is taken by a name that no version has.
    ['notSupported', 'serverError'],
  ],
  [
    'too large an answer',
    ({ faults }, method) => {
      // Sparse on the wire, and beyond what the client takes.
      faults.failNext(method, larger(140 << 20));
    },
    ['serverError'],
  ],
  [
    'a defect of the server',
    ({ faults }) => {
      faults.failAlways(EVERY, {
        kind: 'grpc',
        code: grpcStatus.INTERNAL,
        details: 'panic: index out of range',
      });
    },
    ['serverError'],
  ],
  [
    'too many requests',
    ({ faults }) => {
      const status = { error_code: 'RateLimit', code: 8, reason: 'rate limit exceeded[rate=1]' };
      faults.failAlways(EVERY, { kind: 'status', status });
    },
    ['rateLimited'],
  ],
];

describe.each(profileNames)('%s', (profile) => {
  describe.each(troubles)('%s', (name, order, codes) => {
    it('never looks like success, and sends nothing twice', async () => {
      const { sandbox, gateway, stop } = await openSandbox({ profile });
      stops.push(stop);
      const has = new Map<string, string>();
      for (const [method, call] of name.startsWith('too large') ? calls.slice(1, 2) : calls) {
        sandbox.faults.end();
        // What this version does not have fails by itself: it is the same under every trouble.
        const before = sandbox.calls.length;
        order(sandbox, method);
        const code = await codeOf(call(gateway));
        const sent = sandbox.calls.slice(before).filter((each) => each.method === method).length;
        expect([method, code, sent <= 1]).toEqual([method, expect.not.stringMatching(/^success$/), true]);
        has.set(method, code);
      }
      const unexpected = [...has].filter(([, code]) => !(codes as string[]).includes(code));
      const isMissing = ([, code]: [string, string]) => code === 'notSupported';
      expect(unexpected.filter((each) => !isMissing(each))).toEqual([]);
    });
  });

  it('reads what it knows among enums from the future', async () => {
    const { sandbox, gateway, stop } = await openSandbox({ profile });
    stops.push(stop);
    await gateway.loadCollection(HOME, BOOKS, LOAD);
    sandbox.faults.failAlways(EVERY, unknownEnums);
    for (const [method, call] of reads) {
      const code = await codeOf(call(gateway));
      expect([method, code]).toEqual([
        method,
        expect.stringMatching(/^(?:success|notSupported|serverError)$/),
      ]);
    }
    const { fields } = await gateway.describeCollection(HOME, BOOKS);
    expect(fields.map((field) => field.name)).toEqual(['id', 'embedding', 'title']);
    const [index] = await gateway.listIndexes(HOME, BOOKS);
    expect(index?.state).not.toBe('finished');
  });

  it.each(['PrivilegeLoad', 'PrivilegeRelease', 'PrivilegeDropCollection', 'PrivilegeDropPartition'])(
    'names the privilege that is missing: %s',
    async (privilege) => {
      const { sandbox, gateway, stop } = await openSandbox({ profile });
      stops.push(stop);
      sandbox.faults.denied.add(privilege);
      const method = privilege.replace('Privilege', '').replace(/^(Load|Release)$/, '$1Collection');
      const [, call] = writes.find(([name]) => name === method) ?? [];
      await expect(call?.(gateway)).rejects.toMatchObject({
        error: { code: 'permissionDenied', params: { privilege } },
      });
    },
  );
});
