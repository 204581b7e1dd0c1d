import { encodeSchema, type MilvusFieldSchema } from '../../scripts/lib/milvus-client.mjs';
import type { Request } from './step';

export const ID: MilvusFieldSchema = { name: 'id', data_type: 'Int64', is_primary_key: true };
export const YEAR: MilvusFieldSchema = { name: 'year', data_type: 'Int32' };
export const TITLE: MilvusFieldSchema = {
  name: 'title',
  data_type: 'VarChar',
  type_params: [{ key: 'max_length', value: '64' }],
};
export const VECTOR: MilvusFieldSchema = {
  name: 'vec',
  data_type: 'FloatVector',
  type_params: [{ key: 'dim', value: '4' }],
};
export const TENANT: MilvusFieldSchema = { ...TITLE, name: 'tenant', is_partition_key: true };

/** A request to create a collection with these fields. */
export const collectionOf = (
  name: string,
  fields: MilvusFieldSchema[],
  more: Request = {},
  dynamic = false,
): Request => ({
  collection_name: name,
  schema: encodeSchema({ name, fields, enable_dynamic_field: dynamic }),
  shards_num: 1,
  ...more,
});

const pairs = (values: Record<string, string>) =>
  Object.entries(values).map(([key, value]) => ({ key, value }));

/** A request to index a field, FLAT by L2 unless said otherwise. */
export const indexOn = (
  collection_name: string,
  field_name = 'vec',
  params: Record<string, string> = { index_type: 'FLAT', metric_type: 'L2', params: '{}' },
  more: Request = {},
): Request => ({ collection_name, field_name, extra_params: pairs(params), ...more });

/** A request to insert so many rows of `id`, `vec` and, if asked, `year` and `title`. */
export const rowsFor = (collection_name: string, partition_name: string, count: number, scalars = false) => ({
  collection_name,
  partition_name,
  num_rows: count,
  fields_data: [
    { type: 'Int64', field_name: 'id', scalars: { long_data: { data: numbers(count) } } },
    {
      type: 'FloatVector',
      field_name: 'vec',
      vectors: { dim: 4, float_vector: { data: numbers(count * 4) } },
    },
    ...(scalars
      ? [
          { type: 'Int32', field_name: 'year', scalars: { int_data: { data: numbers(count) } } },
          {
            type: 'VarChar',
            field_name: 'title',
            scalars: { string_data: { data: numbers(count).map((at) => `title ${String(at)}`) } },
          },
        ]
      : []),
  ],
});

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
