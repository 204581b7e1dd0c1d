import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WarmCollection, WarmFacts } from '../domain/warm-set';
import { appError } from '../ipc/result';
import { capabilitiesOf, serverInfoFrom } from './capabilities';
import { captureOf, differenceOf, warmFieldsOf, warmGroupsOf, warmKey } from './warm-set';
import type { Difference, WarmNow } from './warm-set';
import { CAREFUL, isFieldsUnknown, wishesOf } from './warm-set-wishes';
import type { WarmChoices } from './warm-set-wishes';

const on = (version: string) => capabilitiesOf(serverInfoFrom(version));
const modern = on('v2.5.27');
const EVERYTHING: WarmChoices = {
  ...{ unknownWithAllFields: true, recreated: true, releasePartitions: true, releaseExtras: true },
};

const factsOf = (collection: string, over: Partial<WarmFacts> = {}): WarmFacts => ({
  ...{ database: 'default', collection, collectionId: '7', loaded: ['a', 'b'], others: [] },
  ...{ fields: { kind: 'all' }, replicas: 1, resourceGroups: null, error: null },
  ...over,
});
const savedOf = (collection: string, over: Partial<WarmCollection> = {}): WarmCollection => ({
  ...{ database: 'default', collection, collectionId: '7', partitions: null },
  ...{ fields: { kind: 'all' }, replicas: 1, resourceGroups: null },
  ...over,
});
const nowOf = (...facts: WarmFacts[]): WarmNow => ({
  names: new Map(facts.map((each) => [warmKey(each), each])),
  facts: new Map(facts.map((each) => [warmKey(each), each])),
  inMemory: facts.filter(({ loaded }) => loaded.length > 0),
  unread: new Map(),
});
const one = (saved: WarmCollection, facts: WarmFacts, able = modern): Difference =>
  differenceOf([saved], nowOf(facts), able)[0]!;
const wishes = (difference: Difference, choices: Partial<WarmChoices> = {}, able = modern) =>
  wishesOf('c1', [difference], { ...CAREFUL, ...choices }, able);

const name = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '한국어', '"');
const facts = fc.record({
  database: name,
  collection: name,
  collectionId: fc.option(fc.constantFrom('1', '2')),
  loaded: fc.uniqueArray(name, { maxLength: 3 }),
  others: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
  fields: fc.oneof(
    fc.constant({ kind: 'all' as const }),
    fc.constant({ kind: 'unknown' as const }),
    fc.record({
      kind: fc.constant('some' as const),
      fields: fc.uniqueArray(name, { minLength: 1 }),
      dynamicField: fc.boolean(),
    }),
  ),
  replicas: fc.option(fc.integer({ min: 1, max: 3 })),
  resourceGroups: fc.option(fc.uniqueArray(name, { minLength: 1 })),
  error: fc.constant(null),
});
const world = fc.uniqueArray(facts, { selector: warmKey });
const versions = fc.constantFrom('v2.2.16', 'v2.3.5', 'v2.5.27', 'v2.6.24', 'milvus_lite-3.2.1');

describe('a set and the moment it was saved', () => {
  it('do not differ, and nothing is wished for, whatever is chosen', () => {
    fc.assert(
      fc.property(world, versions, (all, version) => {
        const set = all.flatMap((each) => captureOf(each) ?? []);
        const differences = differenceOf(set, nowOf(...all), on(version));
        expect(differences.map(({ kind }) => kind).filter((kind) => kind !== 'same')).toEqual([]);
        expect(wishesOf('c1', differences, EVERYTHING, on(version))).toEqual([]);
      }),
    );
  });

  it('differ in everything once all is released, and in nothing but that', () => {
    fc.assert(
      fc.property(world, (all) => {
        const set = all.flatMap((each) => captureOf(each) ?? []);
        const released = all.map((each) => ({
          ...each,
          loaded: [],
          others: [...each.loaded, ...each.others],
        }));
        const differences = differenceOf(set, nowOf(...released), modern);
        expect(differences.every(({ kind, isOut }) => kind === 'differs' && isOut)).toBe(true);
        const loads = wishesOf('c1', differences, EVERYTHING, modern);
        expect(loads.map(({ action }) => action)).toEqual(set.map(() => 'load'));
        // Nothing is in memory, so nothing is released first; and each asks for exactly its partitions.
        loads.forEach((wish, at) => {
          expect(wish).toMatchObject({ options: { releaseFirst: false, partitions: set[at]!.partitions } });
        });
      }),
    );
  });
});

describe('what is different', () => {
  it('is a partition to load, one to release, and one that is gone', () => {
    const saved = savedOf('books', { partitions: ['a', 'b', 'z'] });
    const difference = one(saved, factsOf('books', { loaded: ['b', 'c'], others: ['a', 'd'] }));
    expect(difference).toMatchObject({ kind: 'differs', toLoad: ['a'], toRelease: ['c'], gone: ['z'] });
    expect(wishes(difference)).toMatchObject([{ action: 'load', options: { partitions: ['a'] } }]);
    expect(wishes(difference, { releasePartitions: true })).toMatchObject([
      { action: 'release', partitions: ['c'] },
      { action: 'load', options: { partitions: ['a'] } },
    ]);
  });

  it('asks for nothing where every partition of the set is gone', () => {
    const difference = one(
      savedOf('books', { partitions: ['z'] }),
      factsOf('books', { loaded: [], others: ['a'] }),
    );
    expect(difference.gone).toEqual(['z']);
    expect(wishes(difference, EVERYTHING)).toEqual([]);
  });

  it('is a new partition of what was loaded whole', () => {
    const difference = one(savedOf('books'), factsOf('books', { others: ['new'] }));
    expect(difference.toLoad).toBe('all');
    expect(wishes(difference)).toMatchObject([{ options: { partitions: null, releaseFirst: false } }]);
  });

  it('are fields, for which some servers release first', () => {
    const saved = savedOf('books', { fields: { kind: 'some', fields: ['id', 'v'], dynamicField: false } });
    for (const [version, releaseFirst] of [
      ['v2.5.27', true],
      ['v2.6.24', false],
    ] as const) {
      const difference = one(saved, factsOf('books'), on(version));
      expect(difference.fields).toBe('differs');
      expect(wishes(difference, {}, on(version))).toMatchObject([
        { options: { fields: ['id', 'v'], skipDynamicField: true, partitions: null, releaseFirst } },
      ]);
    }
    expect(one(saved, factsOf('books'), on('v2.3.5')).fields).toBe('same');
  });

  it('are replicas and groups, for which some loads release first', () => {
    const saved = savedOf('books', { replicas: 2, resourceGroups: ['gpu'] });
    const difference = one(saved, factsOf('books'));
    expect(difference).toMatchObject({ replicas: 'differs', groups: 'differs' });
    expect(wishes(difference)).toMatchObject([
      { options: { replicas: 2, resourceGroups: ['gpu'], releaseFirst: false } },
    ]);
    expect(wishes(difference, {}, on('v2.4.23'))).toMatchObject([{ options: { releaseFirst: true } }]);
    const parts = one({ ...saved, partitions: ['a'] }, factsOf('books', { loaded: ['a'], others: ['b'] }));
    expect(wishes(parts)).toMatchObject([{ options: { partitions: ['a'], releaseFirst: true } }]);
  });

  it('is unknown where one of the two is, and then nothing is done about it', () => {
    const saved = savedOf('books', { fields: { kind: 'unknown' }, replicas: null });
    expect(one(saved, factsOf('books'))).toMatchObject({
      ...{ kind: 'same', fields: 'unknown', replicas: 'unknown' },
    });
    expect(one(savedOf('books'), factsOf('books', { fields: { kind: 'unknown' } })).fields).toBe('unknown');
  });

  it('with unknown fields is loaded with all of them only if that is chosen', () => {
    const saved = savedOf('books', { fields: { kind: 'unknown' } });
    const difference = one(saved, factsOf('books', { loaded: [], others: ['a', 'b'] }));
    expect(isFieldsUnknown(difference)).toBe(true);
    expect(wishes(difference)).toEqual([]);
    expect(wishes(difference, { unknownWithAllFields: true })).toMatchObject([{ options: { fields: null } }]);
  });

  it('that was made anew is loaded, by the id that it has now, only if that is chosen', () => {
    const made = factsOf('books', { collectionId: '8', loaded: [], others: ['a', 'b'] });
    const difference = one(savedOf('books'), made);
    expect(difference.isRecreated).toBe(true);
    expect(wishes(difference)).toEqual([]);
    expect(wishes(difference, { recreated: true })).toMatchObject([{ target: { collectionId: '8' } }]);
    expect(one(savedOf('books', { collectionId: null }), made).isRecreated).toBe(false);
  });

  it('is what is gone, unread, or in memory beside the set', () => {
    const denied = appError('permissionDenied');
    const now: WarmNow = {
      ...nowOf(factsOf('extra'), factsOf('secret', { error: denied, loaded: [] })),
      unread: new Map([['closed', denied]]),
    };
    const set = [savedOf('lost'), savedOf('secret'), savedOf('far', { database: 'closed' })];
    const differences = differenceOf(set, now, modern);
    expect(differences.map(({ collection, kind }) => [collection, kind])).toEqual([
      ['lost', 'missing'],
      ['secret', 'unread'],
      ['far', 'unread'],
      ['extra', 'extra'],
    ]);
    expect(wishesOf('c1', differences, CAREFUL, modern)).toEqual([]);
    expect(wishesOf('c1', differences, EVERYTHING, modern)).toMatchObject([
      { action: 'release', target: { collection: 'extra' }, partitions: null },
    ]);
  });
});

describe('Milvus 2.2, which never mixes loads', () => {
  const old = on('v2.2.16');

  it('releases first where a part is wanted of a whole, and the reverse', () => {
    const part = one(savedOf('books', { partitions: ['a'] }), factsOf('books'), old);
    expect(wishes(part, {}, old)).toEqual([]);
    expect(wishes(part, { releasePartitions: true }, old)).toMatchObject([
      { action: 'load', options: { partitions: ['a'], releaseFirst: true } },
    ]);
    const whole = one(savedOf('books'), factsOf('books', { others: ['c'] }), old);
    expect(wishes(whole, {}, old)).toMatchObject([{ options: { partitions: null, releaseFirst: true } }]);
  });

  it('adds partitions to partitions', () => {
    const more = one(
      savedOf('books', { partitions: ['a', 'b'] }),
      factsOf('books', { loaded: ['a'], others: ['b', 'c'] }),
      old,
    );
    expect(wishes(more, {}, old)).toMatchObject([{ options: { partitions: ['b'], releaseFirst: false } }]);
  });
});

it('keeps no default group, and no fields where the server loads all of them anyway', () => {
  const group = (resourceGroup: string | null) => ({ resourceGroup });
  expect(warmGroupsOf([group('__default_resource_group')])).toBeNull();
  expect(warmGroupsOf([group('b'), group('a')])).toEqual(['a', 'b']);
  expect(warmGroupsOf([group('a'), group(null)])).toBeNull();
  expect(warmFieldsOf({ kind: 'unknown' }, on('v2.3.5'))).toEqual({ kind: 'all' });
  expect(warmFieldsOf({ kind: 'unknown' }, modern)).toEqual({ kind: 'unknown' });
  expect(captureOf(factsOf('books', { loaded: [], others: ['a'] }))).toBeNull();
});
