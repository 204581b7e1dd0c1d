import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { changesBetween, countOf, NO_CHANGES } from './changes';

const of = (entries: Record<string, string | null>) =>
  Object.entries(entries).map(([name, id]) => ({ name, id }));

describe('changesBetween', () => {
  it('tells what appeared, is gone, was made anew and was renamed', () => {
    const before = of({ stays: '1', goes: '2', anew: '3', old: '4' });
    const now = of({ stays: '1', anew: '33', fresh: '5', novel: '4' });
    expect(changesBetween(before, now)).toEqual({
      appeared: ['fresh'],
      gone: ['goes'],
      remade: ['anew'],
      renamed: [{ before: 'old', now: 'novel' }],
      arrived: [],
    });
  });

  it('takes another order for no change, and no ids for what they are', () => {
    expect(changesBetween(of({ a: '1', b: '2' }), of({ b: '2', a: '1' }))).toEqual(NO_CHANGES);
    expect(changesBetween(of({ a: null, b: null }), of({ b: null, c: null }))).toEqual({
      ...NO_CHANGES,
      appeared: ['c'],
      gone: ['a'],
    });
  });

  it('keeps names apart that objects have of themselves', () => {
    const now = [
      { name: '__proto__', id: '1' },
      { name: 'constructor', id: '2' },
    ];
    expect(changesBetween([], now).appeared).toEqual(['__proto__', 'constructor']);
    expect(changesBetween(now, []).gone).toEqual(['__proto__', 'constructor']);
  });

  it('tells a swap of names as what it is, and a name that went to another one', () => {
    expect(changesBetween(of({ a: '1', b: '2' }), of({ a: '2', b: '1' }))).toEqual({
      ...NO_CHANGES,
      renamed: [
        { before: 'b', now: 'a' },
        { before: 'a', now: 'b' },
      ],
    });
    // The old a is gone, and b has its name now.
    expect(changesBetween(of({ a: '1', b: '2' }), of({ a: '2' }))).toEqual({
      ...NO_CHANGES,
      gone: ['a'],
      renamed: [{ before: 'b', now: 'a' }],
    });
    // It was put aside, and another one made of its name: that one is new, and nothing was dropped.
    expect(changesBetween(of({ a: '1' }), of({ a: '9', a_old: '1' }))).toEqual({
      ...NO_CHANGES,
      appeared: ['a'],
      renamed: [{ before: 'a', now: 'a_old' }],
    });
  });

  it('takes an id that one of the reads lacks for no other id', () => {
    expect(changesBetween(of({ a: '1' }), of({ a: null }))).toEqual(NO_CHANGES);
    expect(changesBetween(of({ a: null }), of({ a: '1' }))).toEqual(NO_CHANGES);
  });

  it('tells from where something came, asked once and only about what is new', () => {
    const find = vi.fn((ids: ReadonlySet<string>) => new Map(ids.has('7') ? [['7', 'reviews']] : []));
    expect(changesBetween(of({ a: '1', b: '2' }), of({ a: '1', b: '7', c: '8' }), find)).toEqual({
      ...NO_CHANGES,
      appeared: ['c'],
      gone: ['b'],
      arrived: [{ name: 'b', from: 'reviews' }],
    });
    expect(find).toHaveBeenCalledExactlyOnceWith(new Set(['7', '8']));
    changesBetween(of({ a: '1', b: '2' }), of({ a: '1' }), find);
    expect(find).toHaveBeenCalledOnce();
  });

  it('accounts for every id and every name of both lists', () => {
    const lists = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      }),
      {
        comparator: (a, b) => a.name === b.name || a.id === b.id,
      },
    );
    fc.assert(
      fc.property(lists, lists, (before, now) => {
        const { appeared, gone, remade, renamed } = changesBetween(before, now);
        const idsOf = (list: typeof now) => new Set<string>(list.map(({ id }) => id));
        const named = (list: typeof now, name: string) => list.find((each) => each.name === name)?.id ?? '';
        for (const name of appeared) expect(idsOf(before).has(named(now, name))).toBe(false);
        for (const name of gone) expect(idsOf(now).has(named(before, name))).toBe(false);
        for (const name of remade) {
          expect(idsOf(now).has(named(before, name))).toBe(false);
          expect(idsOf(before).has(named(now, name))).toBe(false);
        }
        for (const each of renamed) expect(named(now, each.now)).toBe(named(before, each.before));
        const [news, olds] = [
          [...appeared, ...remade],
          [...gone, ...remade],
        ];
        expect(news.length).toBe(now.filter(({ id }) => !idsOf(before).has(id)).length);
        expect(olds.length).toBe(before.filter(({ id }) => !idsOf(now).has(id)).length);
      }),
    );
  });

  it('finds two among 65,536', () => {
    const before = Array.from({ length: 65_536 }, (_, at) => ({
      name: `collection_${String(at)}`,
      id: String(at),
    }));
    const now = [...before.slice(1), { name: 'fresh', id: 'x' }].map((each) => ({ ...each }));
    const changes = changesBetween(before, now);
    expect(changes).toEqual({ ...NO_CHANGES, appeared: ['fresh'], gone: ['collection_0'] });
    expect(countOf(changes)).toBe(2);
    expect(
      changesBetween(
        before,
        before.map((each) => ({ ...each })),
      ),
    ).toEqual(NO_CHANGES);
  });
});
