import type { WorldCollection, WorldField, WorldPartition } from './model';

const FIXED: Readonly<Record<string, number>> = {
  Bool: 1,
  Int8: 1,
  Int16: 2,
  Int32: 4,
  Int64: 8,
  Float: 4,
  Double: 8,
  Timestamptz: 8,
};
/** Bits of one dimension of a vector. */
const VECTOR_BITS: Readonly<Record<string, number>> = {
  FloatVector: 32,
  Float16Vector: 16,
  BFloat16Vector: 16,
  Int8Vector: 8,
  BinaryVector: 1,
};
/** What texts, documents and sparse vectors are taken to hold. */
const SOME_BYTES = 128;

function bytesOf({ type, params }: WorldField): number {
  const bits = VECTOR_BITS[type];
  if (bits !== undefined) return (Number(params.dim ?? 0) * bits) / 8;
  return FIXED[type] ?? Math.min(SOME_BYTES, Number(params.max_length ?? SOME_BYTES));
}

/** Memory that a partition takes once it is loaded, in bytes: rows by the fields that were asked for. */
export function memoryOf(collection: WorldCollection, partition: WorldPartition): number {
  const wanted = collection.loadedWith?.fields ?? null;
  const fields = collection.fields.filter(({ name }) => wanted === null || wanted.includes(name));
  return Math.round(partition.rows * fields.reduce((sum, field) => sum + bytesOf(field), 0));
}
