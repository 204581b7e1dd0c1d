import type { ClusterMemory, CollectionSegments, QueryNode } from '../domain/cluster';
import type { CollectionDetail } from '../domain/collection';
import type { LoadOptions } from '../domain/load-request';
import type { ByteRange, FieldMemory, SampledWidth } from './field-memory';
import { dynamicFieldMemory, fieldMemory, SYSTEM_BYTES_PER_ROW } from './field-memory';

/** Replicas live here unless a load names another group (Milvus querycoordv2/meta/resource_manager.go). */
export const DEFAULT_RESOURCE_GROUP = '__default_resource_group';
/** So much of its memory a query node fills (`queryNode.overloadedMemoryThresholdPercentage` of milvus.yaml). */
const USABLE_SHARE = 0.9;

/** Widths of sampled fields by name. */
export type Samples = Readonly<Record<string, SampledWidth>>;

/** What is known of the size of a collection; null where not read. */
export interface SizeFacts {
  detail: Pick<CollectionDetail, 'fields' | 'indexes' | 'dynamicField' | 'rowCount' | 'properties'>;
  segments: CollectionSegments | null;
  samples: Samples | null;
}

/** What a load will take in memory. */
export interface LoadMemory {
  /** Rows that it brings in; null: nobody knows. */
  rows: number | null;
  /** Every field of the schema, the dynamic one last, whether it is loaded or not. */
  fields: FieldMemory[];
  /** Row ids and time stamps. */
  systemBytes: number | null;
  /** One replica of the chosen fields whose size is known; null: nothing is known. */
  perReplica: ByteRange | null;
  replicas: number;
  total: ByteRange | null;
  /** Chosen fields that nobody knows the size of: the total is without them. */
  unknownFields: string[];
}

/**
 * Rows that a load brings in: those of the chosen partitions, from the segments on disk, or of all, which statistics
 * tell as well. Null if nobody knows.
 */
export function rowsToLoad(
  { detail, segments }: SizeFacts,
  partitions: LoadOptions['partitions'],
): number | null {
  if (partitions === null) return detail.rowCount === null ? null : Number(detail.rowCount);
  const onDisk = segments?.onDisk ?? null;
  if (onDisk === null) return null;
  return onDisk
    .filter(({ partition }) => partition !== null && partitions.includes(partition))
    .reduce((sum, { rows }) => sum + rows, 0);
}

function sum(ranges: readonly ByteRange[]): ByteRange {
  return ranges.reduce((all, { low, high }) => ({ low: all.low + low, high: all.high + high }), {
    low: 0,
    high: 0,
  });
}

function isMapped({ properties }: SizeFacts['detail']): boolean {
  return properties.some(({ key, value }) => key === 'mmap.enabled' && value === 'true');
}

/** Reckons what a load takes. A collection that is mapped from disk may take next to nothing. */
export function loadMemory(
  facts: SizeFacts,
  options: Pick<LoadOptions, 'fields' | 'skipDynamicField' | 'partitions' | 'replicas'>,
): LoadMemory {
  const { detail, samples } = facts;
  const rows = rowsToLoad(facts, options.partitions);
  const fields = detail.fields.map((field) =>
    fieldMemory(
      field,
      detail.indexes?.find((index) => index.field === field.name),
      rows,
      samples?.[field.name],
    ),
  );
  if (detail.dynamicField) fields.push(dynamicFieldMemory(rows, samples?.$meta));
  const schema = new Set(options.fields ?? detail.fields.map(({ name }) => name));
  const chosen = fields.filter(
    ({ field }) => schema.has(field) || (field === '$meta' && !options.skipDynamicField),
  );
  const known = chosen.flatMap(({ bytes }) => bytes ?? []);
  const systemBytes = rows === null ? null : rows * SYSTEM_BYTES_PER_ROW;
  const whole = sum([...known, ...(systemBytes === null ? [] : [{ low: systemBytes, high: systemBytes }])]);
  const perReplica = rows === null ? null : isMapped(detail) ? { low: 0, high: whole.high } : whole;
  const replicas = options.replicas ?? 1;
  return {
    ...{ rows, fields, systemBytes, perReplica, replicas },
    total: perReplica === null ? null : { low: perReplica.low * replicas, high: perReplica.high * replicas },
    unknownFields: chosen.filter(({ bytes }) => bytes === null).map(({ field }) => field),
  };
}

/** Whether a load has room in a resource group. */
export type Room = 'fits' | 'tight' | 'tooLittle' | 'unknown';

/** One resource group that a load puts replicas into. */
export interface GroupRoom {
  group: string;
  /** Null: not known. */
  nodes: number | null;
  replicas: number;
  /** Memory that its nodes have, and may still fill; null: not known. */
  memoryBytes: number | null;
  freeBytes: number | null;
  needed: ByteRange | null;
  room: Room;
}

/** The group of each replica: those that were named, the last one for all that are left. */
export function groupsOfReplicas(options: Pick<LoadOptions, 'replicas' | 'resourceGroups'>): string[] {
  const groups = options.resourceGroups ?? [DEFAULT_RESOURCE_GROUP];
  const last = groups.at(-1) ?? DEFAULT_RESOURCE_GROUP;
  const count = Math.max(options.replicas ?? 1, 1);
  return Array.from({ length: count }, (_, at) => groups[at] ?? last);
}

/** The nodes of a group; null if the server does not name them and has other groups as well. */
function nodesOf(group: string, { nodes, groups }: ClusterMemory): QueryNode[] | null {
  if (nodes === null) return null;
  if (groups === null) return group === DEFAULT_RESOURCE_GROUP ? nodes : null;
  const found = groups.find(({ name }) => name === group);
  if (found?.nodes != null) return nodes.filter(({ id }) => found.nodes?.includes(id));
  const others = groups.filter(({ name, availableNodes }) => name !== group && availableNodes > 0);
  return others.length === 0 ? nodes : null;
}

function roomOf(needed: ByteRange | null, isWhole: boolean, freeBytes: number | null): Room {
  if (needed === null || freeBytes === null) return 'unknown';
  if (needed.low > freeBytes) return 'tooLittle';
  if (needed.high > freeBytes) return 'tight';
  return isWhole ? 'fits' : 'unknown';
}

/** What a load needs in each resource group against what is free there. */
export function roomForLoad(
  memory: LoadMemory,
  options: Pick<LoadOptions, 'replicas' | 'resourceGroups'>,
  cluster: ClusterMemory | null,
): GroupRoom[] {
  const places = groupsOfReplicas(options);
  return [...new Set(places)].map((group) => {
    const replicas = places.filter((each) => each === group).length;
    const nodes = cluster === null ? null : nodesOf(group, cluster);
    const isTold =
      nodes?.every(({ memoryBytes, usedBytes }) => memoryBytes !== null && usedBytes !== null) === true;
    const memoryBytes = isTold ? nodes.reduce((all, node) => all + (node.memoryBytes ?? 0), 0) : null;
    const freeBytes = isTold
      ? nodes.reduce(
          (all, node) => all + Math.max(0, (node.memoryBytes ?? 0) * USABLE_SHARE - (node.usedBytes ?? 0)),
          0,
        )
      : null;
    const { perReplica, unknownFields } = memory;
    const needed =
      perReplica === null ? null : { low: perReplica.low * replicas, high: perReplica.high * replicas };
    const counted =
      cluster?.groups?.find(({ name }) => name === group)?.availableNodes ?? nodes?.length ?? null;
    return {
      ...{ group, nodes: counted, replicas, memoryBytes, freeBytes, needed },
      room: roomOf(needed, unknownFields.length === 0, freeBytes),
    };
  });
}
