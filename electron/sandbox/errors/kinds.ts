/** What is wrong with a name. */
export type NameFault = 'empty' | 'long' | 'first' | 'characters';

/** Every refusal that a handler can give, with the facts that its words may quote. */
export interface Refusals {
  databaseNotFound: { database: string };
  databaseExists: { database: string };
  databaseNotEmpty: { database: string };
  databaseIsDefault: object;
  databaseName: { name: string; fault: NameFault };

  collectionNotFound: { database: string; collection: string };
  /** Asked for by an alias that outlived it. */
  collectionGone: { collectionId: string };
  collectionDiffers: { collection: string };
  collectionExists: { collection: string };
  collectionName: { name: string; fault: NameFault };
  primaryKeyMissing: object;
  vectorMissing: object;
  severalVectors: { fields: readonly string[] };
  schemaUnreadable: { words: string };
  dropByAlias: { alias: string };
  dropAliased: { collection: string; aliases: readonly string[] };
  renameByAlias: { alias: string };
  renameMissing: { database: string; databaseId: string; collection: string; at: string };
  renameTaken: { database: string; name: string };

  aliasNotFound: { database: string; alias: string };
  aliasName: { name: string; fault: NameFault };
  aliasTaken: { database: string; alias: string; collection: string; other: string };
  aliasIsCollection: { database: string; alias: string };

  partitionNotFound: { partition: string };
  partitionExists: { partition: string };
  partitionName: { name: string; fault: NameFault };
  partitionLoaded: object;
  partitionIsDefault: object;
  /** `what` is what cannot be done, such as `load partitions`; `field` is the partition key. */
  partitionKeyMode: { what: string; field: string };

  indexNotFound: { collection: string; collectionId: string; index: string; field: string };
  indexAmbiguous: { index: string };
  indexField: { field: string };
  indexType: { type: string };
  indexParams: { words: string };
  indexAuto: object;
  indexDiffers: { field: string };
  indexRenamed: { field: string };
  indexLoaded: object;
  noIndexToDrop: object;

  noPartitionToLoad: object;
  noPartitionToRelease: object;
  noIndex: { collection: string; collectionId: string };
  vectorIndexMissing: { collection: string; fields: readonly string[] };
  loadFieldsLack: { list: readonly string[]; what: string };
  loadFieldUnknown: { field: string };
  loadFieldsDiffer: { loaded: readonly string[]; asked: readonly string[] };
  replicasDiffer: { loaded: number; asked: number };
  loadsMixed: object;
  releasesMixed: object;
  otherPartitionsLoaded: { collectionId: string; partitionIds: readonly string[] };
  groupsMixDefault: { group: string };
  groupNotOfLoaded: { group: string };
  groupCount: { replicas: number; groups: readonly string[] };
  nodesNotEnough: { group: string; nodes: number; needed: number };
  notRefreshable: { collectionId: string };
  expressionEmpty: object;
  outputFieldUnknown: { field: string };
  dynamicFieldNotLoaded: { field: string };
  outputFieldNotLoaded: { field: string };
  queryNotLoaded: { database: string; collection: string; collectionId: string };
  collectionNotLoaded: { collection: string; collectionId: string };
  partitionNotLoaded: { collectionId: string; partitionId: string };
  replicaNotFound: { collectionId: string };
  /** Sizes in bytes. */
  loadFailed: { collectionId: string; predicted: number; limit: number };
  rateLimited: { perSecond: number };
  quotaExceeded: { reason: string };
  databaseLimit: { limit: number };
  collectionLimit: { database: string; limit: number };
  capacityExceeded: { limit: number };

  userName: { name: string; fault: NameFault };
  userExists: { user: string };
  userNotFound: object;
  userIsRoot: object;
  passwordLength: { length: number; longest: number };
  passwordWrong: { user: string };
  roleName: { name: string; fault: NameFault };
  roleExists: { role: string };
  roleNotFound: object;
  roleIsDefault: { role: string };
  roleHasGrants: object;
  notSignedIn: object;
  objectUnknown: { object: string };
  privilegeUnknown: { privilege: string };

  resourceGroupNotFound: { group: string };
  resourceGroupExists: { group: string };
  resourceGroupName: { name: string; fault: NameFault };
  /** `loaded` is the id of a collection that is in memory there. */
  resourceGroupIsDefault: { group: string; loaded: string | null };
  groupToMoveFrom: { group: string; target: string };
  resourceGroupInUse: { group: string };
  nodesToMove: { group: string; nodes: number; needed: number };
  replicasToMove: { group: string; replicas: number; needed: number };
  nodeNotFound: { node: string };
  nothingToAlter: object;
  fieldToAlter: { field: string };
  fieldExists: { field: string };
  fieldNotNullable: { field: string };
  functionExists: { name: string };
  functionNotFound: { name: string };
  indexToAlterLoaded: object;
  nothingToImport: object;
  jobNotFound: { id: string };
  snapshotName: object;
  snapshotExists: { name: string };
  snapshotNotFound: { name: string };
  privilegeGroupExists: { name: string };
  privilegeGroupNotFound: { name: string };
  notReplicating: { method: string };
  notExternal: { method: string };
  obsolete: { method: string };
  metricNotFound: { metric: string };
  metricUnreadable: { words: string };
}

export type RefusalKind = keyof Refusals;

/** Number, name and words of one refusal. */
export interface Answer {
  /** `plain`: it has no number of its own, so the version's number for such failures is sent. */
  code: number | 'plain';
  /** Name in `common.ErrorCode`, which old clients look at. */
  errorCode: string | number;
  reason: string;
  /** The whole chain, where it says more than the reason. */
  detail?: string;
}

/** How a version words its refusals; some words depend on the method that was called. */
export type ErrorTable = {
  readonly [K in RefusalKind]: (facts: Refusals[K], method: string) => Answer;
};

/** A failure without a number of its own. */
export function plain(reason: string, detail?: string): Answer {
  return {
    code: 'plain',
    errorCode: 'UnexpectedError',
    reason,
    ...(detail === undefined ? {} : { detail }),
  };
}

/** A failure with a number that has a meaning, such as 100. */
export function numbered(code: number, errorCode: string | number, reason: string, detail?: string): Answer {
  return { code, errorCode, reason, ...(detail === undefined ? {} : { detail }) };
}

const NAME_RULES = {
  first: (what: string) => `the first character of a ${what} must be an underscore or letter`,
  characters: (what: string) => `${what} can only contain numbers, letters and underscores`,
  long: (what: string) => `the length of a ${what} must be less than 255 characters`,
} as const;

/**
 * What Milvus says about a name (proxy/util.go validateName).
 * @param gap between the two sentences: 2.2 sets two blanks
 */
export function nameWords(what: string, name: string, fault: NameFault, gap = ' '): string {
  if (fault === 'empty') return `${what} should not be empty`;
  return `Invalid ${what}: ${name}.${gap}${NAME_RULES[fault](what)}`;
}

/** The same for partitions, whose sentences differ (proxy/util.go validatePartitionTag). */
export function partitionNameWords(name: string, fault: NameFault): string {
  const rule = {
    empty: 'Partition name should not be empty.',
    long: 'The length of a partition name must be less than 255 characters.',
    first: 'The first character of a partition name must be an underscore or letter.',
    characters: 'Partition name can only contain numbers, letters and underscores.',
  }[fault];
  return `Invalid partition name: ${name}. ${rule}`;
}
