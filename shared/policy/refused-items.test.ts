import { describe, expect, it } from 'vitest';
import type { BulkPlanItem } from '../domain/bulk';
import type { DropItem } from '../domain/drop';
import { LOAD_EVERYTHING } from '../domain/load-request';
import { phrasesFor } from './drop-plan';
import { blockRefused, blockRefusedName, countRefused, skipRefused } from './refused-items';
import { totalsOf } from './bulk-plan';
import type { RefusableAction, Refusal } from './rights';

const refOf = (collection: string, database = 'default') => ({
  ...{ connectionId: 'c', database, collection, collectionId: '1' },
});
const refused = (
  action: RefusableAction,
  collection: string | null,
  privilege: string | null = 'P',
): Refusal => ({
  ...{ action, database: 'default', collection, privilege },
});
const item = (
  wish: BulkPlanItem['wish'],
  steps: Extract<BulkPlanItem['verdict'], { kind: 'do' }>['steps'],
): BulkPlanItem => ({
  ...{ wish, verdict: { kind: 'do', steps, notes: [], shows: true }, rows: '1', estimate: null },
});
const load = (collection: string, database?: string) =>
  item({ action: 'load', target: refOf(collection, database), options: LOAD_EVERYTHING }, ['load', 'watch']);
const reload = (collection: string) =>
  item({ action: 'load', target: refOf(collection), options: { ...LOAD_EVERYTHING, releaseFirst: true } }, [
    'release',
    'load',
    'watch',
  ]);
const release = (collection: string) =>
  item({ action: 'release', target: refOf(collection), partitions: null }, ['release']);
const verdicts = (items: readonly BulkPlanItem[], refusals: readonly Refusal[]) =>
  skipRefused(items, refusals).map(({ verdict }) => (verdict.kind === 'skip' ? verdict.reason : 'do'));
const skip = { kind: 'refused', privilege: 'P' };

describe('a plan of loads and releases', () => {
  it('leaves out the change that was refused, of that collection in that database, and no other', () => {
    const items = [load('books'), load('papers'), load('books', 'other'), release('books')];
    expect(verdicts(items, [refused('load', 'books')])).toEqual([skip, 'do', 'do', 'do']);
    expect(verdicts(items, [refused('release', 'books')])).toEqual(['do', 'do', 'do', skip]);
    expect(verdicts(items, [])).toEqual(['do', 'do', 'do', 'do']);
  });

  it('leaves out a load of which the release before it is refused', () => {
    expect(verdicts([reload('books'), load('books')], [refused('release', 'books')])).toEqual([skip, 'do']);
  });

  it('keeps another reason, counts what remains, and says that no privilege was named', () => {
    const loaded: BulkPlanItem = {
      ...load('old'),
      verdict: { kind: 'skip', reason: { kind: 'loaded', fieldsKnown: true } },
    };
    const refusals = [refused('load', 'old'), refused('load', 'books', null)];
    const items = skipRefused([loaded, load('books'), load('papers')], refusals);
    expect(items[0]).toBe(loaded);
    expect(items[1]?.verdict).toEqual({ kind: 'skip', reason: { kind: 'refused', privilege: null } });
    expect(totalsOf(items)).toMatchObject({ loads: 1, skips: 2 });
    expect(countRefused(items)).toBe(1);
  });
});

describe('a plan of drops', () => {
  const drop = (collection: string, over: Partial<DropItem> = {}): DropItem => ({
    ...{ target: { kind: 'collection', ref: refOf(collection) }, facts: null },
    ...{ steps: ['keep', 'check', 'drop'], blockers: [], ...over },
  });
  const part = (steps: DropItem['steps']): DropItem =>
    drop('books', {
      target: { kind: 'partition', ref: { ...refOf('books'), partition: 'p', partitionId: '7' } },
      steps,
    });
  const blocked = (item: DropItem, refusal: Refusal) => blockRefused([item], [refusal])[0]?.blockers;

  it('blocks what was refused, by every step of it that changes something', () => {
    expect(blocked(drop('books'), refused('dropCollection', 'books'))).toEqual([skip]);
    expect(blocked(drop('books'), refused('dropCollection', 'papers'))).toEqual([]);
    expect(blocked(drop('books'), refused('dropPartition', 'books'))).toEqual([]);
    expect(blocked(part(['check', 'drop']), refused('dropPartition', 'books'))).toEqual([skip]);
    expect(blocked(part(['check', 'drop']), refused('dropCollection', 'books'))).toEqual([]);
    expect(blocked(part(['release', 'check', 'drop']), refused('release', 'books'))).toEqual([skip]);
    const aliased = drop('books', { steps: ['removeAliases', 'check', 'drop'] });
    expect(blocked(aliased, refused('dropAlias', null))).toEqual([skip]);
    expect(blocked(drop('books'), refused('dropAlias', null))).toEqual([]);
  });

  it('has phrases of those that remain', () => {
    const items = blockRefused([drop('a'), drop('b'), drop('c')], [refused('dropCollection', 'b')]);
    const chosen = items.filter(({ blockers }) => blockers.length === 0);
    expect(countRefused(items)).toBe(1);
    expect(phrasesFor(chosen, { name: 'main', environment: 'production' }, {})).toContainEqual({
      ...{ of: 'count', text: '2' },
    });
  });

  it('keeps what blocks it anyway', () => {
    const twice = drop('books', { blockers: [{ kind: 'twice' }] });
    expect(blocked(twice, refused('dropCollection', 'books'))).toEqual([{ kind: 'twice' }]);
  });
});

describe('the drop of a name', () => {
  const ref = { connectionId: 'c', database: 'default' };
  const alias = {
    kind: 'alias',
    alias: 'catalog',
    ref: { ...ref, collection: 'books', collectionId: '1' },
  } as const;
  const shop = { kind: 'database', ref: { ...ref, database: 'shop' } } as const;
  const blocked = [{ kind: 'refused', privilege: 'P' }];

  it('is blocked where the server refused the same in that database', () => {
    expect(blockRefusedName(alias, [], [refused('dropAlias', null)])).toEqual(blocked);
    expect(blockRefusedName(alias, [], [{ ...refused('dropAlias', null), database: 'shop' }])).toEqual([]);
    expect(blockRefusedName(shop, [], [{ ...refused('dropDatabase', null), database: 'shop' }])).toEqual(
      blocked,
    );
    expect(blockRefusedName(shop, [], [refused('dropDatabase', null)])).toEqual([]);
  });

  it('says first what stands in the way for everybody', () => {
    const gone = { kind: 'databaseGone' as const };
    expect(blockRefusedName(shop, [gone], [{ ...refused('dropDatabase', null), database: 'shop' }])).toEqual([
      gone,
    ]);
  });
});
