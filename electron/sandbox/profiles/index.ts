import { milvusErrors } from '../errors/milvus';
import { milvus22Errors } from '../errors/milvus-2-2';
import { milvus23Errors } from '../errors/milvus-2-3';
import { milvus26Errors, milvus30Errors } from '../errors/milvus-2-6';
import { milvusLiteErrors } from '../errors/milvus-lite';
import type { Profile, ProfileName } from './profile';

export type { Profile, ProfileName } from './profile';
export { profileNames } from './profile';

const current: Profile = {
  name: '2.5.27',
  release: [2, 5, 27],
  version: 'v2.5.27',
  buildTags: 'v2.5.27',
  deployMode: 'STANDALONE',
  errors: milvusErrors,
  plainError: { code: 65535, errorCode: 'UnexpectedError' },
  marksInputErrors: false,
  numbered: true,
  details: true,
  loadFields: 'honoured',
  otherFields: 'refused',
  loadsNewPartitions: false,
  emptyPartitionIsDefault: true,
  denialNamesDatabase: true,
  loadStatePrivilege: true,
  groupsHaveConfig: true,
  mixesGroups: true,
  tellsSegmentBytes: true,
  changesReplicas: true,
  mixesPartitionsAndCollection: true,
  refreshProgress: true,
  stateOfMissingPartition: 'refused',
  longestPassword: 72,
  queriesAll: true,
  emptyReplicas: true,
  emptyInMemory: true,
  dropsAliased: false,
  severalVectors: true,
  indexNamedByField: true,
  keyPartitions: 16,
  keyPartitionName: (at) => `_default_${String(at)}`,
  ids: true,
  listsDatabaseIds: true,
  databaseFirst: false,
  checksNames: true,
  createsAgain: true,
  dropsMissing: true,
  renameReleases: false,
  dropsByAlias: false,
  dropsLoadedPartition: false,
  loadsWithoutIndex: false,
  loadedUntilIndexed: false,
  indexesByField: false,
  toleratesMissing: [],
  unknownMethod: (method) => `unknown method ${method} for service milvus.proto.milvus.MilvusService`,
  loadsAtOnce: false,
  percentagesAlways: false,
  only: null,
};

const before25: Partial<Profile> = { emptyPartitionIsDefault: false };
const before24: Partial<Profile> = {
  ...before25,
  loadFields: 'ignored',
  denialNamesDatabase: false,
  loadStatePrivilege: false,
  groupsHaveConfig: false,
  mixesGroups: false,
  tellsSegmentBytes: false,
  changesReplicas: false,
  emptyReplicas: false,
  dropsAliased: true,
  severalVectors: false,
  keyPartitions: 64,
  longestPassword: 256,
  listsDatabaseIds: false,
};
const since26: Partial<Profile> = { errors: milvus26Errors, loadFields: 'hint', otherFields: 'noEffect' };
const since2619: Partial<Profile> = {
  ...since26,
  otherFields: 'reloads',
  loadsNewPartitions: true,
  marksInputErrors: true,
  plainError: { code: 1100, errorCode: 'IllegalArgument' },
};

/** Every method that milvus-lite 3.2.1 does not answer with UNIMPLEMENTED (asked for one by one). */
const LITE_METHODS: readonly string[] = [
  ...[
    'CreateCollection',
    'DropCollection',
    'HasCollection',
    'LoadCollection',
    'ReleaseCollection',
    'DescribeCollection',
  ],
  ...[
    'GetCollectionStatistics',
    'ShowCollections',
    'AlterCollection',
    'TruncateCollection',
    'CreatePartition',
    'DropPartition',
  ],
  ...[
    'HasPartition',
    'GetPartitionStatistics',
    'ShowPartitions',
    'GetLoadingProgress',
    'GetLoadState',
    'CreateAlias',
  ],
  ...['DropAlias', 'AlterAlias', 'DescribeAlias', 'ListAliases', 'CreateIndex', 'DescribeIndex'],
  ...['DropIndex', 'Insert', 'Delete', 'Upsert', 'Search', 'HybridSearch'],
  ...['Flush', 'Query', 'GetFlushState', 'GetCompactionState', 'ManualCompaction', 'GetVersion'],
  ...['CheckHealth', 'RenameCollection', 'Connect', 'CreateDatabase', 'DropDatabase', 'ListDatabases'],
  ...['AlterDatabase', 'DescribeDatabase'],
];

/** What milvus-lite says of what it lacks: for partitions it explains itself (seen on 3.2.1). */
function liteUnknownMethod(method: string): string {
  const what = /^(Load|Release)Partitions$/.exec(method)?.[1]?.toLowerCase();
  // Its protocol is older than the SDK's.
  if (/Namespace|Prewarm/.test(method)) return 'Method not found!';
  if (what === undefined) return 'Method not implemented!';
  return (
    `MilvusLite does not support ${method}: partition-level ${what} is not supported; ` +
    `use ${what}_collection instead`
  );
}

/** Every version, as its differences from 2.5.27. */
export const profiles: Record<ProfileName, Profile> = {
  '2.2.16': {
    ...current,
    ...before24,
    name: '2.2.16',
    release: [2, 2, 16],
    version: 'v2.2.16',
    buildTags: 'v2.2.16',
    errors: milvus22Errors,
    plainError: { code: 0, errorCode: 'UnexpectedError' },
    numbered: false,
    details: false,
    mixesPartitionsAndCollection: false,
    refreshProgress: false,
    queriesAll: false,
    stateOfMissingPartition: 'notLoaded',
    emptyInMemory: false,
    indexNamedByField: false,
  },
  '2.3.5': {
    ...current,
    ...before24,
    name: '2.3.5',
    release: [2, 3, 5],
    version: 'v2.3.5',
    buildTags: 'v2.3.5',
    errors: milvus23Errors,
  },
  '2.4.23': {
    ...current,
    ...before25,
    name: '2.4.23',
    release: [2, 4, 23],
    version: 'v2.4.23',
    buildTags: 'v2.4.23',
    changesReplicas: false,
  },
  '2.5.27': current,
  '2.6.4': {
    ...current,
    ...since26,
    name: '2.6.4',
    release: [2, 6, 4],
    version: 'v2.6.4',
    buildTags: 'v2.6.4',
  },
  '2.6.24': {
    ...current,
    ...since2619,
    name: '2.6.24',
    release: [2, 6, 24],
    version: 'v2.6.24',
    buildTags: 'v2.6.24',
  },
  '3.0.1': {
    ...current,
    ...since2619,
    name: '3.0.1',
    release: [3, 0, 1],
    version: 'v3.0.1',
    buildTags: 'v3.0.1',
    errors: milvus30Errors,
  },
  'lite-3.2.1': {
    ...current,
    name: 'lite-3.2.1',
    release: [2, 6, 0],
    version: 'milvus_lite-3.2.1',
    buildTags: 'milvus_lite',
    deployMode: 'embedded',
    errors: milvusLiteErrors,
    plainError: { code: 1, errorCode: 'UnexpectedError' },
    details: false,
    loadFields: 'ignored',
    refreshProgress: false,
    stateOfMissingPartition: 'ofCollection',
    emptyPartitionIsDefault: false,
    dropsAliased: true,
    keyPartitions: 17,
    keyPartitionName: (at) => (at === 0 ? '_default' : `_pk_${String(at - 1)}`),
    ids: false,
    listsDatabaseIds: false,
    databaseFirst: true,
    checksNames: false,
    createsAgain: false,
    dropsMissing: false,
    renameReleases: true,
    dropsByAlias: true,
    dropsLoadedPartition: true,
    loadsWithoutIndex: true,
    loadedUntilIndexed: true,
    indexesByField: true,
    toleratesMissing: ['ListAliases', 'Flush'],
    unknownMethod: liteUnknownMethod,
    loadsAtOnce: true,
    percentagesAlways: true,
    only: LITE_METHODS,
  },
};

/** What a client gets that names no version: one whose field lists are honoured. */
export const DEFAULT_PROFILE: ProfileName = '2.5.27';
