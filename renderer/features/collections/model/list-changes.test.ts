import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taskOf } from '@renderer/test/samples';
import type { Task } from '@shared/domain/task';
import { changesBetween, countOf, createChangesWatch, namesOfOurs } from './list-changes';

const list = (...names: string[]) =>
  names.map((name) => ({ name, id: `1${name.length}` + name.replace(/\D/g, '') }));
const of = (entries: Record<string, string | null>) =>
  Object.entries(entries).map(([name, id]) => ({ name, id }));
const NOTHING = { appeared: [], gone: [], remade: [], renamed: [] };

describe('changesBetween', () => {
  it('tells what appeared, is gone, was made anew and was renamed', () => {
    const before = of({ stays: '1', goes: '2', anew: '3', old: '4' });
    const now = of({ stays: '1', anew: '33', fresh: '5', novel: '4' });
    expect(changesBetween(before, now)).toEqual({
      appeared: ['fresh'],
      gone: ['goes'],
      remade: ['anew'],
      renamed: [{ before: 'old', now: 'novel' }],
    });
  });

  it('takes another order for no change, and no ids for what they are', () => {
    expect(changesBetween(of({ a: '1', b: '2' }), of({ b: '2', a: '1' }))).toEqual(NOTHING);
    expect(changesBetween(of({ a: null, b: null }), of({ b: null, c: null }))).toEqual({
      ...NOTHING,
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

  it('puts every name of either list in at most one place, and none that is the same', () => {
    const lists = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        id: fc.constantFrom('1', '2', '3', null),
      }),
      {
        selector: ({ name }) => name,
      },
    );
    fc.assert(
      fc.property(lists, lists, (before, now) => {
        const { appeared, gone, remade, renamed } = changesBetween(before, now);
        const seen = [...appeared, ...remade, ...renamed.map((each) => each.now)];
        expect(new Set(seen).size).toBe(seen.length);
        for (const { name, id } of now) {
          const same = before.find((each) => each.name === name);
          expect(seen.includes(name)).toBe(same?.id !== id);
        }
        const left = [...gone, ...renamed.map((each) => each.before)];
        for (const { name } of before) {
          const isGone = !now.some((each) => each.name === name);
          if (!isGone) expect(left).not.toContain(name);
          else if (renamed.length === 0) expect(gone).toContain(name);
        }
      }),
    );
  });

  it('takes no time to speak of for 65,536', () => {
    const before = Array.from({ length: 65_536 }, (_, at) => ({
      name: `collection_${String(at)}`,
      id: String(at),
    }));
    const now = [...before.slice(1), { name: 'fresh', id: 'x' }].map((each) => ({ ...each }));
    const copy = before.map((each) => ({ ...each }));
    // Of the processor: whatever else runs on the machine is not counted.
    const time = (work: () => unknown): number => {
      const start = process.cpuUsage();
      work();
      return process.cpuUsage(start).user / 1000;
    };
    expect(countOf(changesBetween(before, now))).toBe(2);
    const changed = Math.min(...[1, 2, 3].map(() => time(() => changesBetween(before, now))));
    const same = Math.min(...[1, 2, 3].map(() => time(() => changesBetween(before, copy))));
    console.log(`65,536: ${changed.toFixed(1)} ms changed, ${same.toFixed(1)} ms the same`);
    expect(changed).toBeLessThan(150);
    expect(same).toBeLessThan(30);
  });
});

const drop = (collection: string, rest: Partial<Task> = {}) =>
  taskOf({ collection, kind: 'dropCollection', status: 'done', endedAt: 50, ...rest });

describe('namesOfOurs', () => {
  it('has what tasks made or took away since, however they ended, and both names of a rename', () => {
    const tasks = [
      [drop('early', { endedAt: 5 }), drop('late'), drop('under_way', { endedAt: null, status: 'running' })],
      [drop('unclear', { status: 'unknown' }), drop('broken', { status: 'failed' })],
      [taskOf({ collection: 'old', kind: 'renameCollection', name: 'novel', endedAt: 50 })],
      [taskOf({ collection: 'loaded', kind: 'load', endedAt: 50 })],
      [taskOf({ collection: 'aliased', kind: 'createAlias', name: 'alias', endedAt: 50 })],
    ];
    expect([...namesOfOurs(tasks, 10)].sort()).toEqual(
      ['broken', 'late', 'novel', 'old', 'unclear', 'under_way'].sort(),
    );
  });
});

describe('createChangesWatch', () => {
  const look = (readAt: number, ...names: string[]) => ({ readAt, collections: list(...names) });

  it('says nothing at the first look and while nothing changes, then since the last one without a change', () => {
    const watch = createChangesWatch();
    expect(watch.see(look(10, 'a1'), [])).toBeNull();
    expect(watch.see(look(20, 'a1'), [])).toBeNull();
    expect(watch.see(look(30, 'a1', 'b2'), [])).toEqual({
      since: 20,
      changes: { ...NOTHING, appeared: ['b2'] },
    });
    // It stays, and grows, until it is dismissed.
    expect(watch.see(look(40, 'a1', 'b2', 'c3'), [])?.changes.appeared).toEqual(['b2', 'c3']);
    watch.dismiss();
    expect(watch.see(look(50, 'a1', 'b2', 'c3'), [])).toBeNull();
    expect(watch.see(look(60, 'b2', 'c3'), [])).toEqual({ since: 50, changes: { ...NOTHING, gone: ['a1'] } });
  });

  it('takes back what is as it was', () => {
    const watch = createChangesWatch();
    watch.see(look(10, 'a1'), []);
    expect(watch.see(look(20, 'a1', 'b2'), [])).not.toBeNull();
    expect(watch.see(look(30, 'a1'), [])).toBeNull();
  });

  it('leaves out what our own tasks did, also after they were dismissed', () => {
    const watch = createChangesWatch();
    watch.see(look(10, 'a1', 'b2'), []);
    const ours = [[drop('a1')]];
    expect(watch.see(look(60, 'b2', 'c3'), ours)?.changes).toEqual({ ...NOTHING, appeared: ['c3'] });
    expect(watch.see(look(70, 'b2', 'c3'), [])?.changes).toEqual({ ...NOTHING, appeared: ['c3'] });
    // Made anew by somebody else, long after.
    watch.dismiss();
    expect(watch.see(look(80, 'a1', 'b2', 'c3'), ours)?.changes).toEqual({ ...NOTHING, appeared: ['a1'] });
  });
});
