import { describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { fillCollection, type FillOptions } from '../fixtures/milvus-fill';
import { until } from '../fixtures/until';
import { codeOf } from './outcome';
import { useRealServer } from './real-server';

const SMALL: FillOptions = {
  ...{ collection: 'books', partitions: ['fiction', 'poetry'] },
  ...{ rowsPerPartition: 300, dimension: 8, withIndex: true },
};
const DB = 'default';
const BOOKS = 'books';
const LOAD_MS = 60_000;

const real = useRealServer('2.2.16', async (probe) => {
  await fillCollection(probe, SMALL);
  await fillCollection(probe, {
    ...SMALL,
    ...{ collection: 'drafts', partitions: [], rowsPerPartition: 0, withIndex: false },
  });
});

const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).sort();
const inMemory = async (expected: string[]): Promise<void> =>
  until(
    `${expected.join()} in memory`,
    async () => {
      const found = await real.gateway.partitionsInMemory(DB, BOOKS);
      return found.every(({ percent }) => percent === 100) && names(found).join() === expected.join();
    },
    LOAD_MS,
  );

// Its failures have no numbers: only the table of words tells them apart.
describe('the gateway on Milvus 2.2.16', () => {
  it('knows what it talks to and what that cannot do', () => {
    expect(real.gateway.server).toMatchObject({ version: [2, 2, 16], flavor: 'milvus' });
    expect(real.gateway.capabilities.mixPartitionAndCollectionLoad.supported).toBe(false);
    expect(real.gateway.capabilities.refreshLoad.supported).toBe(false);
  });

  it('lists what the wire says', async () => {
    expect(names(await real.gateway.listCollections(DB))).toEqual(await real.reader.collections());
    expect(names(await real.gateway.listPartitions(DB, BOOKS))).toEqual(['_default', 'fiction', 'poetry']);
    expect(await real.gateway.listDatabases()).toEqual(['default']);
    expect(await real.gateway.listIndexes(DB, 'drafts')).toEqual([]);
    expect(await real.gateway.collectionsInMemory(DB)).toEqual([]);
    expect(await real.gateway.partitionsInMemory(DB, BOOKS)).toEqual([]);
  });

  it('tells why a request is refused', async () => {
    expect(await codeOf(real.gateway.loadCollection(DB, 'drafts', LOAD_EVERYTHING))).toBe('indexMissing');
    expect(await codeOf(real.gateway.describeCollection(DB, 'gone'))).toBe('collectionNotFound');
    expect(await codeOf(real.gateway.dropPartition(DB, 'drafts', '_default'))).toBe('defaultPartition');
  });

  it('loads and releases partitions by themselves', async () => {
    await real.gateway.loadPartitions(DB, BOOKS, ['fiction', 'poetry'], LOAD_EVERYTHING);
    await inMemory(['fiction', 'poetry']);
    await real.gateway.releasePartitions(DB, BOOKS, ['poetry']);
    await inMemory(['fiction']);
    expect(await real.reader.inMemory(BOOKS)).toEqual({ fiction: 100 });
    expect(await codeOf(real.gateway.dropPartition(DB, BOOKS, 'fiction'))).toBe('partitionIsLoaded');
    await real.gateway.releaseCollection(DB, BOOKS);
    expect(await real.reader.inMemory(BOOKS)).toEqual({});
  });

  it('is refused single partitions once the collection is loaded whole', async () => {
    await real.gateway.loadCollection(DB, BOOKS, LOAD_EVERYTHING);
    await inMemory(['_default', 'fiction', 'poetry']);
    expect(await codeOf(real.gateway.releasePartitions(DB, BOOKS, ['poetry']))).toBe(
      'partitionReleaseAfterCollection',
    );
    expect(await codeOf(real.gateway.loadPartitions(DB, BOOKS, ['poetry'], LOAD_EVERYTHING))).toBe(
      'partitionLoadAfterCollection',
    );
    expect(Object.keys(await real.reader.inMemory(BOOKS)).sort()).toEqual(['_default', 'fiction', 'poetry']);
  });

  it('drops what is loaded', async () => {
    await real.gateway.dropCollection(DB, BOOKS);
    expect(await real.reader.has(BOOKS)).toBe(false);
  });
});
