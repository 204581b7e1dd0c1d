import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import type { JsonObject, Pairs } from '@shared/domain/definition';
import { profileNames } from '../sandbox';
import type { World } from '../sandbox/world/world';
import { comparable } from './testing/comparable';
import { startRecreateStage, stopRecreateStages } from './testing/recreate-stage';

afterEach(stopRecreateStages);

const RUNS = 15;

const words = fc.string({ unit: 'grapheme', maxLength: 12 });
const pairsOf = (values: Record<string, string>): Pairs =>
  Object.entries(values).map(([key, value]) => ({ key, value }));
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);

/** A scalar field with everything that a field may say. */
const scalar = fc
  .oneof(
    fc.record({ data_type: fc.constant('Int64'), default_value: fc.record({ long_data: int64 }) }),
    fc.record({ data_type: fc.constant('Double'), default_value: fc.record({ double_data: fc.double() }) }),
    fc.record({ data_type: fc.constant('Bool'), default_value: fc.record({ bool_data: fc.boolean() }) }),
    fc.record({ data_type: fc.constant('JSON') }),
    fc.record({
      ...{ data_type: fc.constant('VarChar'), default_value: fc.record({ string_data: words }) },
      type_params: fc.constant(
        pairsOf({ max_length: '99', enable_analyzer: 'true', analyzer_params: '{"type": "english"}' }),
      ),
    }),
    fc.record({
      ...{ data_type: fc.constant('Array'), element_type: fc.constantFrom('Int8', 'VarChar') },
      type_params: fc.constant(pairsOf({ max_capacity: '7', max_length: '9', 'mmap.enabled': 'true' })),
    }),
  )
  .chain((field) =>
    fc.record({ nullable: fc.boolean(), description: words }).map((more) => ({ ...field, ...more })),
  );

const schema = fc
  .record({
    scalars: fc.array(scalar, { maxLength: 5 }),
    ...{ description: words, enable_dynamic_field: fc.boolean(), autoId: fc.boolean(), keyed: fc.boolean() },
    struct: fc.boolean(),
    bm25: fc.boolean(),
  })
  .map(({ scalars, description, enable_dynamic_field, autoId, keyed, struct, bm25 }): JsonObject => {
    const vector = { name: 'v', data_type: 'FloatVector', type_params: pairsOf({ dim: '8' }) };
    const text = { name: 'text', data_type: 'VarChar', type_params: pairsOf({ max_length: '9' }) };
    const sparse = { name: 'sparse', data_type: 'SparseFloatVector', is_function_output: true };
    const inside = { name: 'part', data_type: 'Array', element_type: 'Int32', description: 'inside' };
    const rank = {
      ...{ name: 'rank', type: 'BM25', params: pairsOf({ bm25_k1: '1.2' }) },
      ...{ input_field_names: ['text'], output_field_names: ['sparse'] },
    };
    return {
      ...{ description, enable_dynamic_field },
      fields: [
        { name: 'id', data_type: 'Int64', is_primary_key: true, autoID: autoId },
        ...(keyed ? [{ name: 'tenant', data_type: 'Int64', is_partition_key: true }] : []),
        ...scalars.map((field, at) => ({ ...(field as JsonObject), name: `f${String(at)}` })),
        ...[vector, ...(bm25 ? [text, sparse] : [])],
      ],
      ...(bm25 ? { functions: [rank] } : {}),
      ...(struct ? { struct_array_fields: [{ name: 'parts', description: 's', fields: [inside] }] } : {}),
    };
  });

/** A collection in the sandbox itself, without its ids: what is held of it, whatever Falconer reads. */
function held(world: World, name: string) {
  const { fields, structs, functions, indexes, partitions, ...rest } = world.collection('default', name);
  const bare = <T extends { id: string }>(each: T) => ({ ...each, id: '' });
  return {
    ...{ shards: rest.shards, consistency: rest.consistency, description: rest.description },
    ...{ dynamicField: rest.dynamicField, properties: rest.properties },
    ...{ fields: fields.map(bare), functions: functions.map(bare) },
    structs: structs.map((each) => ({ ...bare(each), fields: each.fields.map(bare) })),
    indexes: indexes.map(({ name: index, field, params }) => ({ index, field, params })),
    partitions: partitions.map((each) => each.name).sort(),
  };
}

describe.each(profileNames)('on %s', (profile) => {
  it('whatever schema a collection has, it has it again, or it is told', async () => {
    const made = await startRecreateStage({ profile, scenario: { databases: { default: [] } } });
    const { gateway, sandbox } = made.stage;
    const target = {
      ...{ connectionId: SAMPLE_CONNECTION_ID, database: 'default', collection: 'c', collectionId: null },
    };
    const wishes = fc.record({
      ...{ schema, shards: fc.integer({ min: 1, max: 4 }) },
      consistency: fc.constantFrom('Strong', 'Session', 'Bounded', 'Eventually'),
      properties: fc.subarray(pairsOf({ 'collection.ttl.seconds': '60', 'mmap.enabled': 'true' })),
      partitions: fc.uniqueArray(fc.constantFrom('a', 'b', 'c_d', '_x'), { maxLength: 4 }),
      aliases: fc.uniqueArray(fc.constantFrom('one', 'two'), { maxLength: 2 }),
    });
    // Structs came with 2.6, nullable fields and functions with 2.5.
    const knows = (text: string): boolean =>
      !/^2\.[234]|lite/.test(profile) && !(profile === '2.5.27' && text.includes('struct_array_fields'));
    await fc.assert(
      fc.asyncProperty(wishes, async ({ partitions, aliases, ...wish }) => {
        const isKeyed = JSON.stringify(wish.schema).includes('is_partition_key');
        // Versions before 2.4 refuse a second vector, and milvus-lite has nothing but these: what it says, counts.
        await gateway.createCollection('default', 'c', { ...wish, partitions: null }).catch(() => undefined);
        if (!sandbox.world.database('default').collections.has('c')) return;
        if (!isKeyed) for (const name of partitions) await gateway.createPartition('default', 'c', name);
        const params = pairsOf({
          index_type: 'HNSW',
          metric_type: 'L2',
          params: '{"M":"8","efConstruction":"64"}',
        });
        await gateway.createIndexAs('default', 'c', { field: 'v', name: 'v_idx', params });
        for (const alias of aliases) await gateway.createAlias('default', alias, 'c');
        const before = held(sandbox.world, 'c');
        const entry = await made.keep(target);
        await made.dropForGood(target);

        const task = await made.recreate(entry, target);
        expect(task).toMatchObject({ status: 'done', error: null });
        const told = task.recreated?.leftOut ?? [];
        const after = await made.definitionOf(target);
        if (knows(JSON.stringify(wish.schema))) {
          expect(told).toEqual([]);
          expect(held(sandbox.world, 'c')).toEqual(before);
          expect(comparable(after)).toEqual(comparable(entry.definition));
        } else if (told.length === 0) {
          expect(held(sandbox.world, 'c')).toEqual(before);
        }
        expect(comparable(after).aliases).toEqual(comparable(entry.definition).aliases);
        await made.dropForGood(target);
      }),
      { numRuns: RUNS },
    );
  });
});
