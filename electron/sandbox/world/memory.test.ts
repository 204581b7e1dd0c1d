import { describe, expect, it } from 'vitest';
import { bringIn, collectionPercent, letGo, percentOf, settle } from './memory';
import type { LoadedWith } from './model';
import { worldOfBooks } from './testing';

const whole: LoadedWith = { fields: null, replicas: 1, groups: [], scope: 'collection', refreshedAt: null };

describe('a load', () => {
  it('brings in one partition after the other, and each arrives', () => {
    const { clock, collection } = worldOfBooks('2.5.27');
    bringIn(collection, collection.partitions, whole, clock.now());
    expect(collectionPercent(collection, clock.now())).toBe(0);
    clock.advance(1000);
    const percents = collection.partitions.map((partition) => percentOf(partition, clock.now()) ?? -1);
    expect(percents).toEqual([...percents].sort((a, b) => b - a));
    expect(percents[0]).toBeGreaterThan(percents[3]!);
    clock.advance(60_000);
    expect(collection.partitions.map((partition) => percentOf(partition, clock.now()))).toEqual([
      100, 100, 100, 100,
    ]);
  });

  it('counts only what is being loaded: one of four partitions reads as 100 %', () => {
    const { clock, collection } = worldOfBooks('2.5.27');
    bringIn(collection, collection.partitions.slice(0, 1), { ...whole, scope: 'partitions' }, clock.now());
    clock.advance(60_000);
    expect(collectionPercent(collection, clock.now())).toBe(100);
    expect(collection.partitions.map((partition) => percentOf(partition, clock.now()))).toEqual([
      100,
      null,
      null,
      null,
    ]);
  });

  it('leaves alone what is in memory already', () => {
    const { clock, collection } = worldOfBooks('2.5.27');
    bringIn(collection, collection.partitions.slice(0, 2), whole, clock.now());
    clock.advance(60_000);
    bringIn(collection, collection.partitions, whole, clock.now());
    expect(collection.partitions.map((partition) => percentOf(partition, clock.now()))).toEqual([
      100, 100, 0, 0,
    ]);
  });

  it('that stands still is undone as a whole, in one moment', () => {
    const { clock, collection } = worldOfBooks('2.5.27');
    const trouble = { percent: 74, forMs: 10_000, lackOfMemory: null };
    bringIn(collection, collection.partitions, whole, clock.now(), { trouble });
    clock.advance(10_000);
    expect(collectionPercent(collection, clock.now())).toBe(74);
    const seen = new Set<number>();
    for (let times = 0; times < 100; times++) {
      clock.advance(100);
      settle(collection, clock.now());
      seen.add(collection.partitions.filter(({ memory }) => memory !== null).length);
    }
    expect([...seen].sort()).toEqual([0, 4]);
    expect(collection.loadedWith).toBeNull();
    expect(collectionPercent(collection, clock.now())).toBeNull();
  });
});

describe('a release', () => {
  it('of the last partition that is in memory releases the collection', () => {
    const { clock, collection } = worldOfBooks('2.5.27');
    const [first, second] = collection.partitions;
    bringIn(collection, [first!, second!], whole, clock.now());
    letGo(collection, [first!]);
    expect(collection.loadedWith).toEqual(whole);
    letGo(collection, [second!]);
    expect(collection.loadedWith).toBeNull();
  });
});
