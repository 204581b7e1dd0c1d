import type { Profile } from '../profiles';
import { isSince } from '../profiles/methods';
import type { Version } from '../profiles/methods';
import { Refusal } from '../refusal';
import type { WorldField } from './model';
import { isVector } from './model';

const v22: Version = [2, 2, 0];
const v23: Version = [2, 3, 0];
const v24: Version = [2, 4, 0];
const v25: Version = [2, 5, 0];
const v26: Version = [2, 6, 0];

const floats = {
  ...{ FLAT: v22, IVF_FLAT: v22, IVF_SQ8: v22, IVF_PQ: v22, HNSW: v22, DISKANN: v22, SCANN: v23 },
  ...{ HNSW_SQ: v25, HNSW_PQ: v25, HNSW_PRQ: v25, IVF_RABITQ: v26 },
};
const halves = Object.fromEntries(Object.keys(floats).map((type) => [type, v24]));
const later = { HNSW_SQ: v25, HNSW_PQ: v25, HNSW_PRQ: v25, IVF_RABITQ: v26 };

/**
 * Kinds of index by type of field, with the first version that has them: Milvus indexparamcheck of each line, and from
 * 2.5 on knowhere's own lists. AUTOINDEX on binary vectors was taken by 2.3.5, and refused by 2.2.16.
 */
const TYPES: Readonly<Record<string, Readonly<Record<string, Version>>>> = {
  FloatVector: { AUTOINDEX: [2, 2, 9], ...floats },
  Float16Vector: { AUTOINDEX: v24, ...halves, ...later },
  BFloat16Vector: { AUTOINDEX: v24, ...halves, ...later },
  Int8Vector: { AUTOINDEX: [2, 6, 4], HNSW: v26 },
  SparseFloatVector: { AUTOINDEX: [2, 4, 5], SPARSE_INVERTED_INDEX: v24, SPARSE_WAND: v24 },
  BinaryVector: { AUTOINDEX: v23, BIN_FLAT: v22, BIN_IVF_FLAT: v22, HNSW: v23, MINHASH_LSH: v26 },
};

/** What a server says of an index of the wrong type of field, seen on 2.2.16 and 2.3.5. */
function wrongField(type: string, release: Version): string {
  if (type.startsWith('BIN_')) return 'binary vector is only supported';
  return isSince(release, v23)
    ? 'float or float16 vector are only supported'
    : 'float vector is only supported';
}

function metricsFor(index: string, field: WorldField, release: Version): string[] {
  switch (field.type) {
    case 'SparseFloatVector':
      return field.functionOutput ? ['BM25'] : ['IP'];
    case 'BinaryVector':
      return index === 'BIN_FLAT'
        ? ['HAMMING', 'JACCARD', 'SUBSTRUCTURE', 'SUPERSTRUCTURE']
        : ['HAMMING', 'JACCARD', ...(isSince(release, v26) ? ['MHJACCARD'] : [])];
    default:
      return isSince(release, v23) ? ['L2', 'IP', 'COSINE'] : ['L2', 'IP'];
  }
}

/** Whole numbers that an index is built with: range, and that from 2.5 on knowhere has a default for them. */
function rangesFor(index: string, release: Version): [name: string, least: number, most: number][] {
  if (index.startsWith('HNSW')) {
    return isSince(release, v23)
      ? [
          ['efConstruction', 1, 2_147_483_647],
          ['M', 1, 2048],
        ]
      : [
          ['efConstruction', 8, 512],
          ['M', 4, 64],
        ];
  }
  return /IVF|SCANN/.test(index) ? [['nlist', 1, 65_536]] : [];
}

const refuse = (words: string): never => {
  throw new Refusal('indexParams', { words });
};

/** What an index is built with: what is beside the type, and what is in the text under `params`. */
export function flatParams(params: Record<string, string>): Record<string, string> {
  const { params: inner, ...outer } = params;
  if (inner === undefined) return outer;
  const parsed = JSON.parse(inner) as Record<string, unknown>;
  return {
    ...outer,
    ...Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value)])),
  };
}

function checkNumbers(
  index: string,
  field: WorldField,
  params: Record<string, string>,
  release: Version,
): void {
  for (const [name, least, most] of rangesFor(index, release)) {
    const value = params[name];
    if (value === undefined && isSince(release, v25)) continue;
    const isIn =
      value !== undefined && /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
    if (!isIn) refuse(`${name} out of range: [${String(least)}, ${String(most)}]`);
  }
  if (index !== 'IVF_PQ') return;
  const [dimension, part] = [Number(field.params.dim), Number(params.m)];
  if (dimension % part !== 0) {
    refuse(
      `dimension must be able to be divided by \`m\`, dimension: ${String(dimension)}, m: ${String(part)}`,
    );
  }
}

/**
 * Refuses an index on a vector field that this version would not take; milvus-lite takes what it knows, and tells when
 * it builds.
 */
export function checkIndex(field: WorldField, given: Record<string, string>, profile: Profile): void {
  if (!isVector(field) || profile.indexesByField) return;
  const { release } = profile;
  const params = flatParams(given);
  const { index_type: index = 'AUTOINDEX', metric_type: metric, ...rest } = params;
  const isKnown = Object.values(TYPES).some((types) => {
    const since = types[index];
    return since !== undefined && isSince(release, since);
  });
  if (!isKnown) throw new Refusal('indexType', { type: index });
  if (index === 'AUTOINDEX' && Object.keys(rest).length > 0) throw new Refusal('indexAuto', {});
  const since = TYPES[field.type]?.[index];
  if (since === undefined || !isSince(release, since)) refuse(wrongField(index, release));
  const metrics = metricsFor(index, field, release);
  if (metric !== undefined && !metrics.includes(metric)) {
    refuse(`metric type not found or not supported, supported: [${metrics.join(' ')}]`);
  }
  checkNumbers(index, field, params, release);
}
