import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, MAP_HEIGHT } from './map';
import { heldOf, shareOf } from './testing';

const many = (count: number, database = 'default') =>
  Array.from({ length: count }, (_, at) =>
    heldOf(`c${String(at)}`, [shareOf({ rows: at + 1 })], { database }),
  );

describe('the map', () => {
  it('has areas in proportion to sizes, which fill it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 59 }), (sizes) => {
        const all = sizes.map((rows, at) => heldOf(String(at), [shareOf({ rows })]));
        const { areas } = layOut(all, 'collection', 'rows');
        const total = sizes.reduce((sum, each) => sum + each, 0);
        expect(areas).toHaveLength(sizes.length);
        for (const { width, height, size } of areas) {
          expect((width / 100) * (height / MAP_HEIGHT)).toBeCloseTo(size / total, 6);
        }
      }),
    );
  });

  it('puts the small ones of 1,000 together, and loses no row', () => {
    const { areas } = layOut(many(1000), 'collection', 'rows');
    expect(areas).toHaveLength(61);
    expect(areas.find(({ collection }) => collection === '')).toMatchObject({ others: 940, name: null });
    expect(areas.reduce((sum, { size }) => sum + size, 0)).toBe(500_500);
  });

  it('does not call a single one "others"', () => {
    const { areas } = layOut(many(61), 'collection', 'rows');
    expect(areas.map(({ others }) => others)).toEqual(Array<number>(61).fill(1));
    expect(areas.every(({ collection }) => collection !== '')).toBe(true);
  });

  it('groups by database where there are several, and by node', () => {
    const both = [...many(2, 'one'), ...many(2, 'two')];
    expect(
      layOut(both, 'collection', 'rows')
        .groups.map(({ name }) => name)
        .sort(),
    ).toEqual(['one', 'two']);
    expect(layOut(many(2), 'collection', 'rows').groups).toEqual([]);
    const replicated = heldOf('twice', [shareOf({ node: '1' }), shareOf({ node: '2' })]);
    const { areas, groups } = layOut([replicated], 'node', 'rows');
    expect(groups.map(({ name }) => name).sort()).toEqual(['1', '2']);
    expect(areas.map(({ collection, size }) => [collection, size])).toEqual([
      ['twice', 100],
      ['twice', 100],
    ]);
  });

  it('keeps others in the group of a big one, and puts the rest of the groups together', () => {
    const all = [
      ...many(100, 'small'),
      ...many(100, 'big').map((held) => ({
        ...held,
        holding: { readAt: 1, shares: [shareOf({ rows: 1_000_000 })], partitions: null },
      })),
    ];
    const others = layOut(all, 'collection', 'rows').areas.filter(({ collection }) => collection === '');
    expect(others.map(({ group, others: count }) => [group, count])).toEqual([
      ['big', 40],
      [null, 100],
    ]);
  });

  it('shows nothing for nothing', () => {
    expect(layOut([], 'collection', 'rows').areas).toEqual([]);
    expect(layOut([heldOf('bare', []), heldOf('unread', null)], 'partition', 'rows').areas).toEqual([]);
  });
});
