import { status as grpcStatus } from '@grpc/grpc-js';
import { EVERY, startSandbox } from '../../electron/sandbox';
import type { ProfileName, Sandbox, SandboxOptions } from '../../electron/sandbox';
import { percentOf, settle } from '../../electron/sandbox/world/memory';
import type { WorldCollection } from '../../electron/sandbox/world/model';
import type { World } from '../../electron/sandbox/world/world';
import type { Cluster, Fault, HeldCollection, Picture } from './cluster';

type Scenario = NonNullable<SandboxOptions['scenario']>;
type Plan = NonNullable<Scenario['databases'][string]>[number];

const SECOND = 1000;
/** How long the sandbox refreshes. */
const REFRESH_MS = 3000;
const CHANGES = [
  ...['LoadCollection', 'LoadPartitions', 'ReleaseCollection', 'ReleasePartitions'],
  ...['DropCollection', 'DropPartition', 'CreatePartition'],
];
const READS = ['ShowCollections', 'ShowPartitions', 'DescribeCollection', 'GetLoadingProgress'];
const RIGHTS = ['Load', 'Release', 'DropCollection', 'DropPartition', 'ShowPartitions', 'GetLoadingProgress'];

const key = { name: 'id', type: 'Int64', is: 'primaryKey' as const };
const vector = { name: 'embedding', type: 'FloatVector', dim: 768 };
const title = { name: 'title', type: 'VarChar', maxLength: 64 };
const hnsw = { index_type: 'HNSW', metric_type: 'COSINE' };

const plans: readonly Plan[] = [
  {
    name: 'books',
    fields: [key, vector, title, { name: 'year', type: 'Int32' }],
    dynamicField: true,
    partitions: { _default: 0, old: 200_000, recent: 700_000 },
    indexes: { embedding: hnsw },
    loaded: 'all',
  },
  {
    name: 'films',
    fields: [key, vector, { name: 'poster', type: 'FloatVector', dim: 64 }, title],
    partitions: { _default: 10, a: 90_000, b: 400_000, c: 0 },
    indexes: { embedding: hnsw, poster: hnsw },
    loaded: ['a'],
  },
  { name: 'songs', fields: [key, vector, title], indexes: { embedding: hnsw }, aliases: ['tunes'] },
  { name: 'bare', fields: [key, vector] },
  {
    name: 'tenants',
    fields: [key, vector, { name: 'tenant', type: 'VarChar', maxLength: 64, is: 'partitionKey' as const }],
    partitions: { _default_0: 1000, _default_1: 90_000, _default_2: 0 },
    indexes: { embedding: hnsw },
  },
  {
    name: 'large',
    fields: [key, vector, title],
    partitions: { _default: 0, most: 9_000_000 },
    indexes: { embedding: hnsw },
  },
];

function held(collection: WorldCollection, { clock, profile }: World, aliases: string[]): HeldCollection {
  const { ids } = profile;
  const now = clock.now();
  settle(collection, now);
  const { loadedWith, name, id } = collection;
  const refreshedAt = loadedWith?.refreshedAt ?? null;
  const shares = collection.partitions.flatMap((partition) => {
    const percent = percentOf(partition, now);
    return percent === null || percent >= 100 ? [] : [{ percent, reverts: partition.memory?.reverts }];
  });
  const isStuck = shares.some(({ percent, reverts }) => reverts != null && percent >= reverts.percent);
  const isRefreshing = refreshedAt !== null && now < refreshedAt + REFRESH_MS;
  const all = [
    ...collection.fields.map((field) => field.name),
    ...(collection.dynamicField ? ['$meta'] : []),
  ];
  return {
    ...{ name, id: ids ? id : null, aliases, refreshedAt, isStuck },
    partitions: collection.partitions.map((each) => ({
      ...{ name: each.name, id: ids ? each.id : null, percent: percentOf(each, now) },
    })),
    // A hint is no promise: nobody can tell what came of it.
    fields: loadedWith === null || profile.loadFields === 'hint' ? null : (loadedWith.fields ?? all),
    ignoresRelease: profile.loadedUntilIndexed && collection.indexes.length === 0,
    isMoving: isRefreshing || (shares.length > 0 && !isStuck),
  };
}

function pictureOf({ world }: Sandbox): Picture {
  const home = world.database('default');
  const all = [...home.collections.values()].map((collection) =>
    held(collection, world, world.aliasesOf(home, collection)),
  );
  return new Map(all.map((collection) => [collection.name, collection]));
}

const refusal = {
  kind: 'status' as const,
  status: { error_code: 'RateLimit', code: 8, reason: 'request is rejected by grpc RateLimiter middleware' },
};

function faultsOf(sandbox: Sandbox): Fault[] {
  const { world, faults, network } = sandbox;
  const lose = (when: 'before' | 'after', methods: readonly string[]) => () => {
    for (const method of methods) faults.failNext(method, { kind: 'lost', when });
  };
  return [
    { name: 'the next change is lost before it is made', start: lose('before', CHANGES) },
    { name: 'the answer of the next change is lost', start: lose('after', CHANGES) },
    { name: 'the next reads are lost', start: lose('before', [...READS, ...READS]) },
    {
      name: 'changes are refused',
      start: () => {
        for (const method of CHANGES) faults.failAlways(method, refusal);
      },
    },
    {
      name: 'reads of partitions fail',
      start: () => {
        faults.failAlways('ShowPartitions', { kind: 'grpc', code: grpcStatus.INTERNAL, details: 'panic' });
      },
    },
    {
      name: 'reads of memory fail',
      start: () => {
        faults.failNext('ShowCollections', refusal);
        faults.failNext('ShowCollections', refusal);
      },
    },
    {
      name: 'it is unavailable',
      start: (dice) => {
        faults.beUnavailable((1 + dice.below(40)) * SECOND);
      },
    },
    {
      name: 'it is silent',
      start: () => {
        network.fallSilent();
      },
    },
    {
      name: 'it is slow',
      start: (dice) => {
        faults.delay(EVERY, 200 + dice.below(3000));
      },
    },
    {
      name: 'loads are undone',
      start: (dice) => {
        world.loadTrouble = { percent: dice.below(100), forMs: (1 + dice.below(9)) * SECOND };
      },
    },
    {
      name: 'loads stand still',
      start: (dice) => {
        world.loadTrouble = { percent: dice.below(100), forMs: 120 * SECOND };
      },
    },
    {
      name: 'memory is short',
      start: () => {
        for (const node of world.nodes.all) node.memoryBytes = 2 ** 30;
      },
    },
    {
      name: 'rights are taken',
      start: (dice) => {
        for (const right of dice.some(RIGHTS)) faults.denied.add(`Privilege${right}`);
      },
    },
    { name: 'it restarts', start: () => sandbox.goDown() },
  ];
}

/** A sandbox that lives by the timers of this process, with collections of every kind. */
export async function startSandboxCluster(profile: ProfileName): Promise<Cluster> {
  const clock = {
    now: () => Date.now(),
    schedule: (ms: number, call: () => void) => {
      const timer = setTimeout(call, ms);
      return () => {
        clearTimeout(timer);
      };
    },
  };
  // Where single partitions cannot be loaded none are.
  const whole = ({ loaded, ...plan }: Plan): Plan =>
    loaded === undefined ? plan : { ...plan, loaded: 'all' };
  const scenario: Scenario = {
    queryNodes: [{ memoryGb: 64 }, { memoryGb: 64 }],
    databases: { default: profile.startsWith('lite') ? plans.map(whole) : [...plans] },
  };
  const sandbox = await startSandbox({ port: 0, profile, clock, scenario, releaseMs: 400 });
  const { world, faults, network } = sandbox;
  const sizes = world.nodes.all.map(({ memoryBytes }) => memoryBytes);
  return {
    address: sandbox.address,
    fieldLists: world.profile.loadFields,
    act: (method, request) => {
      try {
        const answer = sandbox.act(method, request);
        const status = (answer.status ?? answer) as { error_code?: unknown; code?: unknown };
        return Promise.resolve(status.error_code === 'Success' && status.code === 0);
      } catch {
        // A method that this version lacks.
        return Promise.resolve(false);
      }
    },
    picture: () => Promise.resolve(pictureOf(sandbox)),
    faults: faultsOf(sandbox),
    async endFault() {
      faults.end();
      network.speak();
      world.loadTrouble = null;
      world.nodes.all.forEach((node, at) => (node.memoryBytes = sizes[at] ?? node.memoryBytes));
      await sandbox.comeBack();
    },
    stop: () => sandbox.stop(),
  };
}
