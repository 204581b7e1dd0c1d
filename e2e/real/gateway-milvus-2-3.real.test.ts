import { describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { fillCollection, type FillOptions } from '../fixtures/milvus-fill';
import { until } from '../fixtures/until';
import { codeOf, errorOf } from './outcome';
import { useRealServer } from './real-server';

const SMALL: FillOptions = {
  ...{ collection: 'books', partitions: ['fiction', 'poetry', 'science'] },
  ...{ rowsPerPartition: 500, dimension: 8, withIndex: true },
};
const DB = 'default';
const BOOKS = 'books';
const ALL = ['_default', 'fiction', 'poetry', 'science'];
const LOAD_MS = 60_000;

const real = useRealServer('2.3.5', async (probe) => {
  await fillCollection(probe, SMALL);
  await fillCollection(probe, {
    ...SMALL,
    ...{ collection: 'drafts', partitions: [], rowsPerPartition: 0, withIndex: false },
  });
  await probe.call('CreateAlias', { db_name: DB, collection_name: BOOKS, alias: 'library' });
});

const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).sort();

async function loadWhole(): Promise<void> {
  await real.gateway.loadCollection(DB, BOOKS, LOAD_EVERYTHING);
  await until(
    'every partition is loaded',
    async () => {
      const inMemory = await real.gateway.partitionsInMemory(DB, BOOKS);
      return inMemory.length === ALL.length && inMemory.every(({ percent }) => percent === 100);
    },
    LOAD_MS,
  );
}

describe('the gateway on Milvus 2.3.5', () => {
  it('knows what it talks to and what that can do', () => {
    expect(real.gateway.server).toMatchObject({ version: [2, 3, 5], flavor: 'milvus' });
    expect(real.gateway.capabilities.fieldLoad).toMatchObject({ supported: false, since: '2.4.10' });
    expect(real.gateway.capabilities.mixPartitionAndCollectionLoad.supported).toBe(true);
  });

  it('lists and describes what the wire says', async () => {
    expect(names(await real.gateway.listCollections(DB))).toEqual(await real.reader.collections());
    const described = await real.gateway.describeCollection(DB, BOOKS);
    expect(described).toMatchObject({
      id: await real.reader.collectionId(BOOKS),
      aliases: ['library'],
      dynamicField: false,
    });
    expect(described.fields).toMatchObject([
      { name: 'id', type: 'Int64', roles: ['primaryKey'] },
      { name: 'year', type: 'Int32' },
      { name: 'embedding', type: 'FloatVector', isVector: true, dimension: 8 },
    ]);
    expect(await real.gateway.rowCount(DB, BOOKS)).toBe('1500');
    expect(await real.gateway.partitionRowCount(DB, BOOKS, 'poetry')).toBe('500');
    expect(await real.gateway.listIndexes(DB, BOOKS)).toMatchObject([
      { field: 'embedding', state: 'finished' },
    ]);
    expect(await real.gateway.listIndexes(DB, 'drafts')).toEqual([]);
    expect(names(await real.gateway.listPartitions(DB, BOOKS))).toEqual(ALL);
    expect(await real.gateway.listDatabases()).toEqual(['default']);
  });

  it('reads "not loaded" as nothing in memory', async () => {
    expect(await real.gateway.collectionsInMemory(DB)).toEqual([]);
    expect(await real.gateway.partitionsInMemory(DB, BOOKS)).toEqual([]);
    expect(await codeOf(real.gateway.refreshProgress(DB, BOOKS))).toBe('notLoaded');
  });

  it('tells why a load is refused', async () => {
    expect(await codeOf(real.gateway.loadCollection(DB, 'drafts', LOAD_EVERYTHING))).toBe('indexMissing');
    expect(await codeOf(real.gateway.loadCollection(DB, 'gone', LOAD_EVERYTHING))).toBe('collectionNotFound');
    expect(await codeOf(real.gateway.loadPartitions(DB, BOOKS, ['gone'], LOAD_EVERYTHING))).toBe(
      'partitionNotFound',
    );
    expect(await codeOf(real.gateway.refreshLoad(DB, BOOKS))).toBe('notLoaded');
    expect(await codeOf(real.gateway.listCollections('gone'))).toBe('databaseNotFound');
    expect(await real.reader.inMemory(BOOKS)).toEqual({});
  });

  it('loads whole, and tells partly loaded from loaded', async () => {
    await loadWhole();
    expect(await real.reader.inMemory(BOOKS)).toEqual(Object.fromEntries(ALL.map((name) => [name, 100])));
    expect(await real.gateway.collectionsInMemory(DB)).toMatchObject([{ name: BOOKS, percent: 100 }]);

    await real.gateway.releasePartitions(DB, BOOKS, ['poetry']);
    expect(names(await real.gateway.partitionsInMemory(DB, BOOKS))).toEqual([
      '_default',
      'fiction',
      'science',
    ]);
    expect(Object.keys(await real.reader.inMemory(BOOKS)).sort()).toEqual(['_default', 'fiction', 'science']);
    // What the collection itself says still looks like loaded.
    expect(await real.gateway.collectionsInMemory(DB)).toMatchObject([{ name: BOOKS, percent: 100 }]);
    expect(await real.reader.percent(BOOKS)).toBe(100);

    await real.gateway.loadPartitions(DB, BOOKS, ['poetry'], LOAD_EVERYTHING);
    await loadWhole();
  });

  it('reads replicas of what is in memory', async () => {
    const replicas = await real.gateway.replicas(DB, BOOKS, await real.reader.collectionId(BOOKS));
    expect(replicas).toHaveLength(1);
    expect(replicas[0]?.nodes.length).toBeGreaterThan(0);
  });

  it('refuses other replicas while loaded, in the words of the table', async () => {
    const error = await errorOf(real.gateway.loadCollection(DB, BOOKS, { ...LOAD_EVERYTHING, replicas: 2 }));
    expect(error).toMatchObject({ code: 'replicasDiffer', serverCode: 'Milvus 1100' });
  });

  it('does not drop a loaded partition, nor the default one', async () => {
    const before = await real.reader.picture();
    expect(await codeOf(real.gateway.dropPartition(DB, BOOKS, 'poetry'))).toBe('partitionIsLoaded');
    expect(await codeOf(real.gateway.dropPartition(DB, BOOKS, '_default'))).toBe('partitionIsLoaded');
    expect(await codeOf(real.gateway.dropPartition(DB, 'drafts', '_default'))).toBe('defaultPartition');
    expect(await real.reader.picture()).toEqual(before);
  });

  it('creates, releases and drops a partition', async () => {
    await real.gateway.createPartition(DB, BOOKS, 'travel');
    expect(await real.reader.partitions(BOOKS)).toContain('travel');
    // Milvus up to 2.3 takes a second one for the first.
    expect(await codeOf(real.gateway.createPartition(DB, BOOKS, 'travel'))).toBe('success');
    await real.gateway.releasePartitions(DB, BOOKS, ['travel']);
    await real.gateway.dropPartition(DB, BOOKS, 'travel');
    expect(await real.reader.partitions(BOOKS)).toEqual(ALL);
  });

  it('does not take an alias for the collection when it drops', async () => {
    expect(await codeOf(real.gateway.dropCollection(DB, 'library'))).toBe('aliasGiven');
    expect(await real.reader.has(BOOKS)).toBe(true);
  });

  it('releases, drops, and takes both a second time', async () => {
    await real.gateway.releaseCollection(DB, BOOKS);
    expect(await real.reader.percent(BOOKS)).toBeNull();
    expect(await codeOf(real.gateway.releaseCollection(DB, BOOKS))).toBe('success');
    await real.gateway.dropCollection(DB, 'drafts');
    expect(await real.reader.has('drafts')).toBe(false);
    expect(await codeOf(real.gateway.describeCollection(DB, 'drafts'))).toBe('collectionNotFound');
    expect(await codeOf(real.gateway.dropCollection(DB, 'drafts'))).toBe('success');
  });
});

describe('a server that hangs', () => {
  it('is a call that timed out, and answers again afterwards', async () => {
    await real.server.pause();
    const began = Date.now();
    const error = await errorOf(real.gateway.listCollections(DB, { timeoutMs: 1_500 }));
    real.server.resume();
    expect(error.code).toBe('timeout');
    expect(Date.now() - began).toBeLessThan(4_000);
    await until(
      'it answers again',
      async () => (await codeOf(real.gateway.listCollections(DB))) === 'success',
      LOAD_MS,
    );
  });
});
