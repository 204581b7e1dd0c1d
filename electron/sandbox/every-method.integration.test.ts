import { status as grpcStatus } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeSchema } from '../../scripts/lib/milvus-client.mjs';
import { profileNames } from './index';
import { profiles } from './profiles';
import { hasMethod } from './profiles/methods';
import { milvusService } from './protocol';
import { start, stopAll } from './testing';
import type { Reply } from './testing';

afterEach(stopAll);

const unary = Object.entries(milvusService())
  .filter(([, { requestStream, responseStream }]) => !requestStream && !responseStream)
  .map(([name]) => name);

describe.each(profileNames)('%s', (profile) => {
  const { release, only } = profiles[profile];
  const isThere = (method: string) => only?.includes(method) ?? hasMethod(release, method);

  it('answers every method of the protocol that it has, and no other', async () => {
    const { call } = await start({ profile });
    const codes = new Map<string, number | null>();
    for (const method of unary) {
      const code = await call(method).then(
        () => null,
        (thrown: unknown) => (thrown as { code: number }).code,
      );
      codes.set(method, code);
    }
    const wrong = [...codes].filter(
      ([method, code]) => code !== (isThere(method) ? null : grpcStatus.UNIMPLEMENTED),
    );
    expect(wrong).toEqual([]);
    expect([...codes.values()].filter((code) => code === null).length).toBeGreaterThan(40);
  });
});

const vector = (name: string, data_type: string) => ({
  ...{ name, data_type, type_params: [{ key: 'dim', value: '16' }] },
});
const text = { type_params: [{ key: 'max_length', value: '64' }] };

/** A field of every type that 3.0 knows, and everything that a field can be. */
const fields = [
  { name: 'id', data_type: 'Int64', is_primary_key: true },
  { name: 'tenant', data_type: 'VarChar', is_partition_key: true, ...text },
  { name: 'day', data_type: 'Int32', is_clustering_key: true },
  vector('v32', 'FloatVector'),
  vector('v16', 'Float16Vector'),
  vector('vb16', 'BFloat16Vector'),
  vector('v8', 'Int8Vector'),
  vector('v1', 'BinaryVector'),
  { name: 'sparse', data_type: 'SparseFloatVector', is_function_output: true },
  { name: 'flag', data_type: 'Bool', nullable: true },
  { name: 'i8', data_type: 'Int8' },
  { name: 'i16', data_type: 'Int16' },
  { name: 'f', data_type: 'Float', default_value: { float_data: 0.5 } },
  { name: 'd', data_type: 'Double' },
  { name: 'doc', data_type: 'JSON' },
  { name: 'tags', data_type: 'Array', element_type: 'VarChar', ...text },
  { name: 'words', data_type: 'VarChar', ...text },
  { name: 'where', data_type: 'Geometry' },
  { name: 'when', data_type: 'Timestamptz' },
];
const functions = [
  { name: 'bm25', type: 'BM25', input_field_names: ['words'], output_field_names: ['sparse'] },
];
const struct_array_fields = [
  {
    name: 'chunks',
    fields: [
      { name: 'chunk', data_type: 'Array', element_type: 'VarChar', ...text },
      {
        name: 'chunk_vector',
        data_type: 'ArrayOfVector',
        element_type: 'FloatVector',
        type_params: [{ key: 'dim', value: '16' }],
      },
    ],
  },
];

describe.each(['2.6.24', '3.0.1'] as const)('a collection with fields of every type on %s', (profile) => {
  it('is described as it was created, and its rows can be read', async () => {
    const { call, clock } = await start({ profile });
    const all = { collection_name: 'all' };
    const schema = encodeSchema({
      ...{ name: 'all', enable_dynamic_field: true, fields, functions, struct_array_fields },
    });
    expect(await call('CreateCollection', { ...all, schema, num_partitions: '4' })).toMatchObject({
      code: 0,
    });
    const described = (await call('DescribeCollection', all)) as { schema: Reply };
    expect(described.schema).toMatchObject({
      enable_dynamic_field: true,
      fields: fields.map(({ name, data_type }) => ({ name, data_type })),
      functions: [
        { name: 'bm25', type: 'BM25', input_field_names: ['words'], output_field_names: ['sparse'] },
      ],
      struct_array_fields: [{ name: 'chunks', fields: [{ name: 'chunk' }, { name: 'chunk_vector' }] }],
    });
    const byName = new Map((described.schema.fields as Reply[]).map((field) => [field.name, field]));
    expect(byName.get('tenant')).toMatchObject({ is_partition_key: true });
    expect(byName.get('day')).toMatchObject({ is_clustering_key: true });
    expect(byName.get('flag')).toMatchObject({ nullable: true });
    expect(byName.get('f')).toMatchObject({ default_value: { float_data: 0.5 } });
    expect(byName.get('sparse')).toMatchObject({ is_function_output: true });
    expect(byName.get('tags')).toMatchObject({ element_type: 'VarChar' });

    for (const { name, data_type } of fields.filter((field) => field.data_type.endsWith('Vector'))) {
      const index_type = data_type === 'SparseFloatVector' ? 'SPARSE_INVERTED_INDEX' : 'AUTOINDEX';
      const params = { field_name: name, extra_params: [{ key: 'index_type', value: index_type }] };
      expect(await call('CreateIndex', { ...all, ...params })).toMatchObject({ code: 0 });
    }
    await call('Insert', { ...all, num_rows: 3, partition_name: '_default_0' });
    expect(await call('LoadCollection', all)).toMatchObject({ code: 0 });
    clock.advance(60_000);
    const names = fields.map(({ name }) => name);
    const query = { ...all, expr: 'id < 2', output_fields: names };
    const { fields_data } = (await call('Query', query)) as { fields_data: { field_name: string }[] };
    expect(fields_data.map(({ field_name }) => field_name).sort()).toEqual([...names].sort());
  });
});
