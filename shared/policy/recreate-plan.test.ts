import { describe, expect, it } from 'vitest';
import type { Definition, JsonObject } from '../domain/definition';
import { aDefinition } from '../domain/testing';
import { appError } from '../ipc/result';
import { serverInfoFrom } from './capabilities';
import type { AliasPlace, RecreateFacts } from './recreate-plan';
import { differencesAfter } from './recreate-compare';
import { planRecreate } from './recreate-plan';

const target = { database: 'default', collection: 'books' };
const facts = (changes: Partial<RecreateFacts> = {}): RecreateFacts => ({
  ...{ databases: ['default'], isTaken: false, aliases: new Map<string, AliasPlace>() },
  original: { kind: 'free' },
  grants: { kind: 'read', value: [] },
  ...changes,
});
const planOf = (definition: Definition, version = 'v2.5.27', changes: Partial<RecreateFacts> = {}) =>
  planRecreate(definition, target, serverInfoFrom(version), facts(changes));
const told = (definition: Definition, version?: string, changes?: Partial<RecreateFacts>) =>
  planOf(definition, version, changes).plan.leftOut.map(({ what, name, reason, detail }) =>
    `${what} ${name} ${reason} ${detail ?? ''}`.trim(),
  );
const withFields = (...more: JsonObject[]): Definition => {
  const plain = aDefinition();
  return {
    ...plain,
    schema: { ...plain.schema, fields: [...(plain.schema.fields as JsonObject[]), ...more] },
  };
};
const error = appError('permissionDenied', { detail: 'no' });

describe('the plan', () => {
  it('names what each step makes; the default partition is there by itself', () => {
    expect(planOf(aDefinition()).plan).toEqual({
      ...{ obstacle: null, leftOut: [], unsure: [], originalGone: true },
      steps: ['createCollection', 'createPartitions', 'createIndexes', 'createAliases', 'compare'],
      ...{ partitions: ['old', 'recent'], indexes: ['v_idx'], aliases: ['library'] },
    });
    const bare = aDefinition({
      partitions: { kind: 'read', value: ['_default'] },
      indexes: { kind: 'read', value: [] },
      aliases: { kind: 'read', value: [] },
    });
    expect(planOf(bare).plan.steps).toEqual(['createCollection', 'compare']);
  });

  it('is refused where the name is taken, the database is missing or a key cannot be made', () => {
    expect(planOf(aDefinition(), 'v2.5.27', { isTaken: true }).plan.obstacle?.kind).toBe('nameTaken');
    expect(planOf(aDefinition(), 'v2.5.27', { databases: ['other'] }).plan.obstacle?.kind).toBe(
      'databaseMissing',
    );
    const keyed = withFields({ name: 'k', data_type: 'JSON', is_partition_key: true });
    expect(planOf(keyed, 'v2.2.8').plan.obstacle).toEqual({ kind: 'keyType', detail: 'k' });
    const sparse = aDefinition({
      schema: {
        fields: [
          { name: 'id', data_type: 'Int64' },
          { name: 'v', data_type: 'SparseFloatVector' },
        ],
      },
    });
    expect(planOf(sparse, 'v2.3.5').plan.obstacle?.kind).toBe('noVector');
  });

  it('leaves out what a version does not know, says since when there is such a thing, and what depends on it', () => {
    const plain = withFields(
      { name: 'half', data_type: 'Float16Vector' },
      { name: 'note', data_type: 'VarChar', nullable: true },
    );
    const definition: Definition = {
      ...plain,
      schema: {
        ...plain.schema,
        functions: [
          { name: 'rank', type: 'BM25', input_field_names: ['note'], output_field_names: ['half'] },
        ],
      },
      indexes: {
        kind: 'read',
        value: [
          { name: 'half_idx', field: 'half', params: [{ key: 'index_type', value: 'HNSW' }] },
          { name: 'bits', field: 'note', params: [{ key: 'index_type', value: 'BITMAP' }] },
        ],
      },
    };
    expect(told(definition, 'v2.3.5')).toEqual([
      'field half version 2.4.0',
      'fieldPart note: nullable version 2.5.0',
      'function rank version 2.5.0',
      'index half_idx dependsOn half',
      'index bits version 2.5.0',
    ]);
    expect(told(definition, 'v2.5.27')).toEqual([]);
    expect(planOf(definition, 'v2.3.5').request.schema).toEqual({
      name: 'books',
      fields: [...(aDefinition().schema.fields as JsonObject[]), { name: 'note', data_type: 'VarChar' }],
    });
  });

  it('gives the server no fields of its own', () => {
    const definition = withFields({ name: '$meta', data_type: 'JSON', is_dynamic: true });
    expect(planOf(definition).request.schema.fields).toEqual(aDefinition().schema.fields);
  });

  it('tells what was never read, aliases that lead elsewhere, and rights that are not given again', () => {
    const places: [string, AliasPlace][] = [
      ['library', { kind: 'leadsTo', collection: 'authors' }],
      ['catalog', { kind: 'leadsTo', collection: 'catalog' }],
      ['maybe', { kind: 'unknown', error }],
    ];
    const aliases = { kind: 'read' as const, value: ['library', 'catalog', 'maybe', 'books'] };
    const plain = aDefinition({ aliases, indexes: { kind: 'notRead', error } });
    const grant = { role: 'reader', object: 'Collection', privilege: 'Load', covers: 'this' as const };
    const definition: Definition = {
      ...plain,
      record: { ...plain.record, grants: { kind: 'read', value: [grant, { ...grant, covers: 'every' }] } },
    };
    expect(told(definition, 'v2.5.27', { aliases: new Map(places) })).toEqual([
      'index  notRead no',
      'alias library elsewhere authors',
      'alias catalog taken catalog',
      'alias books taken books',
      'grant Load: reader notGiven',
    ]);
    expect(planOf(definition, 'v2.5.27', { aliases: new Map(places) }).plan).toMatchObject({
      ...{ aliases: ['maybe'], unsure: [error] },
    });
    expect(told(definition, 'v2.5.27', { grants: { kind: 'read', value: [grant] } })).not.toContain(
      'grant Load: reader notGiven',
    );
  });
});

describe('the comparison afterwards', () => {
  const { request } = planOf(aDefinition());
  const made = {
    ...{ ...request, partitions: ['_default', ...request.partitions] },
    schema: { ...request.schema, name: 'books' },
  };

  it('tells nothing where all is so, whatever the server added to properties', () => {
    expect(differencesAfter(request, { ...made, properties: [{ key: 'timezone', value: 'UTC' }] })).toEqual(
      [],
    );
  });

  it('tells every part that is not so', () => {
    const wanted = { ...request, properties: [{ key: 'mmap.enabled', value: 'true' }], keyPartitions: 16 };
    const other = {
      ...{ ...made, shards: 2, consistency: 'Strong', partitions: ['_default', 'old'], aliases: [] },
      schema: { fields: [{ name: 'id', data_type: 'Int64' }], enable_dynamic_field: true },
      indexes: [{ name: 'v', field: 'v', params: [{ key: 'index_type', value: 'FLAT' }] }],
    };
    expect(differencesAfter(wanted, other).map(({ what, name }) => `${what} ${name}`.trim())).toEqual([
      'fieldPart id: is_primary_key',
      'field v',
      'schemaPart enable_dynamic_field',
      'property mmap.enabled',
      'shards',
      'consistency',
      'partition',
      'partition recent',
      'index v_idx: index_type',
      'index v_idx: metric_type',
      'index v_idx',
      'alias library',
    ]);
  });
});
