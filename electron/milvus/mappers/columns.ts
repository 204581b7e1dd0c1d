import type { FieldSize } from '../gateway-types';
import { toList, toText, toWire } from './wire-values';

const NUMBER_BYTES: Readonly<Record<string, number>> = {
  bool_data: 1,
  int_data: 4,
  long_data: 8,
  float_data: 4,
  double_data: 8,
  timestamptz_data: 8,
};

function bytesOf(value: unknown, key: string): number {
  const fixed = NUMBER_BYTES[key];
  if (fixed !== undefined) return fixed;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (value instanceof Uint8Array) return value.byteLength;
  // An element of an array column is a scalar column of its own.
  return scalarBytes(value).reduce((sum, each) => sum + each, 0);
}

/** Bytes of each value of a column of scalars. */
function scalarBytes(scalars: unknown): number[] {
  for (const [key, column] of Object.entries(toWire(scalars))) {
    if (column === null || typeof column !== 'object') continue;
    const { data, contents } = toWire(column);
    const values = Array.isArray(data) ? toList(data) : toList(contents);
    if (values.length > 0) return values.map((value) => bytesOf(value, key));
  }
  return [];
}

/** Bytes of a row on average in each column of a query's answer that has a value; of others nothing is said. */
export function toFieldSizes(reply: unknown): FieldSize[] {
  return toList(toWire(reply).fields_data).flatMap((value) => {
    const wire = toWire(value);
    const sparse = toWire(toWire(wire.vectors).sparse_float_vector);
    const sizes = [
      ...scalarBytes(wire.scalars),
      ...toList(sparse.contents).map((each) => bytesOf(each, 'contents')),
    ];
    if (sizes.length === 0) return [];
    const total = sizes.reduce((sum, each) => sum + each, 0);
    return [{ field: toText(wire.field_name), rows: sizes.length, bytesPerRow: total / sizes.length }];
  });
}
