import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BulkPlanItem, BulkWish } from '../domain/bulk';
import type { CollectionDetail, CollectionMemory, Field } from '../domain/collection';
import { LOAD_EVERYTHING } from '../domain/load-request';
import type { LoadOptions } from '../domain/load-request';
import { appError } from '../ipc/result';
import { doesOf, orderPlan, planWish, totalsOf } from './bulk-plan';
import type { BulkFacts } from './bulk-plan';
import { capabilitiesOf, serverInfoFrom } from './capabilities';

const field = (name: string, over: Partial<Field> = {}): Field => ({
  ...{ name, id: null, type: 'Int64', isVector: false, dimension: null, maxLength: null, roles: [] },
  ...{ nullable: false, autoId: false, description: '' },
  ...over,
});
const index = (name: string) => ({
  ...{ name, field: name, type: 'HNSW', metric: 'L2', params: [], state: 'finished' as const },
  ...{ failReason: null, indexedRows: null, totalRows: null },
});
const detail: CollectionDetail = {
  ...{ readAt: 1, id: '7', name: 'books', description: '', aliases: [], rowCount: '12', partitionCount: 2 },
  ...{ shards: 1, consistency: null, createdAt: null, dynamicField: false, indexError: null },
  fields: [
    field('id', { roles: ['primaryKey'] }),
    field('embedding', { type: 'FloatVector', isVector: true }),
    field('title'),
  ],
  indexes: [index('embedding')],
  ...{ properties: [], loadedFields: { kind: 'unknown' }, replicas: null },
};
const memory = (...percents: (number | null)[]): CollectionMemory => ({
  readAt: 1,
  partitions: percents.map((percent, at) => ({ name: `p${String(at)}`, id: String(at), percent })),
});
type ReadFacts = Extract<BulkFacts, { kind: 'read' }>;
const facts = (over: Partial<ReadFacts> & { version?: string } = {}): ReadFacts => ({
  ...{ kind: 'read', detail, memory: memory(null, null), samples: null, busy: false },
  capabilities: capabilitiesOf(serverInfoFrom(over.version ?? '2.5.27')),
  ...over,
});
const target = { connectionId: 'c', database: 'default', collection: 'books', collectionId: '7' };
const load = (options: Partial<LoadOptions> = {}): BulkWish => ({
  ...{ action: 'load', target, options: { ...LOAD_EVERYTHING, ...options } },
});
const release = (partitions: string[] | null = null): BulkWish => ({ action: 'release', target, partitions });

const skipOf = (wish: BulkWish, given: BulkFacts) => {
  const { verdict } = planWish(wish, given);
  return verdict.kind === 'skip' ? verdict.reason : null;
};
const known = (over: Partial<CollectionDetail>): Partial<ReadFacts> => ({ detail: { ...detail, ...over } });

describe('a load', () => {
  it('is done where nothing is in memory', () => {
    expect(planWish(load(), facts())).toEqual({
      wish: load(),
      verdict: { kind: 'do', steps: ['load', 'watch'], notes: [], shows: true },
      rows: '12',
      // The vector tells no dimension: it is left out.
      estimate: { lowBytes: 12 * (8 + 8 + 16), highBytes: null },
    });
  });

  it('is skipped where the same is loaded, and says whether the fields are known to be', () => {
    const loaded = { memory: memory(100, 100) };
    expect(skipOf(load(), facts(loaded))).toEqual({ kind: 'loaded', fieldsKnown: false });
    const all = known({ loadedFields: { kind: 'all', at: 1, source: 'sent' } });
    expect(skipOf(load(), facts({ ...loaded, ...all }))).toEqual({ kind: 'loaded', fieldsKnown: true });
    const some: CollectionDetail['loadedFields'] = {
      ...{ kind: 'some', at: 1, source: 'sent', fields: ['id', 'embedding'], dynamicField: true },
    };
    const sameSome = facts({ ...loaded, ...known({ loadedFields: some }) });
    expect(skipOf(load({ fields: ['id', 'embedding'] }), sameSome)).toMatchObject({ fieldsKnown: true });
    // With a version that loads everything anyway there is nothing to know.
    expect(skipOf(load({ fields: ['id'] }), facts({ ...loaded, version: '2.3.5' }))).toEqual({
      ...{ kind: 'loaded', fieldsKnown: true },
    });
  });

  it('of other fields releases first, and one of fields that nobody knows says so', () => {
    const all = known({ loadedFields: { kind: 'all', at: 1, source: 'sent' } });
    const other = planWish(
      load({ fields: ['id', 'embedding'] }),
      facts({ memory: memory(100, 100), ...all }),
    );
    expect(other.verdict).toEqual({
      ...{ kind: 'do', steps: ['release', 'load', 'watch'], notes: [], shows: false },
    });
    expect(other.wish).toMatchObject({ options: { releaseFirst: true } });
    const unknown = planWish(load({ fields: ['id', 'embedding'] }), facts({ memory: memory(100, 100) }));
    expect(unknown.verdict).toMatchObject({ kind: 'do', notes: ['fieldsUnknown'], shows: false });
  });

  it('of one of two partitions is done where only the other is loaded', () => {
    const one = facts({ memory: memory(100, null) });
    expect(skipOf(load({ partitions: ['p0'] }), one)).toMatchObject({ kind: 'loaded' });
    expect(planWish(load({ partitions: ['p1'] }), one).verdict).toMatchObject({ kind: 'do', shows: true });
    expect(planWish(load(), one).verdict).toMatchObject({ kind: 'do', shows: true });
  });

  it('is done again for other replicas or groups', () => {
    const replica = (id: string, resourceGroup: string) => ({ id, nodes: [], resourceGroup });
    const loaded = { memory: memory(100, 100) };
    const two = known({ replicas: [replica('1', 'a'), replica('2', 'b')] });
    expect(skipOf(load({ replicas: 2 }), facts({ ...loaded, ...two }))).toMatchObject({ kind: 'loaded' });
    expect(skipOf(load({ replicas: 3 }), facts({ ...loaded, ...two }))).toBeNull();
    expect(skipOf(load({ resourceGroups: ['b', 'a'] }), facts({ ...loaded, ...two }))).not.toBeNull();
    expect(skipOf(load({ resourceGroups: ['a'] }), facts({ ...loaded, ...two }))).toBeNull();
    expect(skipOf(load({ replicas: 2 }), facts(loaded))).toBeNull();
  });

  it.each<[string, BulkWish, Partial<ReadFacts> & { version?: string }, object]>([
    ['is on its way', load(), { memory: memory(40, null) }, { kind: 'loading' }],
    ['has no index', load(), known({ indexes: [] }), { kind: 'missingIndex', fields: ['embedding'] }],
    ['lost a field', load({ fields: ['id', 'x'] }), {}, { kind: 'fieldGone', fields: ['x'] }],
    ['lost a partition', load({ partitions: ['p9'] }), {}, { kind: 'partitionGone', partitions: ['p9'] }],
    ['is another collection', load(), known({ id: '8' }), { kind: 'otherCollection' }],
    ['is worked on', load(), { busy: true }, { kind: 'busy' }],
    [
      'is on milvus-lite in part',
      load({ partitions: ['p0'] }),
      { version: 'milvus_lite v2.5.1' },
      { kind: 'unsupported' },
    ],
  ])('is skipped where the collection %s', (_why, wish, over, reason) => {
    expect(skipOf(wish, facts(over))).toEqual(reason);
  });

  it('says what the server will ignore, what nobody could read, and what leaves memory', () => {
    const old = planWish(load({ fields: ['id', 'embedding'] }), facts({ version: '2.3.5' }));
    expect(old.verdict).toMatchObject({ notes: ['optionsIgnored'] });
    expect(planWish(load({ fields: ['id', 'embedding', 'title'] }), facts()).verdict).toMatchObject({
      notes: [],
    });
    const unread = planWish(load(), facts(known({ indexes: null })));
    expect(unread.verdict).toMatchObject({ notes: ['indexesUnread'] });
    const part = load({ partitions: ['p1'], releaseFirst: true });
    expect(planWish(part, facts({ memory: memory(100, null) })).verdict).toMatchObject({
      notes: ['leavesOthers'],
    });
  });
});

describe('a release', () => {
  it.each<[BulkWish, (number | null)[], object | null]>([
    [release(), [null, null], { kind: 'notInMemory' }],
    [release(), [100, null], null],
    [release(), [40, null], null],
    [release(['p1']), [100, null], { kind: 'notInMemory' }],
    [release(['p0']), [100, null], null],
    [release(['p9']), [100, null], { kind: 'partitionGone', partitions: ['p9'] }],
  ])('%j with %j in memory', (wish, percents, reason) => {
    expect(skipOf(wish, facts({ memory: memory(...percents) }))).toEqual(reason);
  });
});

it.each([
  ['collectionNotFound', 'gone'],
  ['databaseNotFound', 'gone'],
  ['permissionDenied', 'noRight'],
  ['connectionLost', 'unread'],
] as const)('what cannot be read for %s is skipped as %s', (code, kind) => {
  expect(skipOf(load(), { kind: 'unread', error: appError(code) })).toMatchObject({ kind });
});

it('without ids a name that is an alias is another collection', () => {
  const byName = { ...load(), target: { ...target, collectionId: null, collection: 'catalog' } };
  expect(skipOf(byName, facts())).toEqual({ kind: 'otherCollection' });
});

const item = (name: string, wish: BulkWish, isDone = true): BulkPlanItem => ({
  wish: { ...wish, target: { ...target, collection: name } },
  verdict: isDone
    ? { kind: 'do', steps: ['load'], notes: [], shows: true }
    : { kind: 'skip', reason: { kind: 'busy' } },
  ...{ rows: null, estimate: null },
});
const nameOf = ({ wish }: BulkPlanItem) => wish.target.collection;

describe('a plan', () => {
  it('has releases before loads, skips at the end, and each wish once', () => {
    const plan = orderPlan([
      ...[item('a', load()), item('b', release()), item('c', load(), false)],
      ...[item('a', load()), item('a', release())],
    ]);
    expect(plan.map(nameOf)).toEqual(['b', 'a', 'a', 'c', 'a']);
    expect(plan.at(-1)?.verdict).toEqual({ kind: 'skip', reason: { kind: 'twice' } });
  });

  it('keeps every wish', () => {
    const wishes = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean(), fc.boolean()));
    fc.assert(
      fc.property(wishes, (given) => {
        const items = given.map(([name, isLoad, isDone]) => item(name, isLoad ? load() : release(), isDone));
        const plan = orderPlan(items);
        expect(plan.map(nameOf).sort()).toEqual(items.map(nameOf).sort());
        const { loads, releases, skips } = totalsOf(plan);
        expect(loads + releases + skips).toBe(items.length);
      }),
    );
  });

  it('adds up memory only where all of it is known', () => {
    const estimate = { lowBytes: 1, highBytes: 2 };
    const one = { ...item('a', load()), estimate };
    expect(totalsOf([one, { ...item('b', load()), estimate }]).estimate).toEqual({
      lowBytes: 2,
      highBytes: 4,
    });
    expect(totalsOf([one, item('b', load())]).estimate).toEqual({ lowBytes: 1, highBytes: null });
    expect(totalsOf([item('b', load())]).estimate).toBeNull();
    expect(totalsOf([one, item('b', release())]).estimate).toEqual(estimate);
    expect(totalsOf([item('b', release())]).estimate).toBeNull();
  });

  it('says which kinds of change it makes: a load that releases first makes both', () => {
    expect(doesOf([item('a', load()), item('b', release(), false)])).toEqual({
      loads: true,
      releases: false,
    });
    expect(doesOf([item('a', load({ releaseFirst: true }))])).toEqual({ loads: true, releases: true });
  });
});
