import type { DropFacts } from '../domain/collection';
import type { DropBlocker, DropItem, DropPlan, NameDropBlocker, NameDropPlan } from '../domain/drop';
import { isDroppable } from './drop-plan';
import { rightsTold } from './rights-told';

/** What of the facts is told apart by names, and what by one value. */
export type ListedFact = 'partitions' | 'aliases' | 'indexes' | 'lookAlikes' | 'loaded' | 'rights';
export type SingleFact =
  ('collection' | 'collectionId' | 'partitionId') | ('rows' | 'replicas' | 'loadedSince' | 'loadedBeside');

/** One thing that is not as it was shown. Null: could not be read. */
export type Difference =
  | { kind: 'names'; of: ListedFact; added: string[]; gone: string[] }
  | { kind: 'value'; of: SingleFact; before: string | null; now: string | null }
  /** It could be read and cannot, or the other way round. */
  | { kind: 'readable'; of: ListedFact; isNow: boolean }
  /** What stands in its way now; none: it can be dropped now. */
  | { kind: 'blockers'; now: DropBlocker[] }
  /** What is done to it is something else. */
  | { kind: 'steps' };

/** A {@link Difference} of the item at that place of the plan. */
export interface ItemDifference {
  at: number;
  difference: Difference;
}

/** What of the question itself is not as it was shown. */
export type QuestionDifference = 'phrases' | 'wait';

export interface PlanChanges {
  items: ItemDifference[];
  question: QuestionDifference[];
}

type FactDifference = (before: DropFacts, now: DropFacts) => Difference[];

function names(of: ListedFact, read: (facts: DropFacts) => readonly string[] | null | undefined) {
  return (one: DropFacts, other: DropFacts): Difference[] => {
    const [before, now] = [read(one) ?? null, read(other) ?? null];
    if (before === null && now === null) return [];
    if (before === null || now === null) return [{ kind: 'readable', of, isNow: now !== null }];
    const [shown, there] = [new Set(before), new Set(now)];
    const added = now.filter((name) => !shown.has(name));
    const gone = before.filter((name) => !there.has(name));
    return added.length + gone.length === 0 ? [] : [{ kind: 'names', of, added, gone }];
  };
}

function value(of: SingleFact, read: (facts: DropFacts) => string | number | null | undefined) {
  const shown = (facts: DropFacts) => read(facts)?.toString() ?? null;
  return (one: DropFacts, other: DropFacts): Difference[] => {
    const [before, now] = [shown(one), shown(other)];
    return before === now ? [] : [{ kind: 'value', of, before, now }];
  };
}

/** Not shown, or told in another way: by what stands in the way of the drop. */
const elsewhere: FactDifference = () => [];

/** Who has which rights on it by its name, with the users of the role: of others nothing is shown that could be new. */
function rightsOf({ grants, roles }: DropFacts): string[] | null {
  if (grants === null || grants === undefined) return null;
  return rightsTold(grants, roles ?? null).this.flatMap(({ role, privileges, users }) => [
    ...privileges.map((privilege) => `${role}: ${privilege}`),
    ...(users ?? []).map((user) => `${role}: ${user}`),
  ]);
}

/** How each fact is compared. A new one has to be added here, or what is shown of it would change without a word. */
const factDifferences: Record<keyof DropFacts, FactDifference> = {
  readAt: elsewhere,
  collection: value('collection', ({ collection }) => collection),
  collectionId: value('collectionId', ({ collectionId }) => collectionId),
  partition: elsewhere,
  partitionId: value('partitionId', ({ partitionId }) => partitionId),
  partitionKeyMode: elsewhere,
  rowCount: value('rows', ({ rowCount }) => rowCount),
  partitionNames: names('partitions', ({ partitionNames }) => partitionNames),
  aliases: names('aliases', ({ aliases }) => aliases),
  indexes: names('indexes', ({ indexes }) => indexes?.map(({ field, type }) => `${field} (${type})`)),
  loadedPartitions: names('loaded', ({ loadedPartitions }) => loadedPartitions),
  loadedBeside: value('loadedBeside', ({ loadedBeside }) => loadedBeside),
  loadedSince: value('loadedSince', ({ loadedSince }) => loadedSince),
  replicas: value('replicas', ({ replicas }) => replicas),
  lookAlikes: names('lookAlikes', ({ lookAlikes }) => lookAlikes?.named.map(({ name }) => name) ?? null),
  grants: names('rights', rightsOf),
  roles: elsewhere,
  // By what of it cannot be read any more.
  copyLacks: elsewhere,
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** That a copy is kept first is the reader's own choice, made in the same question. */
const withoutKeeping = ({ steps }: DropItem) => steps.filter((step) => step !== 'keep');

/** What stands in the way, without the words of a server, which may be others each time. */
const standing = ({ blockers }: DropItem) =>
  blockers.map((blocker) => (blocker.kind === 'unread' ? { kind: blocker.error.code } : blocker));

function itemDifferences(before: DropItem, now: DropItem): Difference[] {
  const { facts: shown } = before;
  const { facts: read } = now;
  const ofFacts =
    shown === null || read === null
      ? []
      : Object.values(factDifferences).flatMap((differencesOf) => differencesOf(shown, read));
  if (!isSame(standing(before), standing(now))) {
    const blocked: Difference = { kind: 'blockers', now: now.blockers };
    return isDroppable(now) ? [blocked, ...ofFacts] : [blocked];
  }
  if (ofFacts.length > 0 || !isDroppable(now)) return ofFacts;
  return isSame(withoutKeeping(before), withoutKeeping(now)) ? [] : [{ kind: 'steps' }];
}

type Asked = Pick<DropPlan, 'phrases' | 'waitMs'>;

function questionDifferences(before: Asked, now: Asked): QuestionDifference[] {
  const asked = ({ phrases }: Asked) => phrases.filter(({ of }) => of !== 'withoutCopy');
  return [
    ...(isSame(asked(before), asked(now)) ? [] : (['phrases'] as const)),
    ...(before.waitMs === now.waitMs ? [] : (['wait'] as const)),
  ];
}

/**
 * What differs between two plans for the same targets, in their order: what was shown, and what was read since; null:
 * nothing. Times of reading do not count, nor that a copy is kept.
 */
export function dropPlanChanges(before: DropPlan, now: DropPlan): PlanChanges | null {
  const items = now.items.flatMap((item, at) => {
    const shown = before.items[at];
    const differences = shown === undefined ? [] : itemDifferences(shown, item);
    return differences.map((difference) => ({ at, difference }));
  });
  const question = questionDifferences(before, now);
  return items.length + question.length === 0 ? null : { items, question };
}

/** What differs between two plans for the drop of the same name. */
export interface NamePlanChanges {
  /** What stands in its way now is something else. */
  blockers: NameDropBlocker[] | null;
  /** What it stands for is something else. */
  isOther: boolean;
  question: QuestionDifference[];
}

/** What such a plan tells of the name itself, whatever that is. */
function told(plan: NameDropPlan): unknown {
  const asked = ['ticket', 'readAt', 'expiresAt', 'phrases', 'waitMs', 'blockers'];
  return Object.entries(plan).filter(([key]) => !asked.includes(key));
}

/** As {@link dropPlanChanges}, for an alias or a database. */
export function namePlanChanges(before: NameDropPlan, now: NameDropPlan): NamePlanChanges | null {
  const blockers = isSame(before.blockers, now.blockers) ? null : now.blockers;
  const isOther = !isSame(told(before), told(now));
  const question = questionDifferences(before, now);
  return blockers === null && !isOther && question.length === 0 ? null : { blockers, isOther, question };
}
