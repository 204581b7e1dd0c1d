import { describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { encodeSchema } from '../../scripts/lib/milvus-client.mjs';
import { codeOf } from './outcome';
import { useRealServer } from './real-server';

const DB = 'default';
const BOOKS = 'books';

const real = useRealServer('lite', async (probe) => {
  const where = { db_name: '', collection_name: BOOKS };
  const fields = [
    { name: 'id', data_type: 'Int64', is_primary_key: true },
    { name: 'embedding', data_type: 'FloatVector', type_params: [{ key: 'dim', value: '4' }] },
  ];
  await probe.call('CreateCollection', { ...where, schema: encodeSchema({ name: BOOKS, fields }) });
  await probe.call('CreatePartition', { ...where, partition_name: 'poetry' });
  // Without an index it is always in memory.
  await probe.call('CreateIndex', {
    ...where,
    ...{ field_name: 'embedding', index_name: 'embedding' },
    extra_params: [
      { key: 'index_type', value: 'FLAT' },
      { key: 'metric_type', value: 'L2' },
      { key: 'params', value: '{}' },
    ],
  });
});

const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).sort();

describe('the gateway on milvus-lite', () => {
  it('knows what it talks to', () => {
    expect(real.gateway.server.flavor).toBe('lite');
    expect(real.gateway.capabilities.partitionLoad).toMatchObject({ supported: false, reason: 'lite' });
  });

  it('lists, and has no ids where the server has none', async () => {
    expect(await real.gateway.listCollections(DB)).toMatchObject([{ name: BOOKS, id: null }]);
    expect(names(await real.gateway.listPartitions(DB, BOOKS))).toEqual(['_default', 'poetry']);
    expect(await real.gateway.describeCollection(DB, BOOKS)).toMatchObject({
      name: BOOKS,
      id: null,
      createdAt: null,
    });
  });

  it('says "not supported", never success, for what the server lacks', async () => {
    for (const call of [
      () => real.gateway.loadPartitions(DB, BOOKS, ['poetry'], LOAD_EVERYTHING),
      () => real.gateway.releasePartitions(DB, BOOKS, ['poetry']),
    ]) {
      expect(await codeOf(call())).toBe('notSupported');
    }
  });

  it('loads and releases a collection, and does not take its 0 % for a load on the way', async () => {
    await real.gateway.loadCollection(DB, BOOKS, LOAD_EVERYTHING);
    expect(names(await real.gateway.collectionsInMemory(DB))).toEqual([BOOKS]);
    await real.gateway.releaseCollection(DB, BOOKS);
    expect(await real.reader.percent(BOOKS)).toBe(0);
    expect(await real.gateway.collectionsInMemory(DB)).toEqual([]);
    expect(await real.gateway.partitionsInMemory(DB, BOOKS)).toEqual([]);
  });

  it('tells what is not there, though the status says Success', async () => {
    expect(await codeOf(real.gateway.describeCollection(DB, 'gone'))).toBe('collectionNotFound');
    expect(await codeOf(real.gateway.loadCollection(DB, 'gone', LOAD_EVERYTHING))).toBe('collectionNotFound');
  });

  it('drops', async () => {
    await real.gateway.dropCollection(DB, BOOKS);
    expect(await real.gateway.listCollections(DB)).toEqual([]);
  });
});
