import { afterEach, describe, expect, it } from 'vitest';
import type { BulkWish } from '@shared/domain/bulk';
import { SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { WarmCollection, WarmTarget } from '@shared/domain/warm-set';
import { orderPlan } from '@shared/policy/bulk-plan';
import { captureOf, differenceOf, warmKey } from '@shared/policy/warm-set';
import type { Difference, WarmNow } from '@shared/policy/warm-set';
import { CAREFUL, wishesOf } from '@shared/policy/warm-set-wishes';
import type { WarmChoices } from '@shared/policy/warm-set-wishes';
import { profileNames, scenarioNamed } from '../../sandbox';
import type { ProfileName } from '../../sandbox';
import { startStage, stopStages } from '../../tasks/testing/sandbox-stage';
import type { Stage } from '../../tasks/testing/sandbox-stage';
import { planWishes } from './bulk-facts';
import { readWarmFacts } from './warm-set-facts';

afterEach(stopStages);

const EVERYTHING: WarmChoices = {
  ...{ unknownWithAllFields: true, recreated: true, releasePartitions: true, releaseExtras: true },
};

/** What the window does with the channels, on a server that is played. */
async function warmStage(profile: ProfileName, scenario?: 'three-nodes') {
  const stage: Stage = await startStage({
    profile,
    ...(scenario === undefined ? {} : { scenario: scenarioNamed(scenario) }),
  });
  const { gateway, sandbox, records, tasks, ended } = stage;
  const reading = {
    ...{ gateway, connectionId: SAMPLE_CONNECTION_ID, loadedFields: records.get, options: {} },
  };

  async function lists() {
    const names: WarmTarget[] = [];
    const inMemory: WarmTarget[] = [];
    for (const database of await gateway.listDatabases()) {
      const held = new Set((await gateway.collectionsInMemory(database)).map(({ name }) => name));
      for (const { name, id } of await gateway.listCollections(database)) {
        const target = { database, collection: name, collectionId: id };
        names.push(target);
        if (held.has(name)) inMemory.push(target);
      }
    }
    return { names, inMemory };
  }
  async function capture(): Promise<WarmCollection[]> {
    const { inMemory } = await lists();
    const facts = await Promise.all(inMemory.map((target) => readWarmFacts(reading, target)));
    expect(facts.flatMap(({ error }) => error ?? [])).toEqual([]);
    return facts.flatMap((each) => captureOf(each) ?? []);
  }
  async function compare(set: readonly WarmCollection[]): Promise<Difference[]> {
    const { names, inMemory } = await lists();
    const inSet = new Set(set.map(warmKey));
    const facts = await Promise.all(
      names.filter((target) => inSet.has(warmKey(target))).map((target) => readWarmFacts(reading, target)),
    );
    const now: WarmNow = {
      names: new Map(names.map((target) => [warmKey(target), target])),
      facts: new Map(facts.map((each) => [warmKey(each), each])),
      ...{ inMemory, unread: new Map() },
    };
    return differenceOf(set, now, gateway.capabilities);
  }
  /** Carries wishes out by the plan that is shown for them. */
  async function apply(wishes: readonly BulkWish[]): Promise<void> {
    const isBusy = () => false;
    const fieldSamples = { get: () => null };
    const planning = { gateway, loadedFields: records.get, fieldSamples, isBusy, now: Date.now, options: {} };
    for (const { wish, verdict } of orderPlan(await planWishes(planning, wishes))) {
      expect(verdict.kind, JSON.stringify([wish, verdict])).toBe('do');
      const task =
        wish.action === 'load'
          ? tasks.startLoad(wish.target, wish.options)
          : tasks.startRelease(wish.target, wish.partitions);
      const end = await ended(task);
      expect(end.status, JSON.stringify([wish, end.error])).toBe('done');
    }
  }
  /** Names of the partitions in memory, as the server's own state has them. */
  const held = () =>
    Object.fromEntries(
      [...sandbox.world.collections()].flatMap(({ name, partitions }) => {
        const inMemory = partitions.filter(({ memory }) => memory !== null).map((each) => each.name);
        return inMemory.length === 0 ? [] : [[name, inMemory.sort()]];
      }),
    );
  const bringBack = async (set: readonly WarmCollection[], choices: WarmChoices) => {
    await apply(wishesOf(SAMPLE_CONNECTION_ID, await compare(set), choices, gateway.capabilities));
  };
  const load = async (name: string, over: Partial<typeof LOAD_EVERYTHING>) => {
    const id = profile.startsWith('lite') ? { collectionId: null } : {};
    const end = await ended(
      tasks.startLoad({ ...stage.collection(name), ...id }, { ...LOAD_EVERYTHING, ...over }),
    );
    expect(end.status, JSON.stringify(end.error)).toBe('done');
  };
  const release = async (name: string, database = 'default') => {
    const collectionId = profile.startsWith('lite') ? null : sandbox.world.collection(database, name).id;
    const target = { connectionId: SAMPLE_CONNECTION_ID, database, collection: name, collectionId };
    expect((await ended(tasks.startRelease(target, null))).status).toBe('done');
  };
  return { ...stage, capture, compare, bringBack, held, load, release };
}

const notSame = (differences: readonly Difference[]) => differences.filter(({ kind }) => kind !== 'same');

describe.each(profileNames)('on %s', (profile) => {
  it('a set brings back what was released, and differs in nothing afterwards', async () => {
    const stage = await warmStage(profile);
    const { gateway, capture, compare, bringBack, held, load, release, sandbox } = stage;
    await load('events', { fields: null });
    if (gateway.capabilities.partitionLoad.supported) await load('translations', { partitions: ['ko'] });
    // milvus-lite has nothing partly loaded, whatever the scenario says.
    else await load('books', {});
    const before = held();
    const set = await capture();
    expect(set.map(({ collection }) => collection).sort()).toEqual(Object.keys(before).sort());
    expect(notSame(await compare(set))).toEqual([]);

    for (const { name, database } of [...sandbox.world.collections()].map((each) => ({
      name: each.name,
      database: each.name.startsWith('reviews') ? 'reviews' : 'default',
    })))
      if (held()[name] !== undefined) await release(name, database);
    expect(held()).toEqual({});
    expect(notSame(await compare(set))).toHaveLength(set.length);

    await bringBack(set, { ...CAREFUL, unknownWithAllFields: true });
    expect(held()).toEqual(before);
    expect(notSame(await compare(set))).toEqual([]);
  });

  it('a set takes what came since away, and changes what is loaded otherwise', async () => {
    const stage = await warmStage(profile);
    const { gateway, capture, compare, bringBack, held, load, release } = stage;
    const { fieldLoad, partitionLoad } = gateway.capabilities;
    await release('authors');
    await load('authors', fieldLoad.supported ? { fields: ['id', 'embedding'] } : {});
    const before = held();
    const set = await capture();

    await load('events', {});
    await release('authors');
    await load('authors', {});
    if (partitionLoad.supported) {
      await release('books');
      await load('books', {});
    }
    const differing = notSame(await compare(set)).map(({ collection }) => collection);
    expect(differing).toContain('events');
    expect(differing.includes('authors')).toBe(fieldLoad.supported);
    expect(differing.includes('books')).toBe(partitionLoad.supported);

    await bringBack(set, EVERYTHING);
    expect(held()).toEqual(before);
    expect(notSame(await compare(set))).toEqual([]);
  });
});

describe.each(['2.3.5', '2.4.23', '2.5.27', '2.6.24'] as const)('replicas on %s', (profile) => {
  it('are as many again', async () => {
    const { capture, compare, bringBack, load, release, sandbox } = await warmStage(profile, 'three-nodes');
    if (sandbox.world.collection('default', 'books').loadedWith !== null) await release('books');
    await load('books', { replicas: 2 });
    const set = await capture();
    expect(set.find(({ collection }) => collection === 'books')?.replicas).toBe(2);
    await release('books');
    await load('books', { replicas: 1 });
    expect(notSame(await compare(set))).toMatchObject([{ collection: 'books', replicas: 'differs' }]);
    await bringBack(set, EVERYTHING);
    expect(sandbox.world.collection('default', 'books').loadedWith?.replicas).toBe(2);
    expect(notSame(await compare(set))).toEqual([]);
  });
});
