import { afterEach, describe, expect, it } from 'vitest';
import { toAppError } from '@shared/ipc/result';
import { profileNames, type ProfileName } from '../sandbox';
import type { MilvusGateway } from './gateway-types';
import { codeOf, openSandbox } from './testing/open-sandbox';

const LOAD = { fields: null, skipDynamicField: false, replicas: null, resourceGroups: null, priority: null };
const LOAD_TIME_MS = 60_000;
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function sample(profile: ProfileName) {
  const { sandbox, gateway, clock, stop } = await openSandbox({ profile });
  stops.push(stop);
  const load = async () => {
    await gateway.loadCollection('default', 'books', LOAD);
    clock.advance(LOAD_TIME_MS);
  };
  return { gateway, clock, load, calls: sandbox.calls };
}

async function loadedPartitions(gateway: MilvusGateway): Promise<string[]> {
  const inMemory = await gateway.partitionsInMemory('default', 'books');
  return inMemory
    .filter((partition) => partition.percent === 100)
    .map((partition) => partition.name)
    .sort();
}

describe.each(profileNames)('%s', (profile) => {
  const isLite = profile.startsWith('lite');

  it('is read, with one request a question', async () => {
    const { gateway, calls } = await sample(profile);
    expect(gateway.server.flavor).toBe(isLite ? 'lite' : 'milvus');
    expect(await gateway.listDatabases()).toEqual(expect.arrayContaining(['default', 'archive']));
    expect((await gateway.listCollections('default')).map((entry) => entry.name).sort()).toEqual([
      'bare',
      'books',
    ]);
    expect(await gateway.listCollections('archive')).toEqual([]);
    expect(await gateway.collectionsInMemory('default')).toEqual([]);
    const description = await gateway.describeCollection('default', 'books');
    expect(description.name).toBe('books');
    expect(description.id === null).toBe(isLite);
    expect(description.fields.map((field) => field.name)).toEqual(['id', 'embedding', 'title']);
    expect(await gateway.rowCount('default', 'books')).toBe('60');
    expect(await gateway.partitionRowCount('default', 'books', 'old')).toBe('20');
    expect(await gateway.listIndexes('default', 'books')).toMatchObject([
      { field: 'embedding', type: 'HNSW' },
    ]);
    expect(await gateway.listIndexes('default', 'bare')).toEqual([]);
    const before = calls.length;
    await gateway.listPartitions('default', 'books');
    expect(calls.length).toBe(before + 1);
  });

  it('names what is missing', async () => {
    const { gateway } = await sample(profile);
    expect(await codeOf(gateway.describeCollection('default', 'nope'))).toBe('collectionNotFound');
    expect(await codeOf(gateway.partitionsInMemory('default', 'nope'))).toBe('collectionNotFound');
    expect(await codeOf(gateway.listCollections('nope'))).toBe('databaseNotFound');
  });

  it('loads, tells how far it is, and releases', async () => {
    const { gateway, clock } = await sample(profile);
    await gateway.loadCollection('default', 'books', LOAD);
    // milvus-lite loads in one go: its 0 % means that nothing is there.
    if (!isLite)
      expect(await gateway.collectionsInMemory('default')).toMatchObject([{ name: 'books', percent: 0 }]);
    clock.advance(LOAD_TIME_MS);
    expect(await gateway.collectionsInMemory('default')).toMatchObject([{ name: 'books', percent: 100 }]);
    expect(await loadedPartitions(gateway)).toEqual(['_default', 'old', 'recent']);
    await gateway.releaseCollection('default', 'books');
    expect(await gateway.collectionsInMemory('default')).toEqual([]);
  });

  it('refuses, or not, as its capabilities say', async () => {
    const { gateway, load } = await sample(profile);
    const { capabilities } = gateway;
    const allowed = (name: keyof typeof capabilities, refusal: string) =>
      capabilities[name].supported ? 'success' : refusal;
    expect(await codeOf(gateway.loadCollection('default', 'bare', LOAD))).toBe(
      allowed('loadWithoutIndex', 'indexMissing'),
    );
    await load();
    expect(await codeOf(gateway.dropPartition('default', 'books', 'old'))).toBe(
      allowed('dropLoadedPartition', 'partitionIsLoaded'),
    );
    const refusal = isLite ? 'notSupported' : 'partitionReleaseAfterCollection';
    expect(await codeOf(gateway.releasePartitions('default', 'books', ['recent']))).toBe(
      capabilities.partitionRelease.supported ? allowed('mixPartitionAndCollectionLoad', refusal) : refusal,
    );
    expect(await codeOf(gateway.dropPartition('default', 'books', '_default'))).toBe(
      isLite ? 'defaultPartition' : 'partitionIsLoaded',
    );
    expect(await codeOf(gateway.dropCollection('default', 'books'))).toBe(
      allowed('dropAliasedCollection', 'collectionHasAliases'),
    );
  });
});

describe.each(['2.4.23', '2.5.27'] as const)('%s', (profile) => {
  it('keeps the fields that it loaded until it is released', async () => {
    const { gateway, clock } = await sample(profile);
    const some = { ...LOAD, fields: ['id', 'embedding'] };
    await gateway.loadCollection('default', 'books', some);
    clock.advance(LOAD_TIME_MS);
    expect(await codeOf(gateway.loadCollection('default', 'books', some))).toBe('success');
    expect(await codeOf(gateway.loadCollection('default', 'books', LOAD))).toBe('loadFieldsDiffer');
    await gateway.releaseCollection('default', 'books');
    expect(await codeOf(gateway.loadCollection('default', 'books', LOAD))).toBe('success');
  });

  it('names the key that a choice of fields lacks', async () => {
    const { gateway } = await sample(profile);
    const error = await gateway
      .loadCollection('default', 'books', { ...LOAD, fields: ['embedding'] })
      .catch(toAppError);
    expect(error).toMatchObject({
      code: 'invalidParameter',
      params: { missing: 'primary key field', field: 'id' },
    });
  });
});

it('tells "partly loaded" by its partitions, and drops one that was released', async () => {
  const { gateway, clock } = await sample('2.3.5');
  await gateway.loadPartitions('default', 'books', ['old', 'recent'], LOAD);
  clock.advance(LOAD_TIME_MS);
  expect(await gateway.collectionsInMemory('default')).toMatchObject([{ percent: 100 }]);
  expect(await loadedPartitions(gateway)).toEqual(['old', 'recent']);
  await gateway.releasePartitions('default', 'books', ['old']);
  expect(await loadedPartitions(gateway)).toEqual(['recent']);
  await gateway.dropPartition('default', 'books', 'old');
  expect(
    (await gateway.listPartitions('default', 'books')).map((partition) => partition.name).sort(),
  ).toEqual(['_default', 'recent']);
  expect(await codeOf(gateway.dropCollection('default', 'catalog'))).toBe('aliasGiven');
});
