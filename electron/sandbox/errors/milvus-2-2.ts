import { accountErrors22 } from './accounts';
import { clusterErrors22 } from './cluster-2-2';
import type { ErrorTable } from './kinds';
import { nameWords, plain } from './kinds';
import { milvusErrors } from './milvus';

const named = (errorCode: string, reason: string) => ({ ...plain(reason), errorCode });
const what = (method: string) => (method === 'LoadCollection' ? 'collection' : 'partitions');
const mismatch = (method: string, words: string) =>
  named('IllegalArgument', `failed to load ${what(method)}, err=${words}[LoadParameterMismatched]`);

/** How many times the reason of a missing collection is wrapped, and in what. */
function missingCollection(words: string, method: string): string {
  const inner = `code: CollectionNotExists, reason: can't find collection ${words}`;
  switch (method) {
    case 'DescribeCollection':
      return inner;
    case 'ShowPartitions':
    case 'HasPartition':
      return `${method} failed: ${inner}`;
    case 'GetPersistentSegmentInfo':
      return `getCollectionID failed, err:code: UnexpectedError, reason: ${inner}`;
    default:
      return `code: UnexpectedError, reason: ${inner}`;
  }
}

/** Where Milvus 2.2.16 says it otherwise: names and words, no numbers. Checked against a running server. */
export const milvus22Errors: ErrorTable = {
  ...milvusErrors,
  ...accountErrors22,
  ...clusterErrors22,
  databaseNotFound: ({ database }, method) => {
    if (method === 'ShowCollections') return plain(`ShowCollections failed: database:${database} not found`);
    if (method.endsWith('Alias')) return plain(`database ${database} not found`);
    if (method === 'RenameCollection') return plain(`target database:${database} not found`);
    return plain(`database:${database} not found`);
  },
  databaseName: ({ name, fault }) =>
    plain(
      fault === 'empty'
        ? "database name couldn't be empty"
        : `Invalid database name ${name}, database name can only contain numbers, letters and underscores`,
    ),
  collectionNotFound: ({ database, collection }, method) => {
    if (method === 'GetReplicas') return named('MetaFailed', 'failed to get replicas, collection not loaded');
    return plain(
      method.endsWith('Alias')
        ? `collection not exists: ${collection}`
        : missingCollection(`${database}:${collection}`, method),
    );
  },
  collectionGone: ({ collectionId }) =>
    plain(`code: CollectionNotExists, reason: can't find collection: ${collectionId}`),
  renameMissing: ({ databaseId, collection, at }) =>
    plain(
      `code: CollectionNotExists, reason: can't find collection ${databaseId}:${collection}, at timestamp = ${at}`,
    ),
  collectionName: ({ name, fault }, method) =>
    named(
      method === 'RenameCollection' ? 'IllegalCollectionName' : 'UnexpectedError',
      nameWords('collection name', name, fault, '  '),
    ),
  aliasName: ({ name, fault }) => plain(nameWords('collection alias', name, fault, '  ')),
  aliasNotFound: ({ alias }) => plain(`failed to alter alias, alias does not exist: ${alias}`),
  aliasTaken: ({ alias, collection, other }) =>
    plain(
      `alias exists and already aliased to another collection, alias: ${alias}, collection: ${collection}, ` +
        `other collection: ${other}`,
    ),
  aliasIsCollection: ({ alias }) =>
    plain(`cannot create alias, collection already exists with same name: ${alias}`),
  partitionNotFound: ({ partition }) => plain(`partition is not exist: ${partition}`),
  indexNotFound: ({ collectionId, index }, method) =>
    method === 'GetIndexBuildProgress' && index !== ''
      ? plain(`there is no index on collection: ${collectionId} with the index name: ${index}`)
      : named('IndexNotExist', `index doesn't exist, collectionID ${collectionId}`),
  indexParams: ({ words }) => plain(words),
  indexAmbiguous: () => plain('there are multiple indexes, please specify the index_name'),
  noPartitionToLoad: () =>
    plain(
      'failed to load partitions, err=failed to update next targets for collection' +
        '[failed to update collection next target, due to no partition specified]',
    ),
  noPartitionToRelease: () => plain('partitions is empty'),
  noIndex: ({ collectionId }) => plain(`index doesn't exist, collectionID ${collectionId}`),
  vectorIndexMissing: ({ collection }) =>
    plain(`there is no vector index on collection: ${collection}, please create index firstly`),
  replicasDiffer: ({ loaded }, method) =>
    mismatch(
      method,
      `collection with different replica number ${String(loaded)} existed, ` +
        'release this collection first before changing its replica number',
    ),
  loadsMixed: (_facts, method) =>
    mismatch(method, 'load the partition after load collection is not supported'),
  releasesMixed: () =>
    plain(
      'failed to release partitions, err=releasing some partitions after load collection is not supported' +
        '[LoadParameterMismatched]',
    ),
  otherPartitionsLoaded: ({ collectionId, partitionIds }, method) =>
    mismatch(
      method,
      `some partitions [${partitionIds.join(' ')}] of collection ${collectionId} has been loaded into QueryNode, ` +
        'please release partitions firstly',
    ),
  groupsMixDefault: (_facts, method) =>
    named(
      'IllegalArgument',
      `failed to load ${what(method)}, err=load operation can't use default resource group and other resource group together`,
    ),
  groupNotOfLoaded: (_facts, method) =>
    named(
      'IllegalArgument',
      `failed to load ${what(method)}, err=load operation should use collection's resource group`,
    ),
  groupCount: (_facts, method) =>
    plain(
      `failed to load ${what(method)}, err=failed to spawn replica for collection` +
        '[resource group num can only be 0, 1 or same as replica number]',
    ),
  nodesNotEnough: (_facts, method) =>
    plain(`failed to load ${what(method)}, err=failed to spawn replica for collection[nodes not enough]`),
  notRefreshable: (_facts, method) =>
    plain(
      method === 'LoadCollection'
        ? 'a collection must be fully loaded before refreshing'
        : 'partitions must be fully loaded before refreshing',
    ),
  collectionNotLoaded: ({ collection, collectionId }, method) => {
    if (method === 'ShowPartitions') {
      return plain(`collection ${collectionId} has not been loaded into QueryNode`);
    }
    const subject = method === 'ShowCollections' ? collection : collectionId;
    return plain(`collection ${subject} has not been loaded to memory or load failed`);
  },
  queryNotLoaded: ({ database, collection, collectionId }) =>
    plain(
      `checkIfLoaded failed when query, collection:${collection}, partitions:[], err = GetCollectionInfo failed, ` +
        `dbName = ${database}, collection = ${collection}, err = collection ${collectionId} has not been loaded to ` +
        'memory or load failed',
    ),
  partitionNotLoaded: ({ collectionId }, method) =>
    plain(
      method === 'ShowPartitions'
        ? `collection ${collectionId} has not been loaded into QueryNode`
        : 'fail to show partitions from the querycoord, invalid data num',
    ),
  replicaNotFound: () => named('MetaFailed', 'failed to get replicas, collection not loaded'),
  resourceGroupNotFound: ({ group }, method) => {
    if (method === 'TransferReplica' || method === 'TransferNode') {
      return named(
        'IllegalArgument',
        `the target resource group[${group}] doesn't exist, err=resource group doesn't exist`,
      );
    }
    return method === 'DescribeResourceGroup'
      ? named('IllegalArgument', "failed to describe resource group, err=resource group doesn't exist")
      : plain(
          `failed to load ${what(method)}, err=failed to spawn replica for collection[resource group doesn't exist]`,
        );
  },
  metricNotFound: () => plain('sorry, but this metric type is not implemented'),
};
