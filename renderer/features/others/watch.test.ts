import { describe, expect, it, vi } from 'vitest';
import { NO_CHANGES } from './changes';
import { createChangesWatch } from './watch';
import type { Look } from './watch';

const none = () => ({ names: new Map<string, number>(), all: null });
/** Of a deed that ended then. */
const ours = (name: string, until: number) => () => ({ names: new Map([[name, until]]), all: null });
const look = (readAt: number, ...names: string[]): Look => ({
  readAt,
  items: names.map((name) => ({ name, id: `id of ${name}` })),
});

describe('a watch over a list', () => {
  it('says nothing at the first look and while nothing changes, then since the last one without a change', () => {
    const watch = createChangesWatch();
    expect(watch.see(look(10, 'a'), none)).toBeNull();
    expect(watch.see(look(20, 'a'), none)).toBeNull();
    expect(watch.see(look(30, 'a', 'b'), none)).toEqual({
      ...{ since: 20, seen: 30 },
      changes: { ...NO_CHANGES, appeared: ['b'] },
    });
    // It stays, and grows, until it is dismissed.
    expect(watch.see(look(40, 'a', 'b', 'c'), none)).toMatchObject({
      ...{ since: 20, seen: 40 },
      changes: { appeared: ['b', 'c'] },
    });
    watch.dismiss();
    expect(watch.told()).toBeNull();
    expect(watch.see(look(50, 'a', 'b', 'c'), none)).toBeNull();
    expect(watch.see(look(60, 'b', 'c'), none)).toMatchObject({ since: 50, changes: { gone: ['a'] } });
  });

  it('takes back what is as it was', () => {
    const watch = createChangesWatch();
    watch.see(look(10, 'a'), none);
    expect(watch.see(look(20, 'a', 'b'), none)).not.toBeNull();
    expect(watch.see(look(30, 'a'), none)).toBeNull();
  });

  it('takes an answer that was overtaken for nothing', () => {
    const watch = createChangesWatch();
    watch.see(look(20, 'a', 'b'), none);
    expect(watch.see(look(10, 'a'), none)).toBeNull();
    expect(watch.see(look(30, 'a', 'b'), none)).toBeNull();
  });

  it('leaves out what is ours, also when nothing tells of it any more', () => {
    const watch = createChangesWatch();
    watch.see(look(10, 'a', 'b'), none);
    expect(watch.see(look(60, 'b', 'c'), ours('a', 55))?.changes).toEqual({ ...NO_CHANGES, appeared: ['c'] });
    expect(watch.see(look(70, 'b', 'c'), none)?.changes).toEqual({ ...NO_CHANGES, appeared: ['c'] });
    // Made anew by somebody else, after a look without it.
    watch.dismiss();
    expect(watch.see(look(80, 'a', 'b', 'c'), none)?.changes).toEqual({ ...NO_CHANGES, appeared: ['a'] });
  });

  it('knows what is ours until a list shows it, however early its task is dismissed', () => {
    const watch = createChangesWatch();
    const first = look(10, 'a');
    watch.see(first, none);
    watch.see(first, ours('a', 30));
    // Read before it was done, and come after the task was dismissed.
    expect(watch.see(look(20, 'a'), none)).toBeNull();
    expect(watch.see(look(40), none)).toBeNull();
    expect(watch.see(look(50, 'a'), none)?.changes.appeared).toEqual(['a']);
  });

  it('knows what was done here while the first look was on its way', () => {
    const watch = createChangesWatch();
    watch.see(null, (since) => (since <= 15 ? ours('a', 15)() : none()));
    expect(watch.see(look(10, 'a'), none)).toBeNull();
    expect(watch.see(look(20), none)).toBeNull();
  });

  it('takes back what turns out to be ours', () => {
    const watch = createChangesWatch();
    watch.see(look(10, 'a'), none);
    const late = look(20);
    expect(watch.see(late, none)).not.toBeNull();
    expect(watch.see(late, ours('a', 15))).toBeNull();
  });

  it('says nothing where it cannot tell which names are ours', () => {
    const watch = createChangesWatch();
    watch.see(look(10, 'a'), none);
    const any = () => ({ names: new Map<string, number>(), all: 25 });
    expect(watch.see(look(20, 'b'), any)).toBeNull();
    // Its task was dismissed; this is the first look after its end.
    expect(watch.see(look(30, 'c'), none)).toBeNull();
    expect(watch.see(look(40, 'd'), none)).not.toBeNull();
  });

  it('takes a look at another thing for a first look', () => {
    const watch = createChangesWatch();
    watch.see({ ...look(10, 'a'), of: '1' }, none);
    expect(watch.see({ ...look(20, 'b'), of: '2' }, none)).toBeNull();
    expect(watch.see({ ...look(30, 'a'), of: '1' }, none)).toBeNull();
    expect(watch.see({ ...look(40), of: '1' }, none)?.changes.gone).toEqual(['a']);
    expect(watch.see({ ...look(50), of: null }, none)?.changes.gone).toEqual(['a']);
  });

  it('compares again only what is another list, and tells listeners only of what is new', () => {
    const watch = createChangesWatch();
    const heard = vi.fn();
    const stop = watch.subscribe(heard);
    const find = vi.fn(() => new Map<string, string>());
    watch.see(look(10, 'a'), none, find);
    const changed = look(20, 'a', 'b');
    watch.see(changed, none, find);
    for (let at = 21; at < 30; at += 1) watch.see({ ...changed, readAt: at }, none, find);
    expect(find).toHaveBeenCalledOnce();
    expect(heard).toHaveBeenCalledOnce();
    stop();
    watch.dismiss();
    expect(heard).toHaveBeenCalledOnce();
  });
});
