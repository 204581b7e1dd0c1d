import { percentOf, settle } from './memory';
import type { LoadedWith, MemoryLack, WorldCollection, WorldPartition } from './model';
import { memoryOf } from './size';

/** Replicas live in this group unless a load names another. */
export const DEFAULT_GROUP = '__default_resource_group';

/** What a group may hold that nobody has limited (querycoordv2/meta/resource_group.go). */
const UNLIMITED = 1_000_000;
/** An empty query node needs that much. */
export const IDLE_BYTES = 70 * 2 ** 20;
/** So much of its memory a node fills at the most (queryNode.overloadedMemoryThresholdPercentage). */
const USABLE_SHARE = 0.9;

/** A machine that collections are loaded into. */
export interface QueryNode {
  id: string;
  memoryBytes: number;
  /** The resource group that it belongs to. */
  group: string;
}

/** A resource group: how many nodes it wants, and may have. */
export interface ResourceGroup {
  name: string;
  requests: number;
  limits: number;
}

/** The query nodes of a cluster and the groups that they are in. */
export class Nodes {
  readonly all: QueryNode[] = [];
  readonly groups = new Map<string, ResourceGroup>();

  constructor() {
    this.groups.set(DEFAULT_GROUP, { name: DEFAULT_GROUP, requests: 0, limits: UNLIMITED });
  }

  in(group: string): QueryNode[] {
    return this.all.filter((node) => node.group === group);
  }

  add(memoryBytes: number): QueryNode {
    const node = { id: String(this.all.length + 1), memoryBytes, group: DEFAULT_GROUP };
    this.all.push(node);
    return node;
  }

  /** The group that each replica of a load lives in. */
  groupsOf({ replicas, groups }: Pick<LoadedWith, 'replicas' | 'groups'>): string[] {
    const last = groups.at(-1) ?? DEFAULT_GROUP;
    return Array.from({ length: replicas }, (_, at) => groups[at] ?? last);
  }

  /** The node that each replica of a load lives on: one after the other in its group. */
  placesOf(load: Pick<LoadedWith, 'replicas' | 'groups'>): (QueryNode | undefined)[] {
    const groups = this.groupsOf(load);
    return groups.map((group, at) => {
      const nodes = this.in(group);
      const earlier = groups.slice(0, at).filter((each) => each === group).length;
      return nodes.length === 0 ? undefined : nodes[earlier % nodes.length];
    });
  }

  /** Bytes that what is in memory takes on a node; every replica has its own copy. */
  used(node: QueryNode, collections: Iterable<WorldCollection>, now: number): number {
    let bytes = IDLE_BYTES;
    for (const collection of collections) {
      settle(collection, now);
      if (collection.loadedWith === null) continue;
      const copies = this.placesOf(collection.loadedWith).filter((place) => place === node).length;
      if (copies === 0) continue;
      for (const partition of collection.partitions) {
        bytes += (copies * memoryOf(collection, partition) * (percentOf(partition, now) ?? 0)) / 100;
      }
    }
    return Math.round(bytes);
  }

  /**
   * Whether partitions do not fit where a load puts them: how far it gets, in percent, and what it lacks. Null if
   * they fit. A node takes what it has room for, and its checks refuse the rest (querynodev2/segments loader).
   */
  lackFor(
    collection: WorldCollection,
    partitions: readonly WorldPartition[],
    load: LoadedWith,
    collections: readonly WorldCollection[],
    now: number,
  ): { percent: number; lack: MemoryLack } | null {
    const wanted = { ...collection, loadedWith: load };
    const bytes = partitions.reduce((sum, partition) => sum + memoryOf(wanted, partition), 0);
    for (const node of new Set(this.placesOf(load))) {
      if (node === undefined) continue;
      const used = this.used(node, collections, now);
      const limit = Math.round(node.memoryBytes * USABLE_SHARE);
      if (used + bytes <= limit) continue;
      const percent = Math.max(0, Math.min(99, Math.floor(((limit - used) / bytes) * 100)));
      return { percent, lack: { predicted: used + bytes, limit } };
    }
    return null;
  }
}
