import { describe, expect, it } from 'vitest';
import type { DropFacts } from '../domain/collection';
import type { DropItem, DropPlan, NameDropPlan } from '../domain/drop';
import { appError } from '../ipc/result';
import { dropPlanChanges, namePlanChanges } from './plan-changes';
import { dropFactsOf } from './testing/drop-facts';

const ref = { connectionId: 'c', database: 'default', collection: 'books', collectionId: null };

const factsOf = (over: Partial<DropFacts> = {}): DropFacts =>
  dropFactsOf({ partitionNames: ['a'], aliases: ['old'], ...over });

const itemOf = (facts: Partial<DropFacts> = {}, over: Partial<DropItem> = {}): DropItem => ({
  target: { kind: 'collection', ref },
  facts: factsOf(facts),
  ...{ steps: ['keep', 'check', 'drop'], blockers: [] },
  ...over,
});

const planOf = (items: DropItem[], over: Partial<DropPlan> = {}): DropPlan => ({
  ...{ ticket: 't', readAt: 1, expiresAt: 2, phrases: [{ of: 'name', text: 'books' }], waitMs: 0 },
  items,
  ...over,
});

const between = (before: DropItem, now: DropItem) =>
  dropPlanChanges(planOf([before]), planOf([now]))?.items.map(({ difference }) => difference);

describe('between two plans', () => {
  it('nothing differs but when they were read, and that a copy is kept', () => {
    const kept = planOf([itemOf()]);
    const withoutCopy = { of: 'withoutCopy', text: 'without a copy' } as const;
    const now = planOf([itemOf({ readAt: 9 }, { steps: ['check', 'drop'] })], {
      ...{ ticket: 'u', readAt: 9, expiresAt: 10 },
      phrases: [...kept.phrases, withoutCopy],
    });
    expect(dropPlanChanges(kept, now)).toBeNull();
  });

  it('an alias that came and one that went are told, also where the steps follow from them', () => {
    expect(between(itemOf(), itemOf({ aliases: ['new'] }))).toEqual([
      { kind: 'names', of: 'aliases', added: ['new'], gone: ['old'] },
    ]);
    const removing = itemOf(
      { aliases: ['old', 'new'] },
      { steps: ['keep', 'removeAliases', 'check', 'drop'] },
    );
    expect(between(itemOf(), removing)).toEqual([{ kind: 'names', of: 'aliases', added: ['new'], gone: [] }]);
  });

  it.each([
    ['partitions', { partitionNames: ['a', 'b'] }, 'b'],
    ['indexes', { indexes: [{ field: 'v', type: 'HNSW' }] as unknown as DropFacts['indexes'] }, 'v (HNSW)'],
    ['lookAlikes', { lookAlikes: { named: [{ name: 'Books', how: 'drawnAlike' }], more: 0 } }, 'Books'],
    ['loaded', { loadedPartitions: ['a'] }, 'a'],
  ] as const)('%s that came are told', (of, facts, name) => {
    expect(between(itemOf(), itemOf(facts as Partial<DropFacts>))).toEqual([
      { kind: 'names', of, added: [name], gone: [] },
    ]);
  });

  it('rights by the name of this one are told, those on every collection are not', () => {
    const grant = (covers: 'this' | 'every') => ({
      ...{ role: 'reader', privilege: 'Query', object: 'Collection', covers },
    });
    const before = itemOf({ grants: [] });
    expect(between(before, itemOf({ grants: [grant('every')] }))).toBeUndefined();
    expect(between(before, itemOf({ grants: [grant('this')] }))).toEqual([
      { kind: 'names', of: 'rights', added: ['reader: Query'], gone: [] },
    ]);
  });

  it.each([
    ['rows', { rowCount: '2' }, '1', '2'],
    ['rows', { rowCount: null }, '1', null],
    ['replicas', { replicas: 2 }, null, '2'],
    ['loadedSince', { loadedSince: 5 }, null, '5'],
    ['loadedBeside', { loadedBeside: 0 }, null, '0'],
    ['collectionId', { collectionId: '2' }, '1', '2'],
    ['partitionId', { partitionId: '7' }, null, '7'],
    ['collection', { collection: 'papers' }, 'books', 'papers'],
  ])('%s are told with what they were', (of, facts, before, now) => {
    expect(between(itemOf(), itemOf(facts))).toEqual([{ kind: 'value', of, before, now }]);
  });

  it('what can be read no longer, or now, is told', () => {
    const unread = itemOf({ partitionNames: null });
    expect(between(itemOf(), unread)).toEqual([{ kind: 'readable', of: 'partitions', isNow: false }]);
    expect(between(unread, itemOf())).toEqual([{ kind: 'readable', of: 'partitions', isNow: true }]);
    expect(between(unread, unread)).toBeUndefined();
  });

  it('what stands in the way now is told, and what did is over', () => {
    const blocked = itemOf({}, { blockers: [{ kind: 'twice' }] });
    expect(between(itemOf(), blocked)).toEqual([{ kind: 'blockers', now: [{ kind: 'twice' }] }]);
    expect(between(blocked, itemOf({ rowCount: '2' }))).toMatchObject([
      { kind: 'blockers', now: [] },
      { of: 'rows' },
    ]);
  });

  it('other words of a server for the same are no difference', () => {
    const failed = (detail: string) =>
      itemOf({}, { facts: null, blockers: [{ kind: 'unread', error: appError('timeout', { detail }) }] });
    expect(between(failed('one'), failed('two'))).toBeUndefined();
  });

  it('other steps are told where nothing else tells them', () => {
    expect(between(itemOf(), itemOf({}, { steps: ['keep', 'release', 'check', 'drop'] }))).toEqual([
      { kind: 'steps' },
    ]);
  });

  it('each has its place, and the question itself counts as well', () => {
    const before = planOf([itemOf(), itemOf()]);
    const now = planOf([itemOf(), itemOf({ rowCount: '2' })], { phrases: [], waitMs: 10_000 });
    expect(dropPlanChanges(before, now)).toMatchObject({ items: [{ at: 1 }], question: ['phrases', 'wait'] });
  });
});

describe('between two plans for a name', () => {
  const plan: NameDropPlan = {
    ...{ ticket: 't', readAt: 1, expiresAt: 2, phrases: [], waitMs: 0, blockers: [] },
    target: { kind: 'alias', ref: { ...ref, collectionId: '1' }, alias: 'catalog' },
    pointed: null,
    lookAlikes: { named: [], more: 0 },
  };

  it('what stands in its way, what it stands for and the question are compared', () => {
    expect(namePlanChanges(plan, { ...plan, ticket: 'u', readAt: 9, expiresAt: 10 })).toBeNull();
    const blockers = [{ kind: 'databaseGone' as const }];
    expect(namePlanChanges(plan, { ...plan, blockers })).toMatchObject({ blockers, isOther: false });
    const target = { ...plan.target, ref: { ...ref, collectionId: '2' } } as NameDropPlan['target'];
    expect(namePlanChanges(plan, { ...plan, target })).toMatchObject({ blockers: null, isOther: true });
    expect(namePlanChanges(plan, { ...plan, waitMs: 5 })).toMatchObject({ question: ['wait'] });
  });
});
