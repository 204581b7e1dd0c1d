import type { DropFacts } from '../domain/collection';
import type { TaskStep } from '../domain/task';
import type { Capabilities } from './capabilities';

/** Name of the partition that every collection has and no server drops. */
export const DEFAULT_PARTITION = '_default';

/** What stands in the way of a drop, by the servers' own rules. `mustRelease` is taken care of by a named step. */
export type DropBlocker =
  | { kind: 'defaultPartition' }
  | { kind: 'partitionKeyMode' }
  | { kind: 'hasAliases'; aliases: string[] }
  | { kind: 'aliasGiven'; collection: string }
  | { kind: 'cannotReleasePartition' };

/** What a drop will do, or why it cannot be done. */
export interface DropPlan {
  steps: TaskStep['kind'][];
  releaseFirst: boolean;
  blockers: DropBlocker[];
}

/**
 * Plans the drop of a partition. A loaded one is released first, as a step of its own: every Milvus refuses it
 * otherwise (`partition cannot be dropped, partition is loaded, please release it first`).
 * @param partitionKeyMode the collection has a partition key: its partitions are the server's (2.3+)
 */
export function planPartitionDrop(
  facts: Pick<DropFacts, 'partition' | 'loadedPartitions'>,
  partitionKeyMode: boolean,
  capabilities: Capabilities,
): DropPlan {
  const blockers: DropBlocker[] = [];
  if (facts.partition === DEFAULT_PARTITION) blockers.push({ kind: 'defaultPartition' });
  if (partitionKeyMode) blockers.push({ kind: 'partitionKeyMode' });
  const loaded = facts.loadedPartitions?.includes(facts.partition ?? '') === true;
  const releaseFirst = loaded && !capabilities.dropLoadedPartition.supported;
  if (releaseFirst && !capabilities.partitionRelease.supported)
    blockers.push({ kind: 'cannotReleasePartition' });
  return { steps: releaseFirst ? ['release', 'check', 'drop'] : ['check', 'drop'], releaseFirst, blockers };
}

/**
 * Plans the drop of a collection. The server releases it by itself; aliases block it from 2.4.23 and 2.5.5 on.
 * @param asked the name that was asked for: if the server answers with another, it was an alias
 */
export function planCollectionDrop(
  facts: Pick<DropFacts, 'collection' | 'aliases'>,
  asked: string,
  capabilities: Capabilities,
): DropPlan {
  const blockers: DropBlocker[] = [];
  if (facts.collection !== asked) blockers.push({ kind: 'aliasGiven', collection: facts.collection });
  if (facts.aliases.length > 0 && !capabilities.dropAliasedCollection.supported) {
    blockers.push({ kind: 'hasAliases', aliases: facts.aliases });
  }
  return { steps: ['check', 'drop'], releaseFirst: false, blockers };
}
