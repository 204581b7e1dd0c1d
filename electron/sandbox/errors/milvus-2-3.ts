import type { ErrorTable } from './kinds';
import { nameWords, numbered, plain } from './kinds';
import { memoryWords } from './cluster';
import { milvusErrors } from './milvus';

const whatOf = (method: string) => (method === 'LoadCollection' ? 'collection' : 'partitions');
const illegal = (reason: string) => numbered(1100, 'IllegalArgument', reason);

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
    const prefix = method === 'Delete' ? 'Failed to get collection id: ' : '';
    const words = `${prefix}collection not found${where}[collection=${collection}]`;
    return method === 'DescribeCollection'
      ? numbered(100, 'UnexpectedError', `can't find collection ${words}`, words)
      : numbered(100, 'CollectionNotExists', words);
  },
  collectionGone: ({ collectionId }, method) => {
    const words = `collection not found[collection=${collectionId}]`;
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
  indexParams: ({ words }) => plain(words),
  vectorIndexMissing: ({ collection }) =>
    plain(`there is no vector index on collection: ${collection}, please create index firstly`),
  replicasDiffer: ({ loaded, asked }, method) => {
    const words =
      `can't change the replica number for loaded ${whatOf(method)}: ` +
      `invalid parameter[expected=${String(loaded)}][actual=${String(asked)}]`;
    return numbered(1100, 'IllegalArgument', words, `failed to load ${whatOf(method)}: ${words}`);
  },
  groupsMixDefault: ({ group }, method) => {
    const words = `invalid parameter[expected=no default resource group mixed with the other resource group(s)][actual=${group}]`;
    return illegal(`failed to load ${whatOf(method)}: ${words}`);
  },
  groupNotOfLoaded: ({ group }, method) => {
    const words = `given resource group not found: invalid parameter[expected=created resource group(s)][actual=${group}]`;
    return numbered(1100, 'IllegalArgument', words, `failed to load ${whatOf(method)}: ${words}`);
  },
  groupCount: (_facts, method) => {
    const words = 'resource group num can only be 0, 1 or same as replica number';
    return plain(words, `failed to load ${whatOf(method)}: failed to spawn replica for collection: ${words}`);
  },
  nodesNotEnough: (_facts, method) => {
    return plain(
      'nodes not enough',
      `failed to load ${whatOf(method)}: failed to spawn replica for collection: nodes not enough`,
    );
  },
  // 2.3 also says so in the old field (querycoordv2/services.go).
  loadFailed: (facts) =>
    numbered(3, 'InsufficientMemoryToLoad', `show collection failed: ${memoryWords(facts)}`),
  resourceGroupExists: () => plain('resource group already exist'),
  resourceGroupName: ({ name, fault }) =>
    fault === 'empty'
      ? plain("resource group name couldn't be empty")
      : numbered(
          1100,
          'IllegalArgument',
          `${nameWords('resource group name', name, fault).replace('name: ', 'name ')}: invalid parameter`,
        ),
  groupToMoveFrom: ({ group }) =>
    illegal(
      `source resource group not found: invalid parameter[expected=valid resource group][actual=${group}]`,
    ),
  nodesToMove: ({ needed }) =>
    needed < 1
      ? illegal(`invalid parameter[expected=NumNode > 0][actual=invalid NumNode ${String(needed)}]`)
      : plain('nodes not enough'),
  replicasToMove: ({ group, replicas }) =>
    illegal(
      'invalid parameter[expected=NumReplica not greater than the number of replica in source resource group]' +
        `[actual=only found [${String(replicas)}] replicas in source resource group[${group}]]`,
    ),
  resourceGroupIsDefault: ({ group, loaded }) =>
    loaded === null
      ? illegal('default resource group is not deletable: invalid parameter')
      : illegal(
          `some replicas still loaded in resource group[${group}], release it first: ` +
            'invalid parameter[expected=empty resource group]' +
            `[actual=resource group ${group} has collection ${loaded} loaded]`,
        ),
  jobNotFound: ({ id }) =>
    numbered(1000, 'UnexpectedError', `key not found[key=by-dev/meta/importtask/${id}]`),
  notRefreshable: ({ collectionId }) =>
    numbered(101, 'UnexpectedError', `collection not loaded[collection=${collectionId}]`),
  resourceGroupNotFound: ({ group }, method) => {
    const words = `resource group not found[rg=${group}]`;
    if (method === 'TransferReplica') {
      const chain = `the target resource group[${group}] doesn't exist: ${words}`;
      return numbered(300, 'UnexpectedError', chain);
    }
    if (!method.startsWith('Load')) return numbered(300, 'UnexpectedError', words);
    const chain = `failed to spawn replica for collection: ${words}`;
    return numbered(300, 'UnexpectedError', chain, `failed to load ${whatOf(method)}: ${chain}`);
  },
};
