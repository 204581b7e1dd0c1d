import type { ErrorTable } from '../errors/kinds';
import type { Version } from './methods';

/** Versions that the sandbox can be. */
export const profileNames = [
  '2.2.16',
  '2.3.5',
  '2.4.23',
  '2.5.27',
  '2.6.4',
  '2.6.24',
  '3.0.1',
  'lite-3.2.1',
] as const;
export type ProfileName = (typeof profileNames)[number];

/** How a version differs from its neighbours; one line a difference. Sources are beside the values. */
export interface Profile {
  name: ProfileName;
  /** Decides which methods it has; milvus-lite counts as 2.6 and says itself what it lacks. */
  release: Version;
  /** What GetVersion says. */
  version: string;
  /** What Connect says; milvus-lite leaves its number out there. */
  buildTags: string;
  deployMode: string;
  /** How it words its refusals. */
  errors: ErrorTable;
  /** The number for a failure without one of its own: 65535, or 1100 from 2.6.19. */
  plainError: { code: number; errorCode: string };
  /** Failures that are the asker's own say so in `extra_info` (2.6.19 pkg/util/merr/utils.go). */
  marksInputErrors: boolean;
  /** Numbers such as 100 are sent; 2.2 only has names and words. */
  numbered: boolean;
  /** `detail` repeats the reason, or holds the whole chain (2.3). */
  details: boolean;
  /** What becomes of `load_fields`: 2.4.10 proxy/task.go honours it, 2.6 takes it as a hint. */
  loadFields: 'ignored' | 'honoured' | 'hint';
  /**
   * A load of what is loaded with other fields: refused where they are honoured, without effect until 2.6.4, and
   * from 2.6.5 kept and loaded anew (2.6 querycoordv2/job).
   */
  otherFields: 'refused' | 'noEffect' | 'reloads';
  /** A partition created while some partitions are loaded is loaded too (2.6.5); before only if the whole was. */
  loadsNewPartitions: boolean;
  /** An empty name of a partition means `_default` (2.5 proxy/util.go). */
  emptyPartitionIsDefault: boolean;
  /** A refusal for want of a privilege names the database (2.4 proxy/privilege_interceptor.go). */
  denialNamesDatabase: boolean;
  /** Resource groups have limits and requests, and tell their nodes (2.4.1 querycoordv2/meta/resource_group.go). */
  groupsHaveConfig: boolean;
  /** Reading how far a load is has a privilege of its own (2.4 milvus.proto); before it takes the one to load. */
  loadStatePrivilege: boolean;
  /**
   * A load may name the default group beside others, and other groups than what is loaded lives in (2.4.1, when groups
   * were made anew; refused by 2.3.5 and 2.2.16, seen).
   */
  mixesGroups: boolean;
  /** GetQuerySegmentInfo tells bytes; 2.3.5 and 2.2.16 answer 0 (seen). */
  tellsSegmentBytes: boolean;
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
  /** RenameCollection takes what is in memory out of it (seen on milvus-lite). */
  renameReleases: boolean;
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
  /** The methods that it has; null: those of its release (`methods.ts`). */
  only: readonly string[] | null;
}
