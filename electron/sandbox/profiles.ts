import type { ErrorTable } from './errors/kinds';
import { milvusErrors } from './errors/milvus';
import { milvus22Errors } from './errors/milvus-2-2';
import { milvus23Errors } from './errors/milvus-2-3';
import { milvus26Errors, milvus30Errors } from './errors/milvus-2-6';
import { milvusLiteErrors } from './errors/milvus-lite';

/** Versions that the sandbox can be. */
export const profileNames = ['2.2.16', '2.3.5', '2.4.23', '2.5.27', '2.6.24', '3.0.1', 'lite-3.2.1'] as const;
export type ProfileName = (typeof profileNames)[number];

/** How a version differs from its neighbours; one line a difference. Sources are beside the values. */
export interface Profile {
  name: ProfileName;
  /** What GetVersion says. */
  version: string;
  /** What Connect says; milvus-lite leaves its number out there. */
  buildTags: string;
  deployMode: string;
  /** How it words its refusals. */
  errors: ErrorTable;
  /** The number for a failure without one of its own: 65535, or 1100 from 2.6.19. */
  plainError: { code: number; errorCode: string };
  /** Numbers such as 100 are sent; 2.2 only has names and words. */
  numbered: boolean;
  /** `detail` repeats the reason, or holds the whole chain (2.3). */
  details: boolean;
  /** What becomes of `load_fields`: 2.4.10 proxy/task.go honours it, 2.6 takes it as a hint. */
  loadFields: 'ignored' | 'honoured' | 'hint';
  /** LoadCollection changes the replicas of what is loaded (2.5 querycoordv2/job); before it is refused. */
  changesReplicas: boolean;
  /** Partitions may be loaded or released although the collection was loaded whole (2.3). */
  mixesPartitionsAndCollection: boolean;
  /** GetLoadingProgress has a `refresh_progress` (2.3). */
  refreshProgress: boolean;
  /** Names of partitions that do not exist in GetLoadState: refused (2.3), not loaded (2.2), not read (lite). */
  stateOfMissingPartition: 'refused' | 'notLoaded' | 'ofCollection';
  /** Characters of a password at the most: 256, from 2.4 on 72. */
  longestPassword: number;
  /** A query may count rows, and may go without an expression (2.3; seen on 2.3.5 and 2.2.16). */
  queriesAll: boolean;
  /** GetReplicas of what is not loaded has no replicas (2.4); before it is refused. */
  emptyReplicas: boolean;
  /** ShowPartitions InMemory of what is not loaded has no partitions (seen on 2.3.5); 2.2 refuses. */
  emptyInMemory: boolean;
  /** A collection with an alias may be dropped (until 2.4.23, about 2.5.5). */
  dropsAliased: boolean;
  /** Several vector fields in a collection (2.4). */
  severalVectors: boolean;
  /** Name of an index that was given none: the field's (2.3), or `_default_idx_` and the field's id. */
  indexNamedByField: boolean;
  /** Partitions of a collection with a partition key, where no number is asked for (16 from 2.4). */
  keyPartitions: number;
  /** Names of a partition-key collection's partitions. */
  keyPartitionName: (at: number) => string;
  /** Collections and partitions have ids, times of creation and aliases (not in milvus-lite). */
  ids: boolean;
  /** ListDatabases has ids (not on 2.2 and 2.3, seen; from which 2.4 on is not known). */
  listsDatabaseIds: boolean;
  /** A missing database is refused before anything is looked for in it (milvus-lite). */
  databaseFirst: boolean;
  /** Names have to follow the rules (not in milvus-lite). */
  checksNames: boolean;
  /** Creating what is there already is a success, if it is the same (not in milvus-lite). */
  createsAgain: boolean;
  /** Dropping a partition or database that is not there is a success (not in milvus-lite). */
  dropsMissing: boolean;
  /** DropCollection by an alias drops its target (milvus-lite). */
  dropsByAlias: boolean;
  /** A loaded partition may be dropped (milvus-lite). */
  dropsLoadedPartition: boolean;
  /** Loading needs no index (milvus-lite). */
  loadsWithoutIndex: boolean;
  /** What has no index is in memory from its creation on, and cannot be released (milvus-lite). */
  loadedUntilIndexed: boolean;
  /** An index is looked for by its field, and has to name its type; Milvus goes by the index's name (milvus-lite). */
  indexesByField: boolean;
  /** Methods for which collections that do not exist count as empty (milvus-lite). */
  toleratesMissing: readonly string[];
  /** The words of UNIMPLEMENTED. */
  unknownMethod: (method: string) => string;
  /** A load is there at once (milvus-lite). */
  loadsAtOnce: boolean;
  /** Lists carry percentages whatever was asked for, 0 for what is not loaded (milvus-lite). */
  percentagesAlways: boolean;
  /** Methods that this version answers with UNIMPLEMENTED. */
  lacks: readonly string[];
}

const current: Profile = {
  name: '2.5.27',
  version: 'v2.5.27',
  buildTags: 'v2.5.27',
  deployMode: 'STANDALONE',
  errors: milvusErrors,
  plainError: { code: 65535, errorCode: 'UnexpectedError' },
  numbered: true,
  details: true,
  loadFields: 'honoured',
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
  dropsByAlias: false,
  dropsLoadedPartition: false,
  loadsWithoutIndex: false,
  loadedUntilIndexed: false,
  indexesByField: false,
  toleratesMissing: [],
  unknownMethod: (method) => `unknown method ${method} for service milvus.proto.milvus.MilvusService`,
  loadsAtOnce: false,
  percentagesAlways: false,
  lacks: [],
};

const before24: Partial<Profile> = {
  loadFields: 'ignored',
  changesReplicas: false,
  emptyReplicas: false,
  dropsAliased: true,
  severalVectors: false,
  keyPartitions: 64,
  longestPassword: 256,
  listsDatabaseIds: false,
};
const since2619: Partial<Profile> = {
  errors: milvus26Errors,
  plainError: { code: 1100, errorCode: 'IllegalArgument' },
  loadFields: 'hint',
};

/** What milvus-lite says of what it lacks: for partitions it explains itself (seen on 3.2.1). */
function liteUnknownMethod(method: string): string {
  const what = /^(Load|Release)Partitions$/.exec(method)?.[1]?.toLowerCase();
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
    lacks: ['DescribeDatabase', 'ListAliases', 'DescribeAlias'],
  },
  '2.3.5': {
    ...current,
    ...before24,
    name: '2.3.5',
    version: 'v2.3.5',
    buildTags: 'v2.3.5',
    errors: milvus23Errors,
    lacks: ['DescribeDatabase'],
  },
  '2.4.23': {
    ...current,
    name: '2.4.23',
    version: 'v2.4.23',
    buildTags: 'v2.4.23',
    changesReplicas: false,
  },
  '2.5.27': current,
  '2.6.24': { ...current, ...since2619, name: '2.6.24', version: 'v2.6.24', buildTags: 'v2.6.24' },
  '3.0.1': {
    ...current,
    ...since2619,
    name: '3.0.1',
    version: 'v3.0.1',
    buildTags: 'v3.0.1',
    errors: milvus30Errors,
  },
  'lite-3.2.1': {
    ...current,
    name: 'lite-3.2.1',
    version: 'milvus_lite-3.2.1',
    buildTags: 'milvus_lite',
    deployMode: 'embedded',
    errors: milvusLiteErrors,
    plainError: { code: 1, errorCode: 'UnexpectedError' },
    details: false,
    loadFields: 'ignored',
    refreshProgress: false,
    stateOfMissingPartition: 'ofCollection',
    dropsAliased: true,
    keyPartitions: 17,
    keyPartitionName: (at) => (at === 0 ? '_default' : `_pk_${String(at - 1)}`),
    ids: false,
    listsDatabaseIds: false,
    databaseFirst: true,
    checksNames: false,
    createsAgain: false,
    dropsMissing: false,
    dropsByAlias: true,
    dropsLoadedPartition: true,
    loadsWithoutIndex: true,
    loadedUntilIndexed: true,
    indexesByField: true,
    toleratesMissing: ['ListAliases', 'Flush'],
    unknownMethod: liteUnknownMethod,
    loadsAtOnce: true,
    percentagesAlways: true,
    lacks: [
      'LoadPartitions',
      'ReleasePartitions',
      'GetReplicas',
      'GetIndexState',
      'GetIndexBuildProgress',
      'GetPersistentSegmentInfo',
      'GetQuerySegmentInfo',
      'GetMetrics',
      'ListResourceGroups',
      'DescribeResourceGroup',
      ...[
        'CreateCredential',
        'UpdateCredential',
        'DeleteCredential',
        'ListCredUsers',
        'CreateRole',
        'DropRole',
      ],
      ...['OperateUserRole', 'SelectRole', 'SelectUser', 'OperatePrivilege', 'SelectGrant'],
    ],
  },
};

/** What a client gets that names no version: one whose field lists are honoured. */
export const DEFAULT_PROFILE: ProfileName = '2.5.27';
