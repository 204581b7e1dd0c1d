import { accountErrors } from './accounts';
import { clusterErrors } from './cluster';
import type { ErrorTable } from './kinds';
import { nameWords, numbered, partitionNameWords, plain } from './kinds';

const illegal = (reason: string) => numbered(1100, 'IllegalArgument', reason);
const unexpected = (code: number, reason: string) => numbered(code, 'UnexpectedError', reason);

/** What the proxy puts before the coordinator's words in LoadCollection, and what that makes of the number. */
const throughProxy = (method: string, code: number, errorCode: string, reason: string) =>
  method === 'LoadCollection'
    ? plain(`call query coordinator LoadCollection: ${reason}`)
    : numbered(code, errorCode, reason);

const DATABASE_RULES = {
  empty: "database name couldn't be empty",
  long: 'the length of a database name must be less than 255 characters',
  first: 'the first character of a database name must be an underscore or letter',
  characters: 'database name can only contain numbers, letters and underscores',
} as const;

/** Milvus 2.5; other versions are told as their differences. Numbers: pkg/util/merr/errors.go. */
export const milvusErrors: ErrorTable = {
  ...accountErrors,
  ...clusterErrors,
  databaseNotFound: ({ database }) => unexpected(800, `database not found[database=${database}]`),
  databaseExists: ({ database }) => plain(`database already exist: ${database}`),
  databaseNotEmpty: ({ database }) =>
    plain(`database:${database} not empty, must drop all collections before drop database`),
  databaseIsDefault: () => plain('can not drop default database'),
  databaseName: ({ name, fault }) =>
    unexpected(802, `${DATABASE_RULES[fault]}: invalid database name[database=${name}]`),

  collectionNotFound: ({ database, collection }, method) =>
    method === 'DescribeCollection'
      ? unexpected(100, `can't find collection[database=${database}][collection=${collection}]`)
      : numbered(
          100,
          'CollectionNotExists',
          `collection not found[database=${database}][collection=${collection}]`,
        ),
  collectionGone: ({ collectionId }) =>
    numbered(100, 'CollectionNotExists', `collection not found[collection=${collectionId}]`),
  collectionDiffers: ({ collection }) =>
    plain(`create duplicate collection with different parameters, collection: ${collection}`),
  collectionExists: ({ collection }) =>
    plain(`create duplicate collection with different parameters, collection: ${collection}`),
  collectionName: ({ name, fault }) =>
    illegal(`${nameWords('collection name', name, fault)}: invalid parameter`),
  primaryKeyMissing: () => plain('primary key is not specified'),
  vectorMissing: () => plain('vector field is not specified'),
  severalVectors: ({ fields }) =>
    plain(`multiple vector fields is not supported, fields name: ${fields.join(', ')}`),
  schemaUnreadable: ({ words }) => plain(`failed to unmarshal collection schema: ${words}`),
  dropByAlias: ({ alias }) => plain(`cannot drop the collection via alias = ${alias}`),
  dropAliased: ({ collection, aliases }) =>
    plain(
      `unable to drop the collection [${collection}] because it has associated aliases [${aliases.join(', ')}], ` +
        'please remove all aliases before dropping the collection',
    ),
  renameByAlias: ({ alias }) => plain(`unsupported use an alias to rename collection, alias:${alias}`),
  renameMissing: ({ database, collection }) =>
    numbered(
      100,
      'CollectionNotExists',
      `collection not found[database=${database}][collection=${collection}]`,
    ),
  renameTaken: ({ database, name }) =>
    plain(`duplicated new collection name ${database}:${name} with other collection name or alias`),

  aliasNotFound: ({ database, alias }) =>
    unexpected(1600, `alias not found[database=${database}][alias=${alias}]`),
  aliasName: ({ name, fault }) => illegal(`${nameWords('collection alias', name, fault)}: invalid parameter`),
  aliasTaken: ({ database, alias, other }) =>
    unexpected(
      1602,
      `${alias} is alias to another collection: ${other}: alias already exist[database=${database}][alias=${alias}]`,
    ),
  aliasIsCollection: ({ database, alias }) =>
    unexpected(1601, `alias and collection name conflict[database=${database}][alias=${alias}]`),

  partitionNotFound: ({ partition }) =>
    numbered(200, 'MetaFailed', `partition not found[partition=${partition}]`),
  partitionExists: ({ partition }) => plain(`partition already exist: ${partition}`),
  partitionName: ({ name, fault }) => plain(partitionNameWords(name, fault)),
  partitionLoaded: () => plain('partition cannot be dropped, partition is loaded, please release it first'),
  partitionIsDefault: () => plain('default partition cannot be deleted'),
  partitionKeyMode: ({ what }) => plain(`disable ${what} if partition key mode is used`),

  indexNotFound: ({ collection, index }) =>
    numbered(
      700,
      'IndexNotExist',
      index === '' ? `index not found[collection=${collection}]` : `index not found[indexName=${index}]`,
    ),
  indexAmbiguous: ({ index }) => unexpected(702, `index duplicates[indexName=${index}]`),
  indexField: ({ field }) => plain(`cannot create index on non-exist field: ${field}`),
  // 2.4 proxy/task_index.go: merr.WrapErrParameterInvalid around the checker's words.
  indexParams: ({ words }) =>
    illegal(`${words}: invalid parameter[expected=valid index params][actual=invalid index params]`),
  indexAuto: () => plain('only metric type can be passed when use AutoIndex'),
  indexType: ({ type }) => plain(`invalid index type: ${type}`),
  indexDiffers: () => plain('CreateIndex failed: at most one distinct index is allowed per field'),
  indexRenamed: () => plain('CreateIndex failed: creating multiple indexes on same field is not supported'),
  noIndexToDrop: () => plain('no index to drop'),
  indexLoaded: () => plain('index cannot be dropped, collection is loaded, please release it first'),

  noPartitionToLoad: () => plain('failed to load partition, due to no partition specified'),
  // The misspelling is Milvus' own (proxy/task.go).
  noPartitionToRelease: () =>
    illegal('invalid parameter[expected=any parttiion][actual=empty partition list]'),
  noIndex: ({ collection }) => numbered(700, 'IndexNotExist', `index not found[collection=${collection}]`),
  vectorIndexMissing: ({ fields }) =>
    plain(`there is no vector index on field: [${fields.join(' ')}], please create index firstly`),
  loadFieldsLack: ({ list, what }) =>
    illegal(`load field list [${list.join(' ')}] does not contain ${what}: invalid parameter`),
  loadFieldUnknown: ({ field }) => plain(`failed to get field schema by name: fieldName(${field}) not found`),
  loadFieldsDiffer: ({ loaded, asked }, method) =>
    throughProxy(
      method,
      1100,
      'IllegalArgument',
      "can't change the load field list for loaded collection: " +
        `invalid parameter[expected=[${loaded.join(' ')}]][actual=[${asked.join(' ')}]]`,
    ),
  replicasDiffer: ({ loaded, asked }, method) =>
    illegal(
      `can't change the replica number for loaded ${method === 'LoadCollection' ? 'collection' : 'partitions'}: ` +
        `invalid parameter[expected=${String(loaded)}][actual=${String(asked)}]`,
    ),
  loadsMixed: () => plain('load the partition after load collection is not supported'),
  releasesMixed: () => plain('releasing some partitions after load collection is not supported'),
  otherPartitionsLoaded: ({ collectionId, partitionIds }) =>
    plain(`some partitions [${partitionIds.join(' ')}] of collection ${collectionId} has been loaded`),
  // Only servers before 2.4.1 refuse these two.
  groupsMixDefault: ({ group }) =>
    illegal(
      'invalid parameter[expected=no default resource group mixed with the other resource group(s)]' +
        `[actual=${group}]`,
    ),
  groupNotOfLoaded: ({ group }) =>
    illegal(
      `given resource group not found: invalid parameter[expected=created resource group(s)][actual=${group}]`,
    ),
  groupCount: ({ replicas, groups }, method) =>
    throughProxy(
      method,
      65535,
      'UnexpectedError',
      `replica=[${String(replicas)}] resource group=[${groups.join(',')}], ` +
        'resource group num can only be 0, 1 or same as replica number',
    ),
  nodesNotEnough: ({ group, nodes, needed }, method) =>
    throughProxy(
      method,
      304,
      'UnexpectedError',
      `resource group node not enough[rg=${group}][currentNodeNum=${String(nodes)}][expectedNodeNum=${String(needed)}]`,
    ),
  notRefreshable: ({ collectionId }, method) =>
    throughProxy(method, 101, 'UnexpectedError', `collection not loaded[collection=${collectionId}]`),
  expressionEmpty: () => plain('query expression is empty'),
  outputFieldUnknown: ({ field }) => plain(`field ${field} not exist`),
  dynamicFieldNotLoaded: ({ field }) =>
    plain(`field ${field} cannot be returned since dynamic field not loaded`),
  outputFieldNotLoaded: ({ field }) => plain(`field ${field} is not loaded`),
  queryNotLoaded: ({ collectionId }) =>
    unexpected(101, `failed to query: collection not loaded[collection=${collectionId}]`),
  collectionNotLoaded: ({ collection, collectionId }, method) =>
    method === 'ShowCollections'
      ? plain(`collection not loaded[collection=${collection}]`)
      : unexpected(101, `collection not loaded[collection=${collectionId}]`),
  partitionNotLoaded: ({ partitionId }) => unexpected(201, `partition not loaded[partition=${partitionId}]`),
  replicaNotFound: ({ collectionId }) =>
    numbered(
      400,
      'MetaFailed',
      `failed to get replicas by collection: replica not found[replica=${collectionId}]`,
    ),
};
