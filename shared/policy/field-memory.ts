import type { Field, Index } from '../domain/collection';

/** Bytes, from the least to the most that is to be expected. */
export interface ByteRange {
  low: number;
  high: number;
}

/** What rows of a sample took in a field on average, in bytes. */
export interface SampledWidth {
  rows: number;
  bytesPerRow: number;
}

/** How the memory of a field was reckoned, for the person who wants to follow it. */
export type MemoryFormula =
  | { kind: 'fixed'; bytesPerRow: number }
  | { kind: 'vector'; bytesPerRow: number; dimension: number }
  | { kind: 'index'; indexType: string; bytesPerRow: ByteRange; sharedBytes: number }
  | { kind: 'sampled'; sampledRows: number; bytesPerRow: ByteRange }
  | { kind: 'unknown'; why: 'noSample' | 'otherType' | 'noDimension' | 'noRows' };

/** What one field will take in one replica; null bytes: nobody can say, `formula.why` tells the reason. */
export interface FieldMemory {
  field: string;
  bytes: ByteRange | null;
  formula: MemoryFormula;
}

/** Name under which the dynamic field is estimated, as Milvus calls it. */
export const DYNAMIC_FIELD = '$meta';

/** Bytes of a value in Milvus' columns (internal/core/src/common/Types.h). */
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

/** Bits of a dimension. */
const VECTOR_BITS: Readonly<Record<string, number>> = {
  FloatVector: 32,
  Float16Vector: 16,
  BFloat16Vector: 16,
  Int8Vector: 8,
  BinaryVector: 1,
};

/** What a text costs beside its bytes: an offset of 8 from 2.4 on, a string object of up to 40 before. */
const TEXT_EXTRA: ByteRange = { low: 8, high: 40 };
/** The row's id and its time stamp, which Milvus keeps for every row. */
export const SYSTEM_BYTES_PER_ROW = 16;

interface VectorIndex {
  rows: number;
  dimension: number;
  /** Of one vector as it is. */
  raw: number;
  param: (name: string, otherwise: number) => number;
}

interface IndexMemory {
  perRow: ByteRange;
  /** Bytes that do not grow with the rows, such as the centres of clusters. */
  shared?: number;
}

const same = (bytes: number): ByteRange => ({ low: bytes, high: bytes });
/** The neighbours of the lowest layer; the layers above add about a sixteenth of it with the usual M. */
const links = (m: number): ByteRange => ({ low: m * 8, high: m * 8 * 1.1 });
const plus = (a: ByteRange, b: ByteRange): ByteRange => ({ low: a.low + b.low, high: a.high + b.high });
const centres = ({ param, dimension }: VectorIndex): number => param('nlist', 128) * dimension * 4;
const graph = (index: VectorIndex, otherwise: number): ByteRange =>
  plus(same(index.raw), links(index.param('M', otherwise)));

/**
 * Memory of an index by its type and parameters. HNSW, IVF and PQ: the wiki of Faiss, "Guidelines to choose an index"
 * (`4 d + 8 M`, `4 d + 8`, `ceil(M nbits / 8) + 8` bytes a vector); DISKANN: the shares of raw data that Milvus keeps
 * by default (`PQCodeBudgetGBRatio` 0.125, `SearchCacheBudgetGBRatio` 0.1); AUTOINDEX: what milvus.yaml makes of it
 * (HNSW with M 18), and as its least what a quantised index takes, because managed clusters choose otherwise.
 */
const INDEX_MEMORY: Readonly<Record<string, (index: VectorIndex) => IndexMemory>> = {
  FLAT: ({ raw }) => ({ perRow: same(raw) }),
  BIN_FLAT: ({ raw }) => ({ perRow: same(raw) }),
  HNSW: (index) => ({ perRow: graph(index, 16) }),
  HNSW_SQ: (index) => ({
    perRow: plus({ low: index.dimension * 0.5, high: index.raw }, links(index.param('M', 16))),
  }),
  HNSW_PQ: (index) => ({
    perRow: plus({ low: index.param('m', 32), high: index.raw }, links(index.param('M', 16))),
  }),
  HNSW_PRQ: (index) => ({
    perRow: plus({ low: index.param('m', 32), high: index.raw }, links(index.param('M', 16))),
  }),
  IVF_FLAT: (index) => ({ perRow: same(index.raw + 8), shared: centres(index) }),
  BIN_IVF_FLAT: (index) => ({ perRow: same(index.raw + 8), shared: centres(index) / 32 }),
  IVF_SQ8: (index) => ({ perRow: same(index.dimension + 8), shared: centres(index) }),
  IVF_PQ: (index) => ({
    perRow: same(Math.ceil((index.param('m', index.dimension / 2) * index.param('nbits', 8)) / 8) + 8),
    shared: centres(index) + 2 ** index.param('nbits', 8) * index.dimension * 4,
  }),
  IVF_RABITQ: (index) => ({
    perRow: { low: index.dimension / 8 + 16, high: index.dimension / 8 + 16 + index.dimension },
    shared: centres(index),
  }),
  // Four bits for two dimensions, and the vectors as they are unless `with_raw_data` is off.
  SCANN: (index) => ({
    perRow: { low: index.dimension / 4 + 8, high: index.dimension / 4 + 8 + index.raw },
    shared: centres(index),
  }),
  DISKANN: ({ raw }) => ({ perRow: { low: raw * 0.125, high: raw * 0.225 } }),
  AUTOINDEX: (index) => ({ perRow: { low: index.dimension, high: graph(index, 18).high } }),
};

function paramsOf({ params }: Pick<Index, 'params'>): VectorIndex['param'] {
  return (name, otherwise) => {
    const found = Number(params.find(({ key }) => key.toLowerCase() === name.toLowerCase())?.value);
    return Number.isFinite(found) && found > 0 ? found : otherwise;
  };
}

function times({ low, high }: ByteRange, rows: number, shared = 0): ByteRange {
  return { low: Math.round(low * rows + shared), high: Math.round(high * rows + shared) };
}

const unknown = (field: string, why: Extract<MemoryFormula, { kind: 'unknown' }>['why']): FieldMemory => ({
  field,
  bytes: null,
  formula: { kind: 'unknown', why },
});

function vectorMemory(field: Field, index: Index | undefined, rows: number): FieldMemory {
  const bits = VECTOR_BITS[field.type];
  const { dimension, name } = field;
  if (bits === undefined) return unknown(name, 'otherType');
  if (dimension === null) return unknown(name, 'noDimension');
  const raw = (dimension * bits) / 8;
  const type = index?.type.toUpperCase() ?? '';
  const formulaOf = index === undefined ? undefined : INDEX_MEMORY[type];
  if (index === undefined || formulaOf === undefined) {
    // An index of a type that is newer than this table is taken for what Milvus keeps without any.
    const formula = { kind: 'vector' as const, bytesPerRow: raw, dimension };
    return { field: name, bytes: times(same(raw), rows), formula };
  }
  const { perRow, shared = 0 } = formulaOf({ rows, dimension, raw, param: paramsOf(index) });
  const isMapped = index.params.some(({ key, value }) => key === 'mmap.enabled' && value === 'true');
  const bytesPerRow = isMapped ? { low: 0, high: perRow.high } : perRow;
  return {
    field: name,
    bytes: times(bytesPerRow, rows, shared),
    formula: { kind: 'index', indexType: index.type, bytesPerRow, sharedBytes: shared },
  };
}

function sampledMemory(name: string, extra: ByteRange, rows: number, sample: SampledWidth): FieldMemory {
  const { bytesPerRow: average, rows: sampledRows } = sample;
  const bytesPerRow = { low: average + extra.low, high: average + extra.high };
  return {
    field: name,
    bytes: times(bytesPerRow, rows),
    formula: { kind: 'sampled', sampledRows, bytesPerRow },
  };
}

/**
 * What a field takes in memory once it is loaded, in one replica.
 * @param index of this field, if it has one
 * @param rows that are to be loaded; null: nobody knows
 * @param sample of real rows, which is what tells the size of texts, documents, arrays and sparse vectors
 */
export function fieldMemory(
  field: Field,
  index: Index | undefined,
  rows: number | null,
  sample: SampledWidth | undefined,
): FieldMemory {
  if (rows === null) return unknown(field.name, 'noRows');
  if (field.isVector && field.type !== 'SparseFloatVector') return vectorMemory(field, index, rows);
  const width = FIXED[field.type];
  if (width !== undefined) {
    const bytesPerRow = width + (index === undefined ? 0 : width + 8);
    // An index of a scalar may be mapped from disk: it counts only in the most.
    const bytes = { low: Math.round(rows * width), high: Math.round(rows * bytesPerRow) };
    return { field: field.name, bytes, formula: { kind: 'fixed', bytesPerRow: width } };
  }
  if (rows === 0) return { field: field.name, bytes: same(0), formula: { kind: 'fixed', bytesPerRow: 0 } };
  if (sample === undefined) return unknown(field.name, 'noSample');
  // The inverted lists of a sparse vector hold each entry once more where the vectors are kept too.
  const extra = field.isVector ? { low: 8, high: sample.bytesPerRow } : TEXT_EXTRA;
  return sampledMemory(field.name, extra, rows, sample);
}

/** What the dynamic field takes: a JSON document a row, whose size only a sample tells. */
export function dynamicFieldMemory(rows: number | null, sample: SampledWidth | undefined): FieldMemory {
  if (rows === null) return unknown(DYNAMIC_FIELD, 'noRows');
  if (rows === 0) return { field: DYNAMIC_FIELD, bytes: same(0), formula: { kind: 'fixed', bytesPerRow: 0 } };
  if (sample === undefined) return unknown(DYNAMIC_FIELD, 'noSample');
  return sampledMemory(DYNAMIC_FIELD, TEXT_EXTRA, rows, sample);
}

/** Fields whose size only a sample of rows tells, by name; the dynamic field is `$meta`. */
export function fieldsToSample(fields: readonly Field[], dynamicField: boolean): string[] {
  const names = fields
    .filter((field) => FIXED[field.type] === undefined && VECTOR_BITS[field.type] === undefined)
    .map(({ name }) => name);
  return dynamicField ? [...names, DYNAMIC_FIELD] : names;
}
