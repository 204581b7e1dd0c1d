import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, Index, LoadedFields } from '../domain/collection';
import { capabilitiesOf, serverInfoFrom } from './capabilities';
import { fieldsToLoad, lockedFields, sameFields, vectorsWithoutIndex } from './load-plan';

const field = (name: string, over: Partial<Field> = {}): Field => ({
  name,
  id: null,
  type: 'Int64',
  isVector: false,
  dimension: null,
  maxLength: null,
  roles: [],
  nullable: false,
  autoId: false,
  description: '',
  ...over,
});

const schema = [
  field('id', { roles: ['primaryKey'] }),
  field('embedding', { type: 'FloatVector', isVector: true }),
  field('title_embedding', { type: 'FloatVector', isVector: true }),
  field('title', { type: 'VarChar' }),
  field('tenant', { type: 'VarChar', roles: ['partitionKey'] }),
  field('day', { roles: ['clusteringKey'] }),
];
const index = (name: string): Index => ({
  name,
  field: name,
  type: 'HNSW',
  metric: 'L2',
  params: [],
  state: 'finished',
  failReason: null,
  indexedRows: null,
  totalRows: null,
});
const on = (version: string) => capabilitiesOf(serverInfoFrom(version));

describe('lockedFields', () => {
  it('locks the keys, and the only chosen vector', () => {
    expect(Object.fromEntries(lockedFields(schema, new Set(['title', 'embedding'])))).toEqual({
      id: 'primaryKey',
      embedding: 'lastVector',
      tenant: 'partitionKey',
      day: 'clusteringKey',
    });
  });

  it('lets go of either of two chosen vectors', () => {
    const locked = lockedFields(schema, new Set(['embedding', 'title_embedding']));
    expect([...locked.values()]).not.toContain('lastVector');
  });
});

describe('fieldsToLoad', () => {
  it('always has the keys and a vector, in schema order, and null means all of them', () => {
    const names = schema.map(({ name }) => name);
    fc.assert(
      fc.property(fc.subarray(names), (chosen) => {
        const fields = fieldsToLoad(schema, new Set(chosen));
        const sent = fields ?? names;
        expect(sent).toEqual(names.filter((name) => sent.includes(name)));
        expect(sent).toEqual(expect.arrayContaining(['id', 'tenant', 'day', ...chosen]));
        expect(sent.some((name) => name.endsWith('embedding'))).toBe(true);
        expect(fields === null).toBe(sent.length === names.length);
      }),
    );
  });
});

describe('vectorsWithoutIndex', () => {
  const detail = { fields: schema, indexes: [index('embedding')] };

  it('looks only at the chosen vectors where the field list is read', () => {
    expect(vectorsWithoutIndex(detail, ['id', 'embedding'], on('v2.5.27'))).toEqual([]);
    expect(vectorsWithoutIndex(detail, null, on('v2.5.27'))).toEqual(['title_embedding']);
    expect(vectorsWithoutIndex(detail, ['id', 'embedding'], on('v2.6.24'))).toEqual([]);
  });

  it('looks at every vector where the list is ignored', () => {
    expect(vectorsWithoutIndex(detail, ['id', 'embedding'], on('v2.4.9'))).toEqual(['title_embedding']);
  });

  it('does not know without the index list, and does not care on milvus-lite', () => {
    expect(vectorsWithoutIndex({ ...detail, indexes: null }, null, on('v2.5.27'))).toBeNull();
    expect(vectorsWithoutIndex({ ...detail, indexes: null }, null, on('milvus_lite-3.2.1'))).toEqual([]);
  });
});

describe('sameFields', () => {
  const some: LoadedFields = {
    kind: 'some',
    at: 1,
    source: 'sent',
    fields: ['id', 'embedding'],
    dynamicField: true,
  };

  it('compares as sets, the dynamic field included', () => {
    expect(sameFields(schema, some, { fields: ['embedding', 'id'], skipDynamicField: false })).toBe(true);
    expect(sameFields(schema, some, { fields: ['embedding', 'id'], skipDynamicField: true })).toBe(false);
    expect(sameFields(schema, some, { fields: null, skipDynamicField: false })).toBe(false);
    expect(sameFields(schema, { kind: 'unknown' }, { fields: null, skipDynamicField: false })).toBeNull();
  });
});
