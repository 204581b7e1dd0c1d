import type { DropFacts } from '@shared/domain/collection';
import type { Environment } from '@shared/domain/environment';
import type { CollectionRef } from '@shared/domain/refs';
import type { Capabilities } from '@shared/policy/capabilities';
import { confirmationPolicy, isExactName } from '@shared/policy/confirmation';
import { planCollectionDrop, planPartitionDrop } from '@shared/policy/drop-plan';
import type { DropPlan } from '@shared/policy/drop-plan';

/** What is to be dropped, with the ids that the list showed. */
export interface DropTarget {
  collection: CollectionRef;
  /** Null for the collection itself. */
  partition: { name: string; id: string | null } | null;
}

/** The question before a drop, and whether it may be answered with yes. */
export interface DropQuestion {
  plan: DropPlan;
  /** The id that was shown and the one that is there now, if they differ: then nothing may be dropped. */
  changed: { what: 'collection' | 'partition'; before: string | null; now: string | null } | null;
  /** Whether the exact name has to be typed. */
  typeName: boolean;
  isBlocked: boolean;
}

function changedId({ collection, partition }: DropTarget, facts: DropFacts): DropQuestion['changed'] {
  if (facts.collectionId !== collection.collectionId)
    return { what: 'collection', before: collection.collectionId, now: facts.collectionId };
  if (partition !== null && facts.partitionId !== partition.id)
    return { what: 'partition', before: partition.id, now: facts.partitionId };
  return null;
}

/**
 * What a drop needs.
 * @param partitionKeyMode the collection has a partition key
 */
export function dropQuestion(
  target: DropTarget,
  facts: DropFacts,
  partitionKeyMode: boolean,
  capabilities: Capabilities,
  environment: Environment,
): DropQuestion {
  const isPartition = target.partition !== null;
  const plan = isPartition
    ? planPartitionDrop(facts, partitionKeyMode, capabilities)
    : planCollectionDrop(facts, target.collection.collection, capabilities);
  const changed = changedId(target, facts);
  const level = confirmationPolicy[isPartition ? 'dropPartition' : 'dropCollection'][environment];
  return {
    plan,
    changed,
    typeName: level === 'typeName',
    isBlocked: changed !== null || plan.blockers.length > 0,
  };
}

/** Why what was typed is not the name, where it is nearly it; null if it is the name or far from it. */
export function typedMismatch(typed: string, name: string): 'case' | 'space' | null {
  if (typed === '' || isExactName(typed, name)) return null;
  if (typed.trim() === name.trim()) return 'space';
  return typed.toLowerCase() === name.toLowerCase() ? 'case' : null;
}
