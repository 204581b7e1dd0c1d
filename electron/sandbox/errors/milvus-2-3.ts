import type { ErrorTable } from './kinds';
import { numbered, plain } from './kinds';
import { milvusErrors } from './milvus';

/** Where Milvus 2.3.5 says it otherwise; checked against a running server. */
export const milvus23Errors: ErrorTable = {
  ...milvusErrors,
  databaseNotFound: (facts, method) =>
    method === 'CreateCollection' || method === 'RenameCollection'
      ? plain(`database:${facts.database} not found`)
      : milvusErrors.databaseNotFound(facts, method),
  collectionNotFound: ({ database, collection }, method) => {
    const withoutDatabase = method === 'ListAliases' || method === 'AlterAlias';
    const where = withoutDatabase ? '' : `[database=${database}]`;
    const words = `collection not found${where}[collection=${collection}]`;
    return method === 'DescribeCollection'
      ? numbered(100, 'UnexpectedError', `can't find collection ${words}`, words)
      : numbered(100, 'CollectionNotExists', words);
  },
  renameMissing: ({ databaseId, collection, at }) =>
    numbered(
      100,
      'CollectionNotExists',
      `timestamp = ${at}: collection not found[database=${databaseId}][collection=${collection}]`,
    ),
  vectorIndexMissing: ({ collection }) =>
    plain(`there is no vector index on collection: ${collection}, please create index firstly`),
  replicasDiffer: ({ loaded, asked }, method) => {
    const what = method === 'LoadCollection' ? 'collection' : 'partitions';
    const words =
      `can't change the replica number for loaded ${what}: ` +
      `invalid parameter[expected=${String(loaded)}][actual=${String(asked)}]`;
    return numbered(1100, 'IllegalArgument', words, `failed to load ${what}: ${words}`);
  },
  nodesNotEnough: (_facts, method) => {
    const what = method === 'LoadCollection' ? 'collection' : 'partitions';
    return plain(
      'nodes not enough',
      `failed to load ${what}: failed to spawn replica for collection: nodes not enough`,
    );
  },
  notRefreshable: ({ collectionId }) =>
    numbered(101, 'UnexpectedError', `collection not loaded[collection=${collectionId}]`),
  resourceGroupNotFound: ({ group }, method) => {
    const words = `resource group not found[rg=${group}]`;
    if (!method.startsWith('Load')) return numbered(300, 'UnexpectedError', words);
    const chain = `failed to spawn replica for collection: ${words}`;
    const what = method === 'LoadCollection' ? 'collection' : 'partitions';
    return numbered(300, 'UnexpectedError', chain, `failed to load ${what}: ${chain}`);
  },
};
