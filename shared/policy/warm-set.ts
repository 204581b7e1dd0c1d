import type { LoadedFields } from '../domain/collection';
import type { WarmCollection, WarmFacts, WarmFields, WarmTarget } from '../domain/warm-set';
import type { AppError } from '../ipc/result';
import type { Capabilities } from './capabilities';
import { fieldChoiceOf } from './load-question';

/** Milvus' group for what names none; not named in a set, because loads that name it fail where there are no groups. */
const DEFAULT_GROUP = '__default_resource_group';

/** What is known of the fields in memory. A server that knows no field lists loads all of them. */
export function warmFieldsOf(loaded: LoadedFields, capabilities: Capabilities): WarmFields {
  if (fieldChoiceOf(capabilities) === 'ignored') return { kind: 'all' };
  if (loaded.kind !== 'some') return { kind: loaded.kind };
  return { kind: 'some', fields: loaded.fields, dynamicField: loaded.dynamicField };
}

/** The groups that replicas live in, one each; null if all of them are in the default one or it is not told. */
export function warmGroupsOf(replicas: readonly { resourceGroup: string | null }[]): string[] | null {
  const groups = replicas.flatMap(({ resourceGroup }) => resourceGroup ?? []);
  const isDefault = groups.every((group) => group === DEFAULT_GROUP);
  return groups.length === 0 || groups.length < replicas.length || isDefault ? null : groups.sort();
}

/** A collection as a set keeps it; null if nothing of it is in memory or it could not be read. */
export function captureOf(facts: WarmFacts): WarmCollection | null {
  const { database, collection, collectionId, loaded, others, fields, replicas, resourceGroups } = facts;
  if (facts.error !== null || loaded.length === 0) return null;
  return {
    ...{ database, collection, collectionId, fields, replicas, resourceGroups },
    partitions: others.length === 0 ? null : [...loaded],
  };
}

/** Whether something of the set is as it was; `unknown` where one of the two is not known. */
export type Sameness = 'same' | 'differs' | 'unknown';

/**
 * How a collection of a set stands now. `same`: nothing to do. `missing`: nothing has its name any more.
 * `extra`: in memory, and not in the set.
 */
export type DifferenceKind = 'same' | 'differs' | 'missing' | 'unread' | 'extra';

/** One collection, as it was and as it is. */
export interface Difference {
  kind: DifferenceKind;
  database: string;
  collection: string;
  /** The id that the name has now. */
  collectionId: string | null;
  /** Null: it is not in the set. */
  saved: WarmCollection | null;
  /** Another collection has the name now: the one of the set was dropped. */
  isRecreated: boolean;
  /** Nothing of it is in memory now. */
  isOut: boolean;
  /** Everything of it is in memory now. */
  isWhole: boolean;
  /** Partitions to load; `all`: the whole collection. Empty: none. */
  toLoad: 'all' | string[];
  /** Partitions in memory that are not in the set. */
  toRelease: string[];
  /** Partitions of the set that are no more. */
  gone: string[];
  fields: Sameness;
  replicas: Sameness;
  groups: Sameness;
  error: AppError | null;
}

/** What is there now. */
export interface WarmNow {
  /** Every collection that the databases list, with the id that its name has now. */
  names: ReadonlyMap<string, Pick<WarmTarget, 'collectionId'>>;
  /** What was read about the collections of the set that are there. */
  facts: ReadonlyMap<string, WarmFacts>;
  /** Everything that is in memory. */
  inMemory: readonly WarmTarget[];
  /** Databases whose collections could not be listed, and why. */
  unread: ReadonlyMap<string, AppError>;
}

/** Tells collections apart in {@link WarmNow}. Names may be any text, so they are put together as JSON. */
export const warmKey = ({ database, collection }: Pick<WarmTarget, 'database' | 'collection'>): string =>
  JSON.stringify([database, collection]);

const NOTHING = {
  ...{ isRecreated: false, isOut: false, isWhole: false, toLoad: [] as string[], toRelease: [], gone: [] },
  ...{ fields: 'same', replicas: 'same', groups: 'same', error: null },
} satisfies Partial<Difference>;

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const others = [...b].sort();
  return a.length === b.length && [...a].sort().every((each, at) => each === others[at]);
}

function compareFields(saved: WarmFields, now: WarmFields, capabilities: Capabilities): Sameness {
  if (fieldChoiceOf(capabilities) === 'ignored') return 'same';
  if (saved.kind === 'unknown' || now.kind === 'unknown') return 'unknown';
  if (saved.kind === 'all' || now.kind === 'all') return saved.kind === now.kind ? 'same' : 'differs';
  return saved.dynamicField === now.dynamicField && sameSet(saved.fields, now.fields) ? 'same' : 'differs';
}

function compareReplicas(saved: number | null, now: number | null): Sameness {
  if (saved === null || now === null) return saved === now ? 'same' : 'unknown';
  return saved === now ? 'same' : 'differs';
}

function compareGroups(saved: WarmCollection, now: WarmFacts): Sameness {
  const [before, after] = [saved.resourceGroups, now.resourceGroups];
  if (before === null && after === null) return 'same';
  // With a count the replicas were read, so that none named means the default group.
  if ((before === null && saved.replicas === null) || (after === null && now.replicas === null))
    return 'unknown';
  return sameSet(before ?? [], after ?? []) ? 'same' : 'differs';
}

function comparePartitions({ partitions }: WarmCollection, { loaded, others }: WarmFacts) {
  const isWhole = others.length === 0 && loaded.length > 0;
  if (partitions === null) {
    return { isWhole, toLoad: isWhole ? [] : ('all' as const), toRelease: [], gone: [] };
  }
  const [isLoaded, isThere] = [new Set(loaded), new Set([...loaded, ...others])];
  const wanted = new Set(partitions);
  return {
    isWhole,
    toLoad: partitions.filter((name) => isThere.has(name) && !isLoaded.has(name)),
    toRelease: loaded.filter((name) => !wanted.has(name)),
    gone: partitions.filter((name) => !isThere.has(name)),
  };
}

function differenceOfOne(saved: WarmCollection, now: WarmNow, capabilities: Capabilities): Difference {
  const { database, collection } = saved;
  const of = { ...NOTHING, database, collection, saved };
  const error = now.unread.get(database) ?? null;
  if (error !== null) return { ...of, kind: 'unread', collectionId: saved.collectionId, error };
  const named = now.names.get(warmKey(saved));
  if (named === undefined) return { ...of, kind: 'missing', collectionId: null };
  const { collectionId } = named;
  const facts = now.facts.get(warmKey(saved));
  if (facts?.error !== null) return { ...of, kind: 'unread', collectionId, error: facts?.error ?? null };
  const isRecreated =
    saved.collectionId !== null && collectionId !== null && saved.collectionId !== collectionId;
  const isOut = facts.loaded.length === 0;
  const parts = comparePartitions(saved, facts);
  const fields = isOut ? 'same' : compareFields(saved.fields, facts.fields, capabilities);
  const replicas = isOut ? 'same' : compareReplicas(saved.replicas, facts.replicas);
  const groups = isOut ? 'same' : compareGroups(saved, facts);
  const differs =
    parts.toLoad.length > 0 ||
    parts.toRelease.length > 0 ||
    parts.gone.length > 0 ||
    isRecreated ||
    [fields, replicas, groups].includes('differs');
  const kind = differs ? 'differs' : 'same';
  return { ...of, ...parts, kind, collectionId, isRecreated, isOut, fields, replicas, groups };
}

/** How a set and what is there now differ: its collections in their order, then what is in memory beside them. */
export function differenceOf(
  set: readonly WarmCollection[],
  now: WarmNow,
  capabilities: Capabilities,
): Difference[] {
  const known = new Set(set.map(warmKey));
  const extras = now.inMemory
    .filter((target) => !known.has(warmKey(target)))
    .map((target): Difference => ({ ...NOTHING, ...target, kind: 'extra', saved: null }));
  return [...set.map((saved) => differenceOfOne(saved, now, capabilities)), ...extras];
}
