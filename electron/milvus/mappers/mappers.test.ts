import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDescription, toReplicas, toRowCount } from './collection';
import { toIndexes } from './indexes';
import {
  toCollections,
  toCollectionsInMemory,
  toDatabases,
  toPartitions,
  toPartitionsInMemory,
} from './names';
import { toId, toInt64, toPercent, toTime } from './wire-values';

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const CREATED = 1_700_000_000_123;

describe('64-bit integers', () => {
  it('keep every digit', () => {
    fc.assert(fc.property(int64, (text) => toInt64(text) === text));
  });

  it('are ids unless they are 0, which stands for none', () => {
    expect([toId('0'), toId(0), toId(''), toId(undefined), toId('4611686018427387905')]).toEqual([
      null,
      null,
      null,
      null,
      '4611686018427387905',
    ]);
  });
});

describe('times and percentages', () => {
  it('are null for what cannot be a time', () => {
    expect([
      toTime('0'),
      toTime(''),
      toTime('17'),
      toTime('99999999999999999'),
      toTime(String(CREATED)),
    ]).toEqual([null, null, null, null, CREATED]);
  });

  it('stay within 0 and 100', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const percent = toPercent(value);
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
      }),
    );
    expect([toPercent('37'), toPercent('101'), toPercent(undefined), toPercent('-1')]).toEqual([
      37, 100, 0, 0,
    ]);
  });
});

describe('lists of names', () => {
  const row = fc.record({
    name: fc.string(),
    id: int64,
    time: fc.integer({ min: CREATED, max: CREATED * 2 }),
  });

  it('keep each name with its own id and time', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const reply = {
          collection_names: rows.map((entry) => entry.name),
          collection_ids: rows.map((entry) => entry.id),
          created_utc_timestamps: rows.map((entry) => String(entry.time)),
        };
        const expected = rows.map(({ name, id, time }) => ({
          name,
          id: id === '0' ? null : id,
          createdAt: time,
        }));
        expect(toCollections(reply)).toEqual(expected);
      }),
    );
  });

  it('are read from the columns of partitions too', () => {
    expect(
      toPartitions({ partition_names: ['_default'], partitionIDs: ['5'], created_utc_timestamps: [] }),
    ).toEqual([{ name: '_default', id: '5', createdAt: null }]);
    expect(
      toPartitionsInMemory({ partition_names: ['p'], partitionIDs: ['5'], inMemory_percentages: ['40'] }),
    ).toEqual([{ name: 'p', id: '5', percent: 40 }]);
  });

  it('have no ids where milvus-lite gives none', () => {
    expect(
      toCollectionsInMemory({ collection_names: ['a'], collection_ids: [], inMemory_percentages: ['100'] }),
    ).toEqual([{ name: 'a', id: null, percent: 100 }]);
  });
});

const described = {
  schema: {
    name: 'books',
    description: 'd',
    enable_dynamic_field: true,
    fields: [
      { name: 'id', fieldID: '100', data_type: 'Int64', is_primary_key: true, autoID: true },
      {
        name: 'tenant',
        fieldID: '101',
        data_type: 'VarChar',
        is_partition_key: true,
        is_clustering_key: true,
        type_params: [{ key: 'max_length', value: '64' }],
      },
      { name: 'vec', fieldID: '102', data_type: 'Float16Vector', type_params: [{ key: 'dim', value: '8' }] },
      { name: 'sparse', fieldID: '103', data_type: 'SparseFloatVector' },
      { name: 'tags', fieldID: '104', data_type: 'Array', element_type: 'VarChar', nullable: true },
      { name: '$meta', fieldID: '105', data_type: 'JSON', is_dynamic: true },
      { name: 'later', fieldID: '106', data_type: 77 },
    ],
    struct_array_fields: [
      { name: 'parts', fieldID: '107', fields: [{ name: 'v', data_type: 'ArrayOfVector' }] },
    ],
  },
  collectionID: '4470',
  collection_name: 'books',
  aliases: ['ali'],
  num_partitions: '3',
  shards_num: 2,
  consistency_level: 'Bounded',
  created_utc_timestamp: String(CREATED),
  properties: [{ key: 'collection.ttl.seconds', value: '60' }],
};

describe('a description', () => {
  const description = toDescription(described, 'ali');

  it('has the name that the server answers with', () => {
    expect(description).toMatchObject({
      id: '4470',
      name: 'books',
      aliases: ['ali'],
      partitionCount: 3,
      shards: 2,
      consistency: 'Bounded',
      createdAt: CREATED,
      dynamicField: true,
      properties: [{ key: 'collection.ttl.seconds', value: '60' }],
    });
  });

  it('has the fields that people defined, in schema order', () => {
    expect(description.fields.map((field) => [field.name, field.type, field.isVector, field.roles])).toEqual([
      ['id', 'Int64', false, ['primaryKey']],
      ['tenant', 'VarChar', false, ['partitionKey', 'clusteringKey']],
      ['vec', 'Float16Vector', true, []],
      ['sparse', 'SparseFloatVector', true, []],
      ['tags', 'Array<VarChar>', false, []],
      ['later', 'Type 77', false, []],
      ['parts', 'Array<Struct>', false, []],
    ]);
    expect(description.fields[1]?.maxLength).toBe(64);
    expect(description.fields[2]?.dimension).toBe(8);
  });

  it('says null where a server says nothing', () => {
    expect(
      toDescription(
        { collectionID: '0', shards_num: 0, num_partitions: '0', created_utc_timestamp: '0' },
        'asked',
      ),
    ).toMatchObject({
      id: null,
      name: 'asked',
      partitionCount: null,
      shards: null,
      createdAt: null,
      consistency: null,
    });
  });
});

describe('other replies', () => {
  it('tell rows as text, or null where none are told', () => {
    expect(toRowCount({ stats: [{ key: 'row_count', value: '9223372036854775807' }] })).toBe(
      '9223372036854775807',
    );
    expect(toRowCount({ stats: [] })).toBeNull();
    expect(toRowCount({ stats: [{ key: 'row_count', value: '' }] })).toBeNull();
  });

  it('tell how far an index is', () => {
    const index = (state: unknown) =>
      toIndexes({
        index_descriptions: [
          { index_name: 'i', field_name: 'vec', state, params: [{ key: 'index_type', value: 'HNSW' }] },
        ],
      })[0];
    expect(index('Finished')).toMatchObject({
      name: 'i',
      field: 'vec',
      type: 'HNSW',
      metric: null,
      state: 'finished',
    });
    expect(
      ['Unissued', 'InProgress', 'Retry', 'Failed', 'IndexStateNone', 9].map((state) => index(state)?.state),
    ).toEqual(['building', 'building', 'building', 'failed', 'unknown', 'unknown']);
  });

  it('tell replicas and their nodes', () => {
    expect(
      toReplicas({ replicas: [{ replicaID: '7', node_ids: ['1', '2'], resource_group_name: 'rg' }, {}] }),
    ).toEqual([{ id: '7', nodes: ['1', '2'], resourceGroup: 'rg' }]);
  });

  it('never break a mapper, whatever their shape', () => {
    const key = fc.constantFrom(
      'schema',
      'fields',
      'collection_names',
      'partition_names',
      'collection_ids',
      'index_descriptions',
      'params',
      'replicas',
      'stats',
      'db_names',
      'type_params',
    );
    const reply = fc.oneof(
      fc.anything(),
      fc.dictionary(key, fc.oneof(fc.anything(), fc.array(fc.anything()))),
    );
    const mappers = [
      toCollections,
      toCollectionsInMemory,
      toPartitions,
      toPartitionsInMemory,
      toDatabases,
      toIndexes,
      toReplicas,
      toRowCount,
      (value: unknown) => toDescription(value, 'asked'),
    ];
    fc.assert(
      fc.property(reply, (value) => {
        for (const mapper of mappers) expect(() => mapper(value)).not.toThrow();
      }),
    );
  });
});
