import type { Scenario } from './scenario';

/** One database with that many small collections, every tenth of them in memory. */
export function manyCollections(count: number): Scenario {
  return {
    default: Array.from({ length: count }, (_, at) => ({
      name: `collection_${String(at).padStart(5, '0')}`,
      fields: [
        { name: 'id', type: 'Int64', is: 'primaryKey' as const },
        { name: 'embedding', type: 'FloatVector', dim: 8 },
      ],
      partitions: { _default: at },
      indexes: { embedding: { index_type: 'AUTOINDEX', metric_type: 'L2' } },
      ...(at % 10 === 0 ? { loaded: 'all' as const } : {}),
    })),
  };
}
