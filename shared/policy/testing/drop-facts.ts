import type { DropFacts } from '../../domain/collection';

/** For tests: what reading for a drop found: a collection "books" with one row, and nothing in memory. */
export const dropFactsOf = (over: Partial<DropFacts> = {}): DropFacts => ({
  ...{ readAt: 1, collection: 'books', collectionId: '1', partition: null, partitionId: null },
  ...{ rowCount: '1', partitionNames: [], aliases: [], indexes: [] },
  ...{ loadedPartitions: [], loadedSince: null, replicas: null, partitionKeyMode: false },
  lookAlikes: { named: [], more: 0 },
  ...over,
});
