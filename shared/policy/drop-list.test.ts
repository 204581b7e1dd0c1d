import { describe, expect, it } from 'vitest';
import type { DropFacts } from '../domain/collection';
import type { DropItem } from '../domain/drop';
import { capabilitiesOf, serverInfoFrom } from './capabilities';
import { aliasesThatGo, dropTotals, isInMemory, partitionReleases } from './drop-list';
import { dropFactsOf } from './testing/drop-facts';

const on = (version: string) => capabilitiesOf(serverInfoFrom(version));
const ref = { connectionId: 'c', database: 'default', collection: 'books', collectionId: '1' };

const factsOf = (over: Partial<DropFacts> = {}): DropFacts =>
  dropFactsOf({ partitionNames: ['_default', 'a', 'b'], ...over });

const whole = (over: Partial<DropFacts> | null, rest: Partial<DropItem> = {}): DropItem => ({
  target: { kind: 'collection', ref },
  facts: over === null ? null : factsOf(over),
  ...{ steps: ['check', 'drop'], blockers: [] },
  ...rest,
});

/** A partition that is in memory, with so many beside it. */
const part = (partition: string, loadedBeside: number | null, collection = 'books'): DropItem => ({
  target: { kind: 'partition', ref: { ...ref, collection, partition, partitionId: null } },
  facts: factsOf({ partition, loadedPartitions: [partition], loadedBeside, aliases: ['catalog'] }),
  ...{ steps: ['release', 'check', 'drop'], blockers: [] },
});

it('something is in memory also where only the replicas could be read', () => {
  expect(isInMemory({ loadedPartitions: ['a'], replicas: null })).toBe(true);
  expect(isInMemory({ loadedPartitions: [], replicas: null })).toBe(false);
  expect(isInMemory({ loadedPartitions: null, replicas: 2 })).toBe(true);
  expect(isInMemory({ loadedPartitions: null, replicas: null })).toBeNull();
});

it('the aliases of a collection stay when one of its partitions goes', () => {
  expect(aliasesThatGo(part('a', 0))).toEqual([]);
  expect(aliasesThatGo(whole({ aliases: ['catalog'] }))).toEqual(['catalog']);
});

it('a list is summed up without what is left out, and every row counts', () => {
  const totals = dropTotals([
    whole({ loadedPartitions: ['a'], aliases: ['x', 'y'], rowCount: '9007199254740993' }),
    whole({ rowCount: null, loadedPartitions: null }),
    whole({ rowCount: '2' }),
    whole({ aliases: ['z'], rowCount: '5', loadedPartitions: ['a'] }, { blockers: [{ kind: 'twice' }] }),
    whole(null, { blockers: [{ kind: 'twice' }] }),
  ]);
  expect(totals).toEqual({
    ...{ count: 3, inMemory: 1, memoryUnread: 1, aliases: 2, rows: '9007199254740995', rowsUnread: 1 },
  });
});

describe('releases before the drops of partitions', () => {
  const of = { database: 'default', collection: 'books' };

  it('take the whole collection out of memory where nothing else of it is there', () => {
    const releases = (...items: DropItem[]) => partitionReleases(items, on('v2.5.27'));
    expect(releases(part('a', 0))).toEqual([{ of, isLast: true, mayRefuse: false }]);
    expect(releases(part('a', 1))).toMatchObject([{ isLast: false }]);
    expect(releases(part('a', 1), part('b', 1))).toMatchObject([{ isLast: true }]);
    expect(releases(part('a', null))).toMatchObject([{ isLast: false }]);
  });

  it('may be refused by 2.2 where every partition is in memory, or nobody knows', () => {
    const refused = (item: DropItem, version: string) =>
      partitionReleases([item], on(version)).map(({ mayRefuse }) => mayRefuse);
    expect(refused(part('a', 2), 'v2.2.16')).toEqual([true]);
    expect(refused(part('a', null), 'v2.2.16')).toEqual([true]);
    expect(refused(part('a', 1), 'v2.2.16')).toEqual([false]);
    expect(refused(part('a', 2), 'v2.3.5')).toEqual([false]);
  });

  it('are judged for each collection, without what is left out or not released', () => {
    const blocked: DropItem = { ...part('a', 0, 'gone'), blockers: [{ kind: 'twice' }] };
    const all = [part('a', 0), blocked, whole({ loadedPartitions: ['a'] }), part('a', 0, 'other')];
    expect(partitionReleases(all, on('v2.5.27')).map((each) => each.of.collection)).toEqual([
      'books',
      'other',
    ]);
  });
});
