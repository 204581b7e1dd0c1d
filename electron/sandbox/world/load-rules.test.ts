import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal';
import type { LoadWish } from './load-rules';
import { checkLoad, fieldsOf } from './load-rules';
import { bringIn } from './memory';
import { worldOfBooks } from './testing';

const all: LoadWish = { fields: [], skipDynamicField: false, replicas: 1, groups: [], partitions: null };
const keys = ['id', 'tenant', 'day'];

function refusalOf(call: () => void): Refusal | null {
  try {
    call();
    return null;
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}

describe('a field list', () => {
  it.each([
    [['nope'], 'loadFieldUnknown', { field: 'nope' }],
    [['embedding'], 'loadFieldsLack', { what: 'primary key field id' }],
    [['id'], 'loadFieldsLack', { what: 'partition key field tenant' }],
    [['id', 'tenant'], 'loadFieldsLack', { what: 'clustering key field day' }],
    [keys, 'loadFieldsLack', { what: 'vector field' }],
    [[...keys, 'cover'], 'vectorIndexMissing', { fields: ['cover'] }],
  ])('%j is refused for what it lacks first', (fields, kind, facts) => {
    const { world, collection } = worldOfBooks('2.5.27');
    const refusal = refusalOf(() => checkLoad(world, collection, { ...all, fields }));
    expect(refusal).toMatchObject({ kind, facts });
  });

  it.each([
    ['2.5.27', null],
    ['2.6.24', null],
    ['2.3.5', 'vectorIndexMissing'],
  ] as const)('leaves a vector without an index out: %s', (profile, kind) => {
    // Two vectors in 2.3 are not possible: there the one that is left has no index.
    const indexes: Record<string, Record<string, string>> = profile === '2.3.5'
      ? { title: {} }
      : { embedding: {} };
    const { world, collection } = worldOfBooks(profile, { indexes });
    const fields = [...keys, 'embedding'];
    expect(refusalOf(() => checkLoad(world, collection, { ...all, fields }))?.kind ?? null).toBe(kind);
  });

  it('comes to the order of the schema, with the dynamic field unless it is skipped', () => {
    const { world, collection } = worldOfBooks('2.5.27');
    const fields = ['embedding', 'day', 'tenant', 'id'];
    const inOrder = ['id', 'embedding', 'tenant', 'day'];
    expect(fieldsOf(world, collection, { ...all, fields })).toEqual([...inOrder, '$meta']);
    expect(fieldsOf(world, collection, { ...all, fields, skipDynamicField: true })).toEqual(inOrder);
    const old = worldOfBooks('2.3.5');
    expect(fieldsOf(old.world, old.collection, { ...all, fields })).toBeNull();
  });
});

describe('a load of what is loaded', () => {
  const indexes = { embedding: { index_type: 'HNSW' }, cover: { index_type: 'HNSW' } };

  it.each([
    ['2.5.27', 'loadFieldsDiffer'],
    ['2.6.24', null],
    ['2.3.5', null],
  ] as const)('%s with other fields', (profile, kind) => {
    const { world, clock, collection } = worldOfBooks(profile, { indexes });
    const fields = fieldsOf(world, collection, all);
    bringIn(
      collection,
      collection.partitions,
      { fields, replicas: 1, groups: [], scope: 'collection', refreshedAt: null },
      clock.now(),
    );
    expect(refusalOf(() => checkLoad(world, collection, all))).toBeNull();
    const names = collection.fields.map(({ name }) => name);
    expect(refusalOf(() => checkLoad(world, collection, { ...all, fields: names }))).toBeNull();
    const fewer = { ...all, fields: [...keys, 'embedding'] };
    expect(refusalOf(() => checkLoad(world, collection, fewer))?.kind ?? null).toBe(kind);
  });

  it.each([
    ['2.3.5', null, 'replicasDiffer'],
    ['2.4.23', null, 'replicasDiffer'],
    ['2.5.27', null, null],
    ['2.5.27', 'partitions', 'replicasDiffer'],
    ['2.6.24', null, null],
  ] as const)('%s with other replicas (%s)', (profile, scope, kind) => {
    const { world, clock, collection } = worldOfBooks(profile, { indexes });
    world.nodes.add(2 ** 34);
    const loadedWith = {
      fields: fieldsOf(world, collection, all),
      replicas: 1,
      groups: [],
      scope: 'collection',
      refreshedAt: null,
    } as const;
    bringIn(collection, collection.partitions, loadedWith, clock.now());
    const partitions = scope === null ? null : collection.partitions.slice(0, 1);
    const wish = { ...all, replicas: 2, partitions };
    expect(refusalOf(() => checkLoad(world, collection, wish))?.kind ?? null).toBe(kind);
  });

  it('2.2.16 takes neither partitions after the collection nor the collection after partitions', () => {
    const { world, clock, collection } = worldOfBooks('2.2.16');
    const [first, second] = collection.partitions;
    const with1 = { fields: null, replicas: 1, groups: [], scope: 'partitions', refreshedAt: null } as const;
    bringIn(collection, [first!], with1, clock.now());
    expect(refusalOf(() => checkLoad(world, collection, all))?.kind).toBe('loadsMixed');
    expect(refusalOf(() => checkLoad(world, collection, { ...all, partitions: [first!] }))).toBeNull();
    expect(refusalOf(() => checkLoad(world, collection, { ...all, partitions: [second!] }))?.kind).toBe(
      'otherPartitionsLoaded',
    );
    collection.loadedWith = { ...with1, scope: 'collection' };
    expect(refusalOf(() => checkLoad(world, collection, { ...all, partitions: [first!] }))?.kind).toBe(
      'loadsMixed',
    );
  });
});

it('needs a query node for each replica', () => {
  const { world, collection } = worldOfBooks('2.5.27', { indexes: { embedding: {}, cover: {} } });
  expect(refusalOf(() => checkLoad(world, collection, { ...all, replicas: 2 }))).toMatchObject({
    kind: 'nodesNotEnough',
    facts: { nodes: 1, needed: 2 },
  });
});
