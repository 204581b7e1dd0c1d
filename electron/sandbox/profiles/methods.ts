/** Major, minor and patch. */
export type Version = readonly [number, number, number];

/** Whether a version is another one, or came after it. The sandbox shares no rule with those that it is to test. */
export function isSince([major, minor, patch]: Version, since: Version): boolean {
  if (major !== since[0]) return major > since[0];
  return minor === since[1] ? patch >= since[2] : minor > since[1];
}

/**
 * The first version of Milvus' protocol that has a method, for those that 2.2 did not have. Read from the tags of
 * the protocol's own repository (milvus-proto `proto/milvus.proto`, v2.2.16 to v3.0.0), but for DescribeDatabase and
 * the aliases, which were also asked for on running servers.
 */
const SINCE: Readonly<Partial<Record<string, Version>>> = {
  AddCollectionField: [2, 6, 0],
  AddCollectionFunction: [2, 6, 7],
  AddCollectionStructField: [3, 0, 0],
  AddFileResource: [2, 6, 1],
  AlterCollectionField: [2, 4, 18],
  AlterCollectionFunction: [2, 6, 7],
  AlterCollectionSchema: [3, 0, 0],
  AlterDatabase: [2, 4, 1],
  AlterIndex: [2, 3, 4],
  AlterRole: [2, 6, 19],
  BackupRBAC: [2, 4, 10],
  BatchDescribeCollection: [2, 6, 1],
  BatchUpdateManifest: [3, 0, 0],
  ComputePhraseMatchSlop: [3, 0, 0],
  CreatePrivilegeGroup: [2, 4, 16],
  CreateSnapshot: [3, 0, 0],
  DescribeAlias: [2, 3, 0],
  DescribeDatabase: [2, 4, 3],
  DescribeSegmentIndexData: [2, 3, 0],
  DescribeSnapshot: [3, 0, 0],
  DropCollectionFunction: [2, 6, 7],
  DropPrivilegeGroup: [2, 4, 16],
  DropSnapshot: [3, 0, 0],
  DumpMessages: [2, 6, 14],
  ExportSnapshot: [3, 0, 0],
  GetRefreshExternalCollectionProgress: [3, 0, 0],
  GetReplicateConfiguration: [2, 6, 12],
  GetReplicateInfo: [2, 6, 2],
  GetRestoreSnapshotState: [3, 0, 0],
  HybridSearch: [2, 4, 0],
  ListAliases: [2, 3, 0],
  ListFileResources: [2, 6, 1],
  ListIndexedSegment: [2, 3, 0],
  ListPrivilegeGroups: [2, 4, 16],
  ListRefreshExternalCollectionJobs: [3, 0, 0],
  ListRestoreSnapshotJobs: [3, 0, 0],
  ListSnapshots: [3, 0, 0],
  OperatePrivilegeGroup: [2, 4, 16],
  OperatePrivilegeV2: [2, 4, 18],
  PinSnapshotData: [3, 0, 0],
  RefreshExternalCollection: [3, 0, 0],
  RemoveFileResource: [2, 6, 1],
  ReplicateMessage: [2, 3, 2],
  RestoreExternalSnapshot: [3, 0, 0],
  RestoreRBAC: [2, 4, 10],
  RestoreSnapshot: [3, 0, 0],
  RunAnalyzer: [2, 5, 11],
  TruncateCollection: [2, 6, 11],
  UnpinSnapshotData: [3, 0, 0],
  UpdateReplicateConfiguration: [2, 6, 2],
  UpdateResourceGroups: [2, 4, 0],
  Upsert: [2, 3, 0],
};

/**
 * Methods of the SDK's protocol that no version until 3.0.1 answers: row-level security, name spaces and the like
 * are in the description ahead of the servers (milvus-proto after v3.0.0), or were described and never served.
 */
const NEVER: ReadonlySet<string> = new Set([
  ...['AddUserTags', 'DeleteUserTags', 'GetUserTags', 'ListUsersWithTag'],
  ...['CreateRowPolicy', 'DropRowPolicy', 'ListRowPolicies'],
  ...['CreateNamespace', 'DescribeNamespace', 'ListNamespaces', 'DropNamespace', 'HasNamespace'],
  ...['GetNamespaceStats', 'Prewarm', 'DescribePrewarmTask'],
]);

/** Whether a version of Milvus answers a method of the protocol at all. */
export function hasMethod(version: Version, method: string): boolean {
  if (NEVER.has(method)) return false;
  const since = SINCE[method];
  return since === undefined || isSince(version, since);
}
