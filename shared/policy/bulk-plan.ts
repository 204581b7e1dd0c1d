import type { BulkDoes, BulkItem, BulkNote, BulkPlanItem, BulkSkip, BulkWish } from '../domain/bulk';
import type { CollectionDetail, CollectionMemory } from '../domain/collection';
import type { LoadOptions } from '../domain/load-request';
import type { AppError } from '../ipc/result';
import type { Capabilities } from './capabilities';
import { sameFields } from './load-plan';
import { loadMemory } from './load-memory';
import type { Samples } from './load-memory';
import { choiceOf, fieldChoiceOf, planLoad } from './load-question';
import type { LoadPlan } from './load-question';
import { partitionsInMemory } from './load-rules';

/** What was freshly read about the collection of one wish, or why it could not be. */
export type BulkFacts =
  | { kind: 'unread'; error: AppError }
  | {
      kind: 'read';
      detail: CollectionDetail;
      memory: CollectionMemory;
      capabilities: Capabilities;
      /** Widths of fields from rows that were read once; null: none were. */
      samples: Samples | null;
      /** A task works on the collection. */
      busy: boolean;
    };

type ReadFacts = Extract<BulkFacts, { kind: 'read' }>;
type LoadWish = Extract<BulkWish, { action: 'load' }>;
type ReleaseWish = Extract<BulkWish, { action: 'release' }>;
type Doing = Pick<Extract<BulkPlanItem['verdict'], { kind: 'do' }>, 'steps' | 'notes' | 'shows'>;

function whyUnread(error: AppError): BulkSkip {
  if (error.code === 'collectionNotFound' || error.code === 'databaseNotFound') return { kind: 'gone' };
  return { kind: error.code === 'permissionDenied' ? 'noRight' : 'unread', error };
}

/** Whether the collection is the one of the wish: by id, or by name where the server gives no ids. */
function isOther({ target }: BulkWish, detail: CollectionDetail): boolean {
  if (target.collectionId !== null) return detail.id !== target.collectionId;
  return detail.name !== target.collection;
}

/** Names that are not among those that there are. */
function absent(wanted: readonly string[] | null, existing: readonly { name: string }[]): string[] {
  const names = new Set(existing.map(({ name }) => name));
  return wanted?.filter((name) => !names.has(name)) ?? [];
}

/** Whether as many replicas, in as many groups, are in memory as the wish asks for. */
function sameReplicas({ replicas }: CollectionDetail, options: LoadOptions): boolean {
  if (options.replicas === null && options.resourceGroups === null) return true;
  if (replicas === null) return false;
  const groups = new Set(replicas.map(({ resourceGroup }) => resourceGroup));
  const areInGroups =
    options.resourceGroups === null ||
    (groups.size === new Set(options.resourceGroups).size &&
      options.resourceGroups.every((name) => groups.has(name)));
  return areInGroups && (options.replicas === null || options.replicas === replicas.length);
}

/** How what a load asks for stands in memory: by the partitions that it names, or all of them. */
function wantedInMemory({ memory }: ReadFacts, { partitions }: LoadOptions) {
  const wanted = memory.partitions.filter(({ name }) => partitions === null || partitions.includes(name));
  return {
    isLoading: wanted.some(({ percent }) => percent !== null && percent < 100),
    isThere: wanted.length > 0 && wanted.every(({ percent }) => percent !== null && percent >= 100),
  };
}

/** Why a load is already so; null if it is not. */
function alreadyLoaded(facts: ReadFacts, options: LoadOptions): BulkSkip | null {
  const { detail, capabilities } = facts;
  if (!wantedInMemory(facts, options).isThere || options.releaseFirst || !sameReplicas(detail, options))
    return null;
  if (fieldChoiceOf(capabilities) === 'ignored') return { kind: 'loaded', fieldsKnown: true };
  const same = sameFields(detail.fields, detail.loadedFields, options);
  if (same === true) return { kind: 'loaded', fieldsKnown: true };
  const asksForAll = options.fields === null && !options.skipDynamicField;
  // Nobody knows which fields are loaded. One that asks for no fields in particular has what it asks for.
  return same === null && asksForAll ? { kind: 'loaded', fieldsKnown: false } : null;
}

function skipLoad(facts: ReadFacts, options: LoadOptions, plan: LoadPlan): BulkSkip | null {
  const { detail, memory, capabilities } = facts;
  if (options.partitions !== null && !capabilities.partitionLoad.supported) return { kind: 'unsupported' };
  const partitions = absent(options.partitions, memory.partitions);
  if (partitions.length > 0) return { kind: 'partitionGone', partitions };
  const fields = absent(options.fields, detail.fields);
  if (fields.length > 0) return { kind: 'fieldGone', fields };
  if (wantedInMemory(facts, options).isLoading) return { kind: 'loading' };
  // By what will be sent: a server that knows no resource groups is not asked for any.
  const already = alreadyLoaded(facts, { ...plan.options, releaseFirst: options.releaseFirst });
  if (already !== null) return already;
  const missing = plan.missingIndexes ?? [];
  return missing.length > 0 ? { kind: 'missingIndex', fields: missing } : null;
}

function isIgnored(asked: LoadOptions, sent: LoadOptions): boolean {
  return (
    (asked.fields !== null && sent.fields === null) ||
    (['replicas', 'resourceGroups', 'priority'] as const).some(
      (key) => asked[key] !== null && sent[key] === null,
    )
  );
}

function doLoad(facts: ReadFacts, asked: LoadOptions, plan: LoadPlan): Doing {
  const notes: BulkNote[] = [];
  const { partitions, releaseFirst } = plan.options;
  if (plan.mayDiffer && !releaseFirst) notes.push('fieldsUnknown');
  if (plan.missingIndexes === null) notes.push('indexesUnread');
  const allFields = asked.fields?.length === facts.detail.fields.length;
  if (isIgnored(allFields ? { ...asked, fields: null } : asked, plan.options)) notes.push('optionsIgnored');
  const leaves = partitionsInMemory(facts.memory).some((name) => partitions?.includes(name) === false);
  if (releaseFirst && leaves) notes.push('leavesOthers');
  return { steps: plan.steps, notes, shows: !wantedInMemory(facts, asked).isThere };
}

function skipRelease({ memory, capabilities }: ReadFacts, { partitions }: ReleaseWish): BulkSkip | null {
  if (partitions !== null && !capabilities.partitionRelease.supported) return { kind: 'unsupported' };
  const gone = absent(partitions, memory.partitions);
  if (partitions !== null && gone.length === partitions.length)
    return { kind: 'partitionGone', partitions: gone };
  const inMemory = partitionsInMemory(memory);
  const isIn = partitions === null ? inMemory.length > 0 : partitions.some((name) => inMemory.includes(name));
  return isIn ? null : { kind: 'notInMemory' };
}

function planReading(wish: BulkWish, facts: ReadFacts): { wish: BulkWish; verdict: BulkPlanItem['verdict'] } {
  const skip = (reason: BulkSkip) => ({ wish, verdict: { kind: 'skip', reason } as const });
  if (isOther(wish, facts.detail)) return skip({ kind: 'otherCollection' });
  if (facts.busy) return skip({ kind: 'busy' });
  if (wish.action === 'release') {
    const reason = skipRelease(facts, wish);
    if (reason !== null) return skip(reason);
    return { wish, verdict: { kind: 'do', steps: ['release'], notes: [], shows: true } };
  }
  return planLoadWish(wish, facts);
}

function planLoadWish(
  wish: LoadWish,
  facts: ReadFacts,
): { wish: LoadWish; verdict: BulkPlanItem['verdict'] } {
  const plan = planLoad(facts, choiceOf(facts.detail, wish.options));
  const reason = skipLoad(facts, wish.options, plan);
  if (reason !== null) return { wish, verdict: { kind: 'skip', reason } };
  return {
    wish: { ...wish, options: plan.options },
    verdict: { kind: 'do', ...doLoad(facts, wish.options, plan) },
  };
}

/** What a load takes in memory, at least where a part of it is not known. Rows of single partitions are not read. */
function estimateOf(wish: BulkWish, { detail, samples }: ReadFacts): BulkPlanItem['estimate'] {
  if (wish.action !== 'load') return null;
  const { total, unknownFields } = loadMemory({ detail, segments: null, samples }, wish.options);
  if (total === null) return null;
  return { lowBytes: total.low, highBytes: unknownFields.length > 0 ? null : total.high };
}

/** What comes of a wish, by what was freshly read: what will be done, or why nothing. */
export function planWish(wish: BulkWish, facts: BulkFacts): BulkPlanItem {
  if (facts.kind === 'unread') {
    return {
      ...{ wish, rows: null, estimate: null },
      verdict: { kind: 'skip', reason: whyUnread(facts.error) },
    };
  }
  const planned = planReading(wish, facts);
  return { ...planned, rows: facts.detail.rowCount, estimate: estimateOf(planned.wish, facts) };
}

const nameOf = ({ target }: BulkWish): string => JSON.stringify([target.database, target.collection]);

/** Whatever of it is to be done takes part in a run; the rest is only told of. */
export function isDone(item: BulkItem): boolean {
  return item.verdict.kind === 'do';
}

/** Items of an earlier turn end before those of a later one begin: releases make room for loads. */
export function turnOf({ wish }: BulkItem): 0 | 1 {
  return wish.action === 'release' ? 0 : 1;
}

/** The order in which a plan is carried out: releases, loads, then what is skipped. One wish counts once. */
export function orderPlan(items: readonly BulkPlanItem[]): BulkPlanItem[] {
  const seen = new Set<string>();
  const once = items.map((item): BulkPlanItem => {
    if (!isDone(item)) return item;
    const key = `${item.wish.action} ${nameOf(item.wish)}`;
    if (seen.has(key)) return { ...item, verdict: { kind: 'skip', reason: { kind: 'twice' } } };
    seen.add(key);
    return item;
  });
  const rank = (item: BulkPlanItem): number => (isDone(item) ? turnOf(item) : 2);
  return once.sort((a, b) => rank(a) - rank(b));
}

/** What a plan amounts to. */
export interface BulkTotals {
  loads: number;
  releases: number;
  /** Loads that take something out of memory before. */
  releasesFirst: number;
  skips: number;
  /** Of all loads together; at least, as soon as one of them is not known, and null if none is. */
  estimate: BulkPlanItem['estimate'];
}

function sumOf(estimates: readonly BulkPlanItem['estimate'][]): BulkPlanItem['estimate'] {
  const known = estimates.flatMap((estimate) => estimate ?? []);
  if (known.length === 0) return null;
  const highs = known.flatMap(({ highBytes }) => highBytes ?? []);
  return {
    lowBytes: known.reduce((sum, { lowBytes }) => sum + lowBytes, 0),
    highBytes: highs.length === estimates.length ? highs.reduce((sum, high) => sum + high, 0) : null,
  };
}

/** Counts a plan, and adds up what its loads take. */
export function totalsOf(items: readonly BulkPlanItem[]): BulkTotals {
  const totals: BulkTotals = { loads: 0, releases: 0, releasesFirst: 0, skips: 0, estimate: null };
  const estimates: BulkPlanItem['estimate'][] = [];
  for (const item of items) {
    if (!isDone(item)) totals.skips++;
    else if (item.wish.action === 'release') totals.releases++;
    else {
      totals.loads++;
      if (item.wish.options.releaseFirst) totals.releasesFirst++;
      estimates.push(item.estimate);
    }
  }
  return { ...totals, estimate: sumOf(estimates) };
}

/** Which kinds of change items make: a load that releases first stops searches as a release does. Drops have tickets. */
export function doesOf(items: Iterable<BulkItem>): BulkDoes {
  const does = { loads: false, releases: false };
  for (const { wish, verdict } of items) {
    if (verdict.kind !== 'do') continue;
    if (wish.action === 'release') does.releases = true;
    else if (wish.action === 'load') {
      does.loads = true;
      if (wish.options.releaseFirst) does.releases = true;
    }
  }
  return does;
}
