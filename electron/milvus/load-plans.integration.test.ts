import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoadedFields } from '@shared/domain/collection';
import type { LoadOptions } from '@shared/domain/load-request';
import { toAppError } from '@shared/ipc/result';
import { serverInfoFrom } from '@shared/policy/capabilities';
import { isBlocked, loadObstacles } from '@shared/policy/load-obstacles';
import { planLoad } from '@shared/policy/load-question';
import type { LoadChoice, LoadFacts } from '@shared/policy/load-question';
import { addCollection, ManualClock, profileNames } from '../sandbox';
import type { ProfileName } from '../sandbox';
import { profiles } from '../sandbox/profiles';
import { carryOut } from '../sandbox/server';
import type { WorldCollection } from '../sandbox/world/model';
import { World } from '../sandbox/world/world';
import { readClusterMemory } from '../ipc/handlers/cluster';
import { readPartitionMemory } from '../ipc/handlers/partition-memory';
import { createGateway } from './gateway';
import type { MilvusGateway } from './gateway-types';

/** Cases a profile. */
const CASES = 10_000;

const subset = <T>(all: readonly T[], picks: readonly boolean[]): T[] =>
  all.filter((_, at) => picks[at] === true);
const listOf = (each: fc.Arbitrary<boolean>) => fc.array(each, { minLength: 8, maxLength: 8 });
const picks = listOf(fc.boolean());
/** True once in so many times, so that most cases are not stopped by the same thing. */
const rarely = (times: number) => fc.integer({ min: 1, max: times }).map((drawn) => drawn === 1);

/** A schema, what was loaded of it before, and what is to be loaded now. */
const cases = fc.record({
  vectors: fc.integer({ min: 1, max: 3 }),
  scalars: fc.integer({ min: 0, max: 3 }),
  partitionKey: rarely(8),
  clusteringKey: fc.boolean(),
  dynamicField: fc.boolean(),
  partitions: fc.integer({ min: 1, max: 4 }),
  indexed: listOf(rarely(12).map((isBare) => !isBare)),
  nodes: fc.integer({ min: 1, max: 4 }),
  groupNodes: fc.integer({ min: 0, max: 2 }),
  before: fc.array(
    fc.record({
      whole: fc.boolean(),
      partitions: picks,
      fields: fc.option(picks, { nil: null }),
      skipDynamicField: fc.boolean(),
      replicas: fc.constantFrom(0, 0, 0, 1, 2),
      release: rarely(4),
    }),
    { maxLength: 3 },
  ),
  settled: rarely(4).map((isEarly) => !isEarly),
  remembered: rarely(4).map((isUnknown) => !isUnknown),
  fields: picks,
  loadDynamicField: fc.boolean(),
  replicas: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 1 }),
  groups: fc.option(fc.subarray(['__default_resource_group', 'other', 'none'], { minLength: 1 }), {
    nil: null,
    freq: 1,
  }),
  chosen: fc.option(picks, { nil: null }),
  releaseFirst: fc.boolean(),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function buildWorld(
  profile: ProfileName,
  given: Case,
): { world: World; clock: ManualClock; collection: WorldCollection } {
  const clock = new ManualClock();
  const world = new World(profiles[profile], clock);
  for (let node = 0; node < given.nodes; node++) world.nodes.add(2 ** 36);
  const vectors = Array.from(
    { length: world.profile.severalVectors ? given.vectors : 1 },
    (_, at) => `vector${String(at)}`,
  );
  const scalars = Array.from({ length: given.scalars }, (_, at) => `scalar${String(at)}`);
  const partitions = given.partitionKey
    ? {}
    : Object.fromEntries(
        Array.from({ length: given.partitions }, (_, at) => [at === 0 ? '_default' : `p${String(at)}`, 10]),
      );
  const collection = addCollection(world, world.database('default'), {
    name: 'books',
    fields: [
      { name: 'id', type: 'Int64', is: 'primaryKey' },
      ...vectors.map((name) => ({ name, type: 'FloatVector', dim: 4 })),
      ...(given.partitionKey
        ? [{ name: 'tenant', type: 'VarChar', maxLength: 8, is: 'partitionKey' as const }]
        : []),
      ...(given.clusteringKey ? [{ name: 'day', type: 'Int32', is: 'clusteringKey' as const }] : []),
      ...scalars.map((name) => ({ name, type: 'Int32' })),
    ],
    dynamicField: given.dynamicField,
    partitions,
    indexes: Object.fromEntries(subset(vectors, given.indexed).map((name) => [name, { index_type: 'HNSW' }])),
  });
  for (const index of collection.indexes) index.readyAt = clock.now();
  world.nodes.groups.set('other', { name: 'other', requests: 0, limits: 0 });
  for (let node = 0; node < given.groupNodes; node++) world.nodes.add(2 ** 36).group = 'other';
  return { world, clock, collection };
}

/** What others did before: every request as it comes, whether the server takes it or not. */
function happen(world: World, clock: ManualClock, collection: WorldCollection, given: Case): void {
  const names = collection.fields.map(({ name }) => name);
  const partitions = collection.partitions.map(({ name }) => name);
  for (const { whole, fields, release, ...wish } of given.before) {
    const request = {
      collection_name: 'books',
      ...(whole ? {} : { partition_names: subset(partitions, wish.partitions) }),
    };
    const load = {
      ...request,
      load_fields: fields === null ? [] : subset(names, fields),
      skip_load_dynamic_field: wish.skipDynamicField,
      replica_number: wish.replicas,
    };
    const method = `${release ? 'Release' : 'Load'}${whole ? 'Collection' : 'Partitions'}`;
    try {
      carryOut(method, release ? request : load, world);
    } catch {
      // A method that the version lacks.
    }
    if (given.settled) clock.advance(60_000);
  }
}

/** What Falconer would remember if every load had been its own. */
function remembered(world: World, { loadedWith, fields, dynamicField }: WorldCollection): LoadedFields {
  if (loadedWith === null) return { kind: 'unknown' };
  const names = fields.map(({ name }) => name);
  const loaded = loadedWith.fields ?? names;
  const hasDynamic = loadedWith.fields === null || !dynamicField || loaded.includes('$meta');
  const own = names.filter((name) => loaded.includes(name));
  if (own.length === names.length && hasDynamic)
    return { kind: 'all', at: world.clock.now(), source: 'sent' };
  return { kind: 'some', at: world.clock.now(), source: 'sent', fields: own, dynamicField: hasDynamic };
}

const TARGET = { connectionId: 'c', database: 'default', collection: 'books', collectionId: null };

async function readFacts(gateway: MilvusGateway, loadedFields: LoadedFields): Promise<LoadFacts> {
  const [description, indexes, partitions, percentOf, replicas] = await Promise.all([
    gateway.describeCollection('default', 'books'),
    gateway.listIndexes('default', 'books'),
    gateway.listPartitions('default', 'books'),
    readPartitionMemory(gateway, TARGET, {}),
    gateway.capabilities.replicas.supported ? gateway.replicas('default', 'books', null) : null,
  ]);
  const detail = {
    ...description,
    readAt: 0,
    rowCount: '10',
    indexes,
    indexError: null,
    loadedFields,
    replicas,
  };
  const memory = { readAt: 0, partitions: partitions.map((each) => ({ ...each, percent: percentOf(each) })) };
  return { detail, memory, capabilities: gateway.capabilities };
}

async function send(gateway: MilvusGateway, options: LoadOptions): Promise<string> {
  try {
    if (options.partitions === null) await gateway.loadCollection('default', 'books', options);
    else await gateway.loadPartitions('default', 'books', options.partitions, options);
    return 'taken';
  } catch (thrown) {
    return toAppError(thrown).code;
  }
}

interface Counts {
  sent: number;
  blocked: number;
  released: number;
  already: number;
  uncertain: number;
}

async function check(profile: ProfileName, given: Case, counts: Counts): Promise<void> {
  const { world, clock, collection } = buildWorld(profile, given);
  const server = serverInfoFrom(world.profile.version);
  const gateway = createGateway({
    client: () => ({
      call: (method, request) => Promise.resolve().then(() => carryOut(method, request as never, world)),
    }),
    server: () => server,
    timeoutMs: 1000,
  });
  happen(world, clock, collection, given);
  const facts = await readFacts(
    gateway,
    given.remembered ? remembered(world, collection) : { kind: 'unknown' },
  );
  const names = facts.detail.fields.map(({ name }) => name);
  const choice: LoadChoice = {
    fields: new Set(subset(names, given.fields)),
    dynamicField: given.loadDynamicField,
    replicas: given.replicas,
    resourceGroups: given.groups,
    priority: null,
    partitions:
      given.chosen === null
        ? null
        : subset(facts.memory?.partitions.map(({ name }) => name) ?? [], given.chosen),
    releaseFirst: given.releaseFirst,
  };
  const plan = planLoad(facts, choice);
  const cluster = await readClusterMemory(gateway, 0);
  const obstacles = loadObstacles(
    { ...facts, cluster, health: null, missingPrivilege: null, busyHere: false, loadMemory: null },
    plan.options,
  );

  if (isBlocked(obstacles)) {
    counts.blocked++;
    // It would have been refused: also after the release, where there was to be one.
    if (plan.release !== null) await gateway.releaseCollection('default', 'books');
    expect(await send(gateway, plan.options), JSON.stringify(obstacles)).not.toBe('taken');
    return;
  }
  if (plan.nothingToDo) {
    counts.already++;
    return;
  }
  if (plan.release !== null) {
    counts.released++;
    if (plan.release !== 'asked') {
      // Without the release it would have been refused, so that nothing is released for nothing.
      const asked = {
        ...plan.options,
        partitions: choice.partitions === null ? null : [...choice.partitions],
      };
      expect(await send(gateway, asked), plan.release).not.toBe('taken');
    }
    await gateway.releaseCollection('default', 'books');
  }
  const answer = await send(gateway, plan.options);
  if (answer !== 'taken' && plan.mayDiffer) {
    counts.uncertain++;
    expect(answer).toBe('loadFieldsDiffer');
    return;
  }
  counts.sent++;
  expect(answer, JSON.stringify({ options: plan.options, release: plan.release })).toBe('taken');
}

describe('the planner sends nothing that is refused, and forbids nothing that is taken', () => {
  it.each(profileNames)('%s', async (profile) => {
    const counts: Counts = { sent: 0, blocked: 0, released: 0, already: 0, uncertain: 0 };
    await fc.assert(
      fc.asyncProperty(cases, (given) => check(profile, given, counts)),
      { numRuns: CASES },
    );
    const { sent, blocked, released, already, uncertain } = counts;
    console.info(
      `${profile}: ${String(CASES)} cases: ${String(sent)} sent and taken (${String(released)} after a release), ` +
        `${String(blocked)} forbidden and refused, ${String(already)} in memory already, ${String(uncertain)} told as uncertain and refused`,
    );
    expect(sent + blocked + already + uncertain).toBe(CASES);
    expect(sent).toBeGreaterThan(CASES / 20);
  });
});
