import { memoryWords } from './cluster';
import type { ErrorTable } from './kinds';
import { numbered } from './kinds';
import { milvusErrors } from './milvus';

/** Where Milvus 2.6 says it otherwise: the coordinator's numbers reach the client (2.6 querycoordv2/job). */
export const milvus26Errors: ErrorTable = {
  ...milvusErrors,
  nodesNotEnough: (facts) => milvusErrors.nodesNotEnough(facts, 'LoadPartitions'),
  notRefreshable: ({ collectionId }) =>
    numbered(101, 'UnexpectedError', `collection not loaded[collection=${collectionId}]`),
};

/** Milvus 3.0 names the missing collection also in the old field. */
export const milvus30Errors: ErrorTable = {
  ...milvus26Errors,
  // A failure that is remembered counts as "not loaded", around its own words (3.0 querycoordv2/services.go).
  loadFailed: ({ collectionId, ...facts }) =>
    numbered(
      101,
      'UnexpectedError',
      `${memoryWords(facts)}: collection not loaded[collection=${collectionId}]`,
    ),
  collectionNotFound: (facts, method) => ({
    ...milvusErrors.collectionNotFound(facts, method),
    errorCode: 'CollectionNotExists',
  }),
};
