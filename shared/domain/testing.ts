import type { Definition } from './definition';
import { DEFINITION_FORMAT, DEFINITION_VERSION } from './definition';

/** For tests: the definition of a collection with a key, a vector, an index, an alias and three partitions. */
export function aDefinition(changes: Partial<Definition> = {}): Definition {
  const partitions = ['_default', 'old', 'recent'];
  return {
    ...{ format: DEFINITION_FORMAT, version: DEFINITION_VERSION, database: 'default', collection: 'books' },
    schema: {
      name: 'books',
      fields: [
        { name: 'id', data_type: 'Int64', is_primary_key: true },
        { name: 'v', data_type: 'FloatVector', type_params: [{ key: 'dim', value: '8' }] },
      ],
    },
    ...{ shards: 1, consistency: 'Bounded', properties: [] },
    partitions: { kind: 'read', value: partitions },
    indexes: {
      kind: 'read',
      value: [
        {
          ...{ name: 'v_idx', field: 'v' },
          params: [
            { key: 'index_type', value: 'HNSW' },
            { key: 'metric_type', value: 'COSINE' },
          ],
        },
      ],
    },
    aliases: { kind: 'read', value: ['library'] },
    record: {
      ...{ connectionName: 'analytics-eu', serverVersion: 'v2.5.27', readAt: 1_700_000_000_000 },
      ...{ collectionId: '449000000000000007', createdAt: 1_690_000_000_000, rowCount: '9007199254740993' },
      partitions: partitions.map((name) => ({ name, id: null, createdAt: null, rowCount: '10' })),
      loaded: {
        kind: 'read',
        value: { partitions: [], fields: { kind: 'unknown' }, replicas: null, resourceGroups: null },
      },
      grants: { kind: 'read', value: [] },
    },
    ...changes,
  };
}
