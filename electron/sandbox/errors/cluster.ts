import type { Answer, ErrorTable } from './kinds';
import { nameWords, numbered, plain } from './kinds';

/** The refusals about nodes, groups, limits, changes of what is there, and jobs. */
type AboutCluster =
  | 'loadFailed'
  | 'rateLimited'
  | 'quotaExceeded'
  | 'databaseLimit'
  | 'collectionLimit'
  | 'capacityExceeded'
  | 'resourceGroupNotFound'
  | 'resourceGroupExists'
  | 'resourceGroupName'
  | 'resourceGroupIsDefault'
  | 'groupToMoveFrom'
  | 'resourceGroupInUse'
  | 'nodesToMove'
  | 'replicasToMove'
  | 'nodeNotFound'
  | 'nothingToAlter'
  | 'fieldToAlter'
  | 'fieldExists'
  | 'fieldNotNullable'
  | 'functionExists'
  | 'functionNotFound'
  | 'indexToAlterLoaded'
  | 'nothingToImport'
  | 'jobNotFound'
  | 'snapshotName'
  | 'snapshotExists'
  | 'snapshotNotFound'
  | 'privilegeGroupExists'
  | 'privilegeGroupNotFound'
  | 'notReplicating'
  | 'notExternal'
  | 'obsolete'
  | 'metricNotFound'
  | 'metricUnreadable';
type ClusterErrors = Pick<ErrorTable, AboutCluster>;

const illegal = (reason: string): Answer => numbered(1100, 'IllegalArgument', `${reason}: invalid parameter`);
const unexpected = (code: number, reason: string): Answer => numbered(code, 'UnexpectedError', reason);

const MEGABYTE = 2 ** 20;
const megabytes = (bytes: number): string => String(Math.round(bytes / MEGABYTE));

/** What a node says that a load does not fit into (merr.WrapErrServiceMemoryLimitExceeded). */
export const memoryWords = ({ predicted, limit }: { predicted: number; limit: number }): string =>
  `memory limit exceeded[predict(MB)=${megabytes(predicted)}][limit(MB)=${megabytes(limit)}]`;

/** Milvus 2.5: numbers from pkg/util/merr/errors.go. */
export const clusterErrors: ClusterErrors = {
  // querycoordv2/services.go ShowCollections wraps what the cache of failed loads has kept.
  loadFailed: (facts) => unexpected(3, `show collection failed: ${memoryWords(facts)}`),
  // proxy/rate_limit_interceptor.go
  rateLimited: ({ perSecond }) =>
    numbered(
      8,
      'RateLimit',
      `request is rejected by grpc RateLimiter middleware, please retry later: rate limit exceeded[rate=${String(perSecond)}]`,
    ),
  quotaExceeded: ({ reason }) => numbered(9, 'ForceDeny', `quota exceeded[reason=${reason}]`),
  databaseLimit: ({ limit }) =>
    unexpected(801, `exceeded the limit number of database[limit=${String(limit)}]`),
  collectionLimit: ({ database, limit }) =>
    unexpected(102, `exceeded the limit number of collections[database=${database}][limit=${String(limit)}]`),
  capacityExceeded: ({ limit }) =>
    unexpected(
      250,
      'failed checking constraint: sum_collections(parition*shard) exceeding the max general capacity: ' +
        `${String(limit)}: general capacity exceeded`,
    ),

  resourceGroupNotFound: ({ group }) => unexpected(300, `resource group not found[rg=${group}]`),
  resourceGroupExists: ({ group }) =>
    unexpected(301, `resource group already exist, but create with different config[rg=${group}]`),
  resourceGroupName: ({ name, fault }) => illegal(nameWords('resource group name', name, fault)),
  resourceGroupIsDefault: () => illegal('default resource group is not deletable'),
  groupToMoveFrom: ({ group }) => unexpected(300, `resource group not found[rg=${group}]`),
  resourceGroupInUse: ({ group }) => illegal(`resource group ${group}'s limits node num is not 0`),
  nodesToMove: ({ group, nodes, needed }) =>
    unexpected(
      304,
      `resource group node not enough[rg=${group}][currentNodeNum=${String(nodes)}][expectedNodeNum=${String(needed)}]`,
    ),
  replicasToMove: ({ group, replicas, needed }) =>
    illegal(
      `found [${String(replicas)}] replicas of given collection in source resource group [${group}], ` +
        `but ${String(needed)} were to be moved`,
    ),

  nodeNotFound: ({ node }) => unexpected(901, `node not found[node=${node}]`),
  nothingToAlter: () => illegal('no properties or delete keys provided'),
  fieldToAlter: ({ field }) => illegal(`field ${field} does not exist in collection`),
  fieldExists: ({ field }) => illegal(`duplicate field name: ${field}`),
  fieldNotNullable: ({ field }) =>
    illegal(`added field must be nullable, please check it, field name = ${field}`),
  functionExists: ({ name }) => illegal(`function name ${name} already exists`),
  functionNotFound: ({ name }) => illegal(`function ${name} not found`),
  indexToAlterLoaded: () =>
    plain("can't alter index on loaded collection, please release the collection first"),
  nothingToImport: () => illegal('import request is empty'),
  jobNotFound: ({ id }) => unexpected(2100, `cannot find import job with jobID ${id}: importing data failed`),
  snapshotName: () => illegal('snapshot name should not be empty'),
  snapshotExists: ({ name }) => illegal(`snapshot name ${name} already exists`),
  snapshotNotFound: ({ name }) => plain(`snapshot not found[snapshot=${name}]`),
  privilegeGroupExists: ({ name }) => illegal(`privilege group [${name}] already exists`),
  privilegeGroupNotFound: ({ name }) => illegal(`there is no privilege group name [${name}]`),
  notReplicating: ({ method }) => plain(`${method}: this cluster does not replicate`),
  notExternal: ({ method }) => illegal(`${method}: there is no external collection or storage`),
  obsolete: ({ method }) => plain(`${method} deprecated: service unavailable`),
  metricNotFound: ({ metric }) => unexpected(1200, `metric not found[metric=${metric}]`),
  metricUnreadable: ({ words }) => plain(`failed to decode the request: ${words}`),
};
