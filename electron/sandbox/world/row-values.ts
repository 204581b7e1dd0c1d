import type { WorldField } from './model';

/** Rows have no content of their own: what a row holds is made up from its number. */
type Values = Record<string, unknown>;

const dimensionOf = ({ params }: WorldField): number => Number(params.dim ?? '4');

const scalars = (kind: string, data: unknown[]): Values => ({ scalars: { [`${kind}_data`]: { data } } });

const bytes = (rows: readonly number[], length: number): Buffer =>
  Buffer.from(rows.flatMap((row) => Array.from({ length }, (_, at) => (row + at) % 128)));

function vectors(field: WorldField, rows: readonly number[]): Values {
  const dim = dimensionOf(field);
  switch (field.type) {
    case 'FloatVector':
      return {
        dim,
        float_vector: {
          data: rows.flatMap((row) => Array.from({ length: dim }, (_, at) => (row + at) / dim)),
        },
      };
    case 'BinaryVector':
      return { dim, binary_vector: bytes(rows, dim / 8) };
    case 'Float16Vector':
      return { dim, float16_vector: bytes(rows, dim * 2) };
    case 'BFloat16Vector':
      return { dim, bfloat16_vector: bytes(rows, dim * 2) };
    case 'Int8Vector':
      return { dim, int8_vector: bytes(rows, dim) };
    default:
      // Pairs of a position (uint32) and a value (float32), little-endian: one pair a row.
      return { dim: 1, sparse_float_vector: { dim: '1', contents: rows.map(() => Buffer.alloc(8)) } };
  }
}

/** Values of a field for rows by their numbers, as the `oneof` of `schema.FieldData` that its type takes. */
export function valuesOf(field: WorldField, rows: readonly number[]): Values {
  if (field.type.endsWith('Vector')) return { vectors: vectors(field, rows) };
  switch (field.type) {
    case 'Bool':
      return scalars(
        'bool',
        rows.map((row) => row % 2 === 0),
      );
    case 'Int8':
      return scalars(
        'int',
        rows.map((row) => row % 128),
      );
    case 'Int16':
    case 'Int32':
      return scalars('int', [...rows]);
    case 'Int64':
      return scalars('long', rows.map(String));
    case 'Float':
      return scalars('float', [...rows]);
    case 'Double':
      return scalars('double', [...rows]);
    case 'JSON':
      return scalars(
        'json',
        rows.map((row) => Buffer.from(JSON.stringify({ row }))),
      );
    case 'Array':
      return scalars(
        'array',
        rows.map(() => ({ string_data: { data: [] } })),
      );
    default:
      return scalars(
        'string',
        rows.map((row) => `${field.name} ${String(row)}`),
      );
  }
}
