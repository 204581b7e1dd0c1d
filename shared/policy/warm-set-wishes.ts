import type { BulkWish } from '../domain/bulk';
import type { LoadOptions } from '../domain/load-request';
import type { WarmCollection } from '../domain/warm-set';
import type { Capabilities } from './capabilities';
import type { Difference } from './warm-set';

/** What the person wants done of the differences. */
export interface WarmChoices {
  /** Load what has unknown fields with all fields. */
  unknownWithAllFields: boolean;
  /** Load what was made anew under a name of the set. */
  recreated: boolean;
  /** Release partitions that are in memory and not in the set. */
  releasePartitions: boolean;
  /** Release collections that are in memory and not in the set. */
  releaseExtras: boolean;
}

/** Nothing that was not in the set, that nobody knows, or that takes something away. */
export const CAREFUL: WarmChoices = {
  unknownWithAllFields: false,
  recreated: false,
  releasePartitions: false,
  releaseExtras: false,
};

/** Whether something of a collection has to be loaded, or loaded otherwise. */
export function wantsLoad({ kind, toLoad, gone, saved, fields, replicas, groups }: Difference): boolean {
  if (kind !== 'differs' || gone.length === saved?.partitions?.length) return false;
  return toLoad.length > 0 || [fields, replicas, groups].includes('differs');
}

/** Whether a load waits for the choice about unknown fields: the set does not say which, so it would be all. */
export function isFieldsUnknown(difference: Difference): boolean {
  return wantsLoad(difference) && difference.saved?.fields.kind === 'unknown';
}

/** Milvus 2.2 loads a collection or partitions of it, never one after the other. */
function mixesLoads(
  { isOut, isWhole }: Difference,
  partitions: string[] | null,
  able: Capabilities,
): boolean {
  if (able.mixPartitionAndCollectionLoad.supported || !able.partitionLoad.supported || isOut) return false;
  return partitions === null ? !isWhole : isWhole;
}

function needsRelease(difference: Difference, partitions: string[] | null, able: Capabilities): boolean {
  const { isOut, fields, replicas, groups } = difference;
  if (isOut) return false;
  const otherFields =
    fields === 'differs' && able.fieldLoad.supported && !able.changeFieldsWhileLoaded.supported;
  // LoadPartitions never changes replicas of what is loaded (Milvus 2.5 querycoordv2/job).
  const takesReplicas = able.changeReplicasWhileLoaded.supported && partitions === null;
  const otherReplicas = [replicas, groups].includes('differs') && !takesReplicas;
  return otherFields || otherReplicas || mixesLoads(difference, partitions, able);
}

/** The partitions of a set that are still there, or null for all of them. */
function remaining({ partitions }: WarmCollection, gone: readonly string[]): string[] | null {
  return partitions?.filter((name) => !gone.includes(name)) ?? null;
}

function optionsOf(difference: Difference, saved: WarmCollection, able: Capabilities): LoadOptions {
  const { fields, replicas, resourceGroups } = saved;
  const whole = remaining(saved, difference.gone);
  const releaseFirst = needsRelease(difference, whole, able);
  const onlyParts = difference.toLoad !== 'all' && difference.toLoad.length > 0 && !difference.isOut;
  const isOther = [difference.fields, difference.replicas, difference.groups].includes('differs');
  return {
    fields: fields.kind === 'some' ? fields.fields : null,
    skipDynamicField: fields.kind === 'some' && !fields.dynamicField,
    partitions: onlyParts && !isOther && !releaseFirst ? Array.from(difference.toLoad) : whole,
    ...{ replicas, resourceGroups, priority: null, releaseFirst },
  };
}

function mayLoad(difference: Difference, choices: WarmChoices): boolean {
  if (!wantsLoad(difference)) return false;
  if (difference.isRecreated && !choices.recreated) return false;
  return !isFieldsUnknown(difference) || choices.unknownWithAllFields;
}

/**
 * The releases of a collection's partitions. What is loaded whole on 2.2 gives no single partition back: there it is
 * released and the partitions of the set are loaded again, which needs to be known which fields.
 */
function partitionWishes(
  difference: Difference,
  saved: WarmCollection,
  choices: WarmChoices,
  able: Capabilities,
): 'none' | 'release' | 'loadAgain' {
  if (difference.toRelease.length === 0 || !choices.releasePartitions || !able.partitionRelease.supported)
    return 'none';
  if (difference.isRecreated && !choices.recreated) return 'none';
  if (!mixesLoads(difference, saved.partitions, able)) return 'release';
  return saved.fields.kind === 'unknown' && !choices.unknownWithAllFields ? 'none' : 'loadAgain';
}

function wishesOfOne(
  connectionId: string,
  difference: Difference,
  choices: WarmChoices,
  able: Capabilities,
): BulkWish[] {
  const { database, collection, collectionId, saved, kind, toRelease } = difference;
  const target = { connectionId, database, collection, collectionId };
  if (kind === 'extra') return choices.releaseExtras ? [{ action: 'release', target, partitions: null }] : [];
  if (kind !== 'differs' || saved === null) return [];
  const parts = partitionWishes(difference, saved, choices, able);
  const options = optionsOf(difference, saved, able);
  const loads = mayLoad(difference, choices) || parts === 'loadAgain';
  const wishes: BulkWish[] = [];
  // A release of everything before the load takes these along.
  if (parts === 'release' && !(loads && options.releaseFirst))
    wishes.push({ action: 'release', target, partitions: toRelease });
  if (loads) wishes.push({ action: 'load', target, options });
  return wishes;
}

/** What has to be done so that what was chosen of the differences is as it was in the set. */
export function wishesOf(
  connectionId: string,
  differences: readonly Difference[],
  choices: WarmChoices,
  capabilities: Capabilities,
): BulkWish[] {
  return differences.flatMap((each) => wishesOfOne(connectionId, each, choices, capabilities));
}
