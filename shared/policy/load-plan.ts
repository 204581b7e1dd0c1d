import type { CollectionDetail, Field, LoadedFields } from '../domain/collection';
import type { LoadOptions } from '../domain/load-request';
import type { TaskStep } from '../domain/task';
import type { Capabilities } from './capabilities';

/** Why a field cannot be left out of a load. */
export type LockReason = 'primaryKey' | 'partitionKey' | 'clusteringKey' | 'lastVector';

/**
 * Fields that must be loaded whatever is chosen (Milvus 2.4.10 proxy/util.go: "load field list .. does not contain
 * primary key field", the partition and clustering key likewise, and at least one vector field).
 * @param chosen names of the fields chosen so far: the only vector among them is locked
 */
export function lockedFields(fields: readonly Field[], chosen: ReadonlySet<string>): Map<string, LockReason> {
  const locked = new Map<string, LockReason>();
  for (const field of fields) {
    const role = field.roles[0];
    if (role !== undefined) locked.set(field.name, role);
  }
  const vectors = fields.filter((field) => field.isVector);
  const chosenVectors = vectors.filter((field) => chosen.has(field.name));
  const only = vectors.length === 1 ? vectors[0] : chosenVectors.length === 1 ? chosenVectors[0] : undefined;
  if (only !== undefined) locked.set(only.name, 'lastVector');
  return locked;
}

/**
 * The field list to send: null for "all of them", else the chosen and the locked ones in schema order. A choice
 * without a vector gets the first one.
 */
export function fieldsToLoad(fields: readonly Field[], chosen: ReadonlySet<string>): string[] | null {
  const wanted = new Set(chosen);
  if (!fields.some((field) => field.isVector && wanted.has(field.name))) {
    const first = fields.find((field) => field.isVector);
    if (first !== undefined) wanted.add(first.name);
  }
  for (const name of lockedFields(fields, wanted).keys()) wanted.add(name);
  const names = fields.filter((field) => wanted.has(field.name)).map((field) => field.name);
  return names.length === fields.length ? null : names;
}

/**
 * Vector fields of the choice that have no index, for which the server would refuse the load
 * (`there is no vector index on field: [v2]`). Before 2.4 a collection has one vector field, so the rule is the same.
 * @returns names, or null if the index list could not be read
 */
export function vectorsWithoutIndex(
  detail: Pick<CollectionDetail, 'fields' | 'indexes'>,
  loadFields: readonly string[] | null,
  capabilities: Capabilities,
): string[] | null {
  if (capabilities.loadWithoutIndex.supported) return [];
  if (detail.indexes === null) return null;
  const indexed = new Set(detail.indexes.map((index) => index.field));
  // Also where the list is only a hint, the vector fields on it are the ones that need an index (2.6 proxy/task.go).
  const isRead = capabilities.fieldLoad.supported || capabilities.fieldLoadHint.supported;
  const asked = isRead ? loadFields : null;
  return detail.fields
    .filter(
      (field) => field.isVector && (asked === null || asked.includes(field.name)) && !indexed.has(field.name),
    )
    .map((field) => field.name);
}

/**
 * Whether the same fields are asked for as are remembered to be loaded; null if nobody knows.
 * @param schema all fields that there are
 */
export function sameFields(
  schema: readonly Pick<Field, 'name'>[],
  loaded: LoadedFields,
  { fields, skipDynamicField }: Pick<LoadOptions, 'fields' | 'skipDynamicField'>,
): boolean | null {
  if (loaded.kind === 'unknown') return null;
  const all = schema.map(({ name }) => name);
  const [there, hasDynamic] = loaded.kind === 'all' ? [all, true] : [loaded.fields, loaded.dynamicField];
  const asked = new Set(fields ?? all);
  return (
    hasDynamic !== skipDynamicField && asked.size === there.length && there.every((name) => asked.has(name))
  );
}

/** The steps that a load will go through, for the dialog and for the task. */
export function loadSteps(options: Pick<LoadOptions, 'releaseFirst'>): TaskStep['kind'][] {
  return options.releaseFirst ? ['release', 'load', 'watch'] : ['load', 'watch'];
}
