import type { ClusterMemory, Health } from '../domain/cluster';
import type { CollectionDetail, CollectionMemory, Index } from '../domain/collection';
import type { LoadOptions } from '../domain/load-request';
import type { Capabilities } from './capabilities';
import type { ByteRange } from './field-memory';
import { DEFAULT_RESOURCE_GROUP, groupsOfReplicas, roomForLoad } from './load-memory';
import type { LoadMemory } from './load-memory';
import { vectorsWithoutIndex } from './load-plan';

/**
 * Something that stands, or may stand, in the way of a load. `blocks`: the server would refuse it, or Falconer does.
 * `warns`: it would be taken, and may not arrive. `unknown`: it could not be read whether it is in the way.
 */
export type LoadObstacle = (
  | { kind: 'noIndex'; fields: string[] }
  | { kind: 'indexesUnread' }
  | {
      kind: 'indexBuilding';
      field: string;
      index: string;
      indexedRows: string | null;
      totalRows: string | null;
    }
  | { kind: 'indexFailed'; field: string; index: string; reason: string | null }
  | { kind: 'tooLittleMemory'; group: string; needed: ByteRange; freeBytes: number; certain: boolean }
  | { kind: 'groupMissing'; group: string }
  | { kind: 'groupsPerReplica'; groups: number; replicas: number }
  | { kind: 'defaultGroupAlone' }
  | { kind: 'tooFewNodes'; group: string; nodes: number; needed: number }
  | { kind: 'noRight'; privilege: string | null }
  | { kind: 'quota'; states: string[]; reasons: string[] }
  | { kind: 'unhealthy'; reasons: string[] }
  | { kind: 'loadingHere' }
  | { kind: 'loadingElsewhere'; percent: number }
  | { kind: 'partitionKey' }
  | { kind: 'wholeOnly' }
  | { kind: 'partitionsGone'; partitions: string[] }
  | { kind: 'nothingChosen' }
) & { weight: 'blocks' | 'warns' | 'unknown' };

/** What {@link loadObstacles} judges by; null where not read. */
export interface ObstacleFacts {
  detail: Pick<CollectionDetail, 'fields' | 'indexes' | 'replicas'>;
  memory: CollectionMemory | null;
  capabilities: Capabilities;
  cluster: ClusterMemory | null;
  health: Health | null;
  /** The privilege that a question which takes the one to load was refused for; null: none was. */
  missingPrivilege: { name: string | null } | null;
  /** A task of this application works on the collection. */
  busyHere: boolean;
  loadMemory: LoadMemory | null;
}

type Rule = (facts: ObstacleFacts, asked: LoadOptions) => LoadObstacle[];

/** Every vector field that is loaded needs an index (Milvus proxy/task.go). */
const missingIndexes: Rule = ({ detail, capabilities }, { fields }) => {
  const missing = vectorsWithoutIndex(detail, fields, capabilities);
  if (missing === null) return [{ kind: 'indexesUnread', weight: 'unknown' }];
  return missing.length === 0 ? [] : [{ kind: 'noIndex', weight: 'blocks', fields: missing }];
};

function stateOf(index: Index): LoadObstacle[] {
  const { field, name, state, failReason, indexedRows, totalRows } = index;
  if (state === 'failed')
    return [{ kind: 'indexFailed', weight: 'warns', field, index: name, reason: failReason }];
  if (state !== 'building') return [];
  return [{ kind: 'indexBuilding', weight: 'warns', field, index: name, indexedRows, totalRows }];
}

/** A load waits for indexes that are being built, and brings in what has none as it is. */
const unfinishedIndexes: Rule = ({ detail }, { fields }) =>
  (detail.indexes ?? []).filter(({ field }) => fields?.includes(field) ?? true).flatMap(stateOf);

/** A load that does not fit stands still until the server gives it up. */
const memoryLack: Rule = ({ cluster, loadMemory }, asked) => {
  if (loadMemory === null) return [];
  return roomForLoad(loadMemory, asked, cluster).flatMap(({ group, needed, freeBytes, room }) => {
    if (needed === null || freeBytes === null || (room !== 'tooLittle' && room !== 'tight')) return [];
    return [
      { kind: 'tooLittleMemory', weight: 'warns', group, needed, freeBytes, certain: room === 'tooLittle' },
    ];
  });
};

/** A replica takes a node of its own (querycoordv2: "resource group node not enough", code 304). */
const nodeLack: Rule = ({ cluster, capabilities }, asked) => {
  const groups = cluster?.groups ?? null;
  if (groups === null || !capabilities.resourceGroups.supported) return [];
  const places = groupsOfReplicas(asked);
  return [...new Set([...places, ...(asked.resourceGroups ?? [])])].flatMap((group): LoadObstacle[] => {
    const found = groups.find(({ name }) => name === group);
    if (found === undefined) return [{ kind: 'groupMissing', weight: 'blocks', group }];
    const needed = places.filter((each) => each === group).length;
    const nodes = found.availableNodes;
    return needed <= nodes ? [] : [{ kind: 'tooFewNodes', weight: 'blocks', group, nodes, needed }];
  });
};

/**
 * "resource group num can only be 0, 1 or same as replica number" (querycoordv2/utils/meta.go), and before 2.4.1 "no
 * default resource group mixed with the other resource group(s)" (2.3 querycoordv2/services.go).
 */
const groupChoice: Rule = ({ capabilities }, { resourceGroups, replicas }) => {
  if (resourceGroups === null || resourceGroups.length < 2) return [];
  if (!capabilities.mixDefaultGroup.supported && resourceGroups.includes(DEFAULT_RESOURCE_GROUP))
    return [{ kind: 'defaultGroupAlone', weight: 'blocks' }];
  const count = replicas ?? 1;
  if (resourceGroups.length === count) return [];
  return [{ kind: 'groupsPerReplica', weight: 'blocks', groups: resourceGroups.length, replicas: count }];
};

const rights: Rule = ({ missingPrivilege }) =>
  missingPrivilege === null ? [] : [{ kind: 'noRight', weight: 'blocks', privilege: missingPrivilege.name }];

const clusterHealth: Rule = ({ health }) => {
  if (health === null) return [];
  const { healthy, reasons, quotaStates: states } = health;
  return [
    ...(states.length === 0 ? [] : [{ kind: 'quota', weight: 'warns', states, reasons } as const]),
    ...(healthy ? [] : [{ kind: 'unhealthy', weight: 'warns', reasons } as const]),
  ];
};

const alreadyLoading: Rule = ({ memory, busyHere }) => {
  if (busyHere) return [{ kind: 'loadingHere', weight: 'blocks' }];
  const loading = memory?.partitions.flatMap(({ percent }) =>
    percent !== null && percent < 100 ? percent : [],
  );
  if (loading === undefined || loading.length === 0) return [];
  const percent = Math.floor(loading.reduce((sum, each) => sum + each, 0) / loading.length);
  return [{ kind: 'loadingElsewhere', weight: 'warns', percent }];
};

/** Partitions of a collection with a partition key are the server's ("if partition key mode is used"). */
const partitionChoice: Rule = ({ detail, memory, capabilities }, { partitions }) => {
  if (partitions === null) return [];
  if (partitions.length === 0) return [{ kind: 'nothingChosen', weight: 'blocks' }];
  if (!capabilities.partitionLoad.supported) return [{ kind: 'wholeOnly', weight: 'blocks' }];
  if (detail.fields.some(({ roles }) => roles.includes('partitionKey')))
    return [{ kind: 'partitionKey', weight: 'blocks' }];
  const there = memory?.partitions.map(({ name }) => name);
  const gone = there === undefined ? [] : partitions.filter((name) => !there.includes(name));
  return gone.length === 0 ? [] : [{ kind: 'partitionsGone', weight: 'blocks', partitions: gone }];
};

/** In the order in which they are told: what is certain and can be mended first. */
const RULES: readonly Rule[] = [
  ...[rights, alreadyLoading, partitionChoice, missingIndexes, groupChoice, nodeLack, memoryLack],
  ...[unfinishedIndexes, clusterHealth],
];

/**
 * Every reason that can be found, before the call, why this load would be refused or may not arrive. What a release
 * before the load gets out of the way is not among them: see `load-rules.ts`.
 */
export function loadObstacles(facts: ObstacleFacts, asked: LoadOptions): LoadObstacle[] {
  return RULES.flatMap((rule) => rule(facts, asked));
}

/** Whether nothing may be sent. */
export function isBlocked(obstacles: readonly LoadObstacle[]): boolean {
  return obstacles.some(({ weight }) => weight === 'blocks');
}
