import type { ServerInfo } from '../domain/server';

/** What differs between servers and matters to a person who loads, releases and drops. */
export const capabilityNames = [
  'databases',
  'partitionLoad',
  'partitionRelease',
  'mixPartitionAndCollectionLoad',
  'fieldLoad',
  'fieldLoadHint',
  'changeFieldsWhileLoaded',
  'skipDynamicField',
  'replicas',
  'refreshLoad',
  'multipleVectors',
  'collectionIds',
  'partitionMemory',
  'dropLoadedPartition',
  'dropAliasedCollection',
  'aliasesGoAlong',
  'loadWithoutIndex',
  'resourceGroups',
  'mixDefaultGroup',
  'loadPriority',
  'changeReplicasWhileLoaded',
  'newPartitionsLoaded',
  'segments',
  'nodeMetrics',
  'renameCollection',
  'renameKeepsMemory',
  'listAliases',
] as const;
export type CapabilityName = (typeof capabilityNames)[number];

type Version = readonly [number, number, number];

interface Rule {
  /** First version that has it; null: every version of Milvus. */
  since: Version | null;
  /** First version of each line that has it no more, or never got it; see {@link inRange}. */
  until?: readonly Version[];
  /** Whether milvus-lite has it. */
  lite: boolean;
  /** Also in an older line from this patch on, such as 2.4.10 beside 2.5.0. */
  source: string;
}

/**
 * One row a difference, with where it was read or seen. Checked on running servers: 2.2.16, 2.3.5 and
 * milvus-lite 3.2.1; the others from Milvus' source.
 */
export const capabilityRules: Record<CapabilityName, Rule> = {
  databases: { since: [2, 2, 9], lite: true, source: 'Milvus 2.2.9 rootcoord; seen on 2.2.16' },
  partitionLoad: { since: null, lite: false, source: 'milvus-lite 3.2.1: LoadPartitions is UNIMPLEMENTED' },
  partitionRelease: {
    since: null,
    lite: false,
    source: 'milvus-lite 3.2.1: ReleasePartitions is UNIMPLEMENTED',
  },
  mixPartitionAndCollectionLoad: {
    since: [2, 3, 0],
    lite: false,
    source: 'Milvus 2.2 querycoord: "load the partition after load collection is not supported"',
  },
  fieldLoad: {
    since: [2, 4, 10],
    until: [[2, 6, 0]],
    lite: false,
    source: 'Milvus 2.4.10 proxy/task.go; 2.6 loads other fields lazily',
  },
  fieldLoadHint: { since: [2, 6, 0], lite: false, source: 'Milvus 2.6 proxy/task.go' },
  changeFieldsWhileLoaded: {
    since: [2, 6, 5],
    lite: false,
    source: 'Milvus 2.6.5 querycoordv2/job; 2.6.0 to 2.6.4 take another list without effect',
  },
  skipDynamicField: { since: [2, 4, 10], lite: false, source: 'Milvus 2.4.10 proxy/task.go' },
  replicas: { since: null, lite: false, source: 'milvus-lite 3.2.1 ignores replica_number' },
  refreshLoad: {
    since: [2, 3, 0],
    lite: false,
    source: 'Milvus 2.3 proxy; 2.2.16 does not answer a refresh within 15 s',
  },
  multipleVectors: {
    since: [2, 4, 0],
    lite: true,
    source: '2.3.5: "multiple vector fields is not supported"',
  },
  collectionIds: {
    since: null,
    lite: false,
    source: 'milvus-lite 3.2.1 describes every collection with id 0',
  },
  partitionMemory: {
    since: null,
    lite: false,
    source: 'milvus-lite 3.2.1 lists every partition as in memory',
  },
  dropLoadedPartition: {
    since: [99, 0, 0],
    lite: true,
    source: 'Milvus 2.2 to 3.0: "partition is loaded, please release it first"',
  },
  dropAliasedCollection: {
    since: null,
    until: [
      [2, 4, 23],
      [2, 5, 5],
    ],
    lite: true,
    source: 'Milvus 2.4.23 rootcoord/drop_collection_task.go',
  },
  aliasesGoAlong: {
    since: [99, 0, 0],
    lite: true,
    source: 'Seen on 2.2.16 and 2.3.5, where an alias outlives its collection, and on milvus-lite 3.2.1',
  },
  loadWithoutIndex: { since: [99, 0, 0], lite: true, source: 'milvus-lite 3.2.1' },
  resourceGroups: {
    since: null,
    lite: false,
    source: 'milvus-lite 3.2.1: ListResourceGroups is UNIMPLEMENTED',
  },
  mixDefaultGroup: {
    since: [2, 4, 1],
    lite: false,
    source:
      'Milvus 2.4.1 querycoordv2, where resource groups were made anew; seen to be refused on 2.3.5 and 2.2.16',
  },
  loadPriority: {
    since: [2, 6, 0],
    lite: false,
    source: 'milvus-proto 2.6.0: load_params of LoadCollection',
  },
  changeReplicasWhileLoaded: {
    since: [2, 5, 0],
    lite: false,
    source: 'Milvus 2.5 querycoordv2/job; before: "can\'t change the replica number for loaded collection"',
  },
  newPartitionsLoaded: {
    since: [2, 6, 5],
    lite: false,
    source: 'Milvus 2.6.5 querycoordv2; before, only where the collection was loaded whole',
  },
  segments: { since: null, lite: false, source: 'milvus-lite 3.2.1: GetQuerySegmentInfo is UNIMPLEMENTED' },
  nodeMetrics: { since: null, lite: false, source: 'milvus-lite 3.2.1: GetMetrics is UNIMPLEMENTED' },
  renameCollection: {
    since: [2, 2, 9],
    lite: true,
    source:
      'milvus-proto 2.2.9; aliases do not stand in the way: seen on 2.2.16, 2.3.5 and milvus-lite 3.2.1',
  },
  renameKeepsMemory: {
    since: [2, 2, 9],
    lite: false,
    source: 'Seen on 2.2.16 and 2.3.5; milvus-lite 3.2.1 takes it out of memory',
  },
  listAliases: { since: [2, 3, 0], lite: true, source: 'milvus-proto 2.3.0; UNIMPLEMENTED on 2.2.16' },
};

/** Whether a server has something; if not, the version that brought it, where one did. */
export interface Capability {
  supported: boolean;
  /** Null if the version could not be read: the server will tell. */
  certain: boolean;
  /** `2.4.10`, or null if no version has it or the flavor is the reason. */
  since: string | null;
  reason: 'version' | 'lite' | null;
}

/** All capabilities of one server. */
export type Capabilities = Record<CapabilityName, Capability>;

/** `[2, 4, 10]` from `v2.4.10-lite` and the like; null if there is no version in the text. */
export function parseVersion(text: string): [number, number, number] | null {
  const found = /(\d+)\.(\d+)\.(\d+)/.exec(text);
  return found === null ? null : [Number(found[1]), Number(found[2]), Number(found[3])];
}

/** What a server is, from the text that GetVersion answers. */
export function serverInfoFrom(versionText: string): ServerInfo {
  return {
    versionText,
    version: parseVersion(versionText),
    flavor: versionText.toLowerCase().startsWith('milvus_lite') ? 'lite' : 'milvus',
  };
}

/** Negative, zero or positive, as `Array.sort` wants it. */
export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function isPast(version: Version, limits: readonly Version[]): boolean {
  // A limit such as 2.4.23 speaks of its own line; the last limit speaks of everything after it as well.
  const sameLine = limits.find((limit) => limit[0] === version[0] && limit[1] === version[1]);
  const last = limits[limits.length - 1];
  const limit = sameLine ?? last;
  return limit !== undefined && compareVersions(version, limit) >= 0;
}

function inRange(version: Version, rule: Rule): boolean {
  if (rule.since !== null && compareVersions(version, rule.since) < 0) return false;
  return rule.until === undefined || !isPast(version, rule.until);
}

/**
 * What a server can do: the one place that the screen and the main process ask. A version that cannot be read is
 * taken to have everything of Milvus, uncertainly, so that nothing is forbidden for a reason that nobody knows.
 */
export function capabilitiesOf(server: ServerInfo): Capabilities {
  const entries = capabilityNames.map((name): [CapabilityName, Capability] => {
    const rule = capabilityRules[name];
    const since = rule.since === null || rule.since[0] === 99 ? null : rule.since.join('.');
    if (server.flavor === 'lite') {
      return [name, { supported: rule.lite, certain: true, since, reason: rule.lite ? null : 'lite' }];
    }
    if (server.version === null) {
      return [name, { supported: rule.since?.[0] !== 99, certain: false, since, reason: null }];
    }
    const supported = inRange(server.version, rule);
    return [name, { supported, certain: true, since, reason: supported ? null : 'version' }];
  });
  return Object.fromEntries(entries) as Capabilities;
}
