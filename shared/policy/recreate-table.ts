import type { ServerInfo } from '../domain/server';
import { compareVersions } from './capabilities';
import { indexTable } from './index-table';
import type { VectorType, Version } from './index-table';

/** From which version of Milvus on there is something, and whether milvus-lite has it; with where that was read. */
export interface Since {
  since: Version | null;
  lite: boolean;
  source: string;
}

const LITE_VECTORS =
  'Milvus release notes; milvus-lite 3.2.1: "schema has no vector field (FLOAT_VECTOR or SPARSE_FLOAT_VECTOR)"';

/** Types of fields by their name in `schema.DataType`; those that lack here every version has, or the server tells. */
export const typeRules: Readonly<Record<string, Since>> = {
  JSON: { since: [2, 2, 9], lite: true, source: 'Milvus 2.2.9 release notes' },
  Array: { since: [2, 3, 2], lite: true, source: 'Milvus 2.3.2 release notes' },
  Float16Vector: { since: [2, 4, 0], lite: false, source: LITE_VECTORS },
  BFloat16Vector: { since: [2, 4, 0], lite: false, source: LITE_VECTORS },
  SparseFloatVector: { since: [2, 4, 0], lite: true, source: 'Milvus 2.4 release notes' },
  BinaryVector: { since: null, lite: false, source: LITE_VECTORS },
  Int8Vector: { since: [2, 6, 0], lite: false, source: LITE_VECTORS },
  Geometry: { since: [2, 6, 0], lite: true, source: 'milvus-proto 2.6.0; 2.6.4 is the first to serve it' },
  Timestamptz: { since: [2, 6, 0], lite: true, source: 'milvus-proto 2.6.0; 2.6.6 is the first to serve it' },
  ArrayOfVector: { since: [2, 6, 0], lite: true, source: 'milvus-proto 2.6.0' },
  ArrayOfStruct: { since: [2, 6, 0], lite: true, source: 'milvus-proto 2.6.0' },
};

/** Parts of a field by their name in `schema.FieldSchema`. What an older server is sent of them it drops unsaid. */
export const fieldPartRules: Readonly<Record<string, Since>> = {
  is_partition_key: { since: [2, 2, 9], lite: true, source: 'milvus-proto 2.2.9' },
  default_value: { since: [2, 3, 0], lite: true, source: 'milvus-proto 2.3; seen to be kept by 2.3.5' },
  is_clustering_key: { since: [2, 4, 0], lite: true, source: 'milvus-proto 2.4' },
  nullable: { since: [2, 5, 0], lite: true, source: 'Milvus 2.5 release notes' },
  is_function_output: { since: [2, 5, 0], lite: true, source: 'milvus-proto 2.5' },
  external_field: { since: [3, 0, 0], lite: false, source: 'milvus-proto 3.0' },
};

/** Parts of a schema by their name in `schema.CollectionSchema`. */
export const schemaPartRules: Readonly<Record<string, Since>> = {
  enable_dynamic_field: { since: [2, 2, 9], lite: true, source: 'milvus-proto 2.2.9' },
  functions: { since: [2, 5, 0], lite: true, source: 'Milvus 2.5 release notes' },
  struct_array_fields: { since: [2, 6, 0], lite: true, source: 'milvus-proto 2.6.0' },
  external_source: { since: [3, 0, 0], lite: false, source: 'milvus-proto 3.0' },
  external_spec: { since: [3, 0, 0], lite: false, source: 'milvus-proto 3.0' },
};

/** Kinds of index on fields that hold no vectors. */
const scalarIndexRules: Readonly<Record<string, Since>> = {
  INVERTED: { since: [2, 4, 0], lite: true, source: 'Milvus 2.4 release notes' },
  BITMAP: { since: [2, 5, 0], lite: true, source: 'Milvus 2.5 release notes' },
  NGRAM: { since: [2, 6, 0], lite: true, source: 'Milvus 2.6 release notes' },
  RTREE: { since: [2, 6, 0], lite: true, source: 'Milvus 2.6 release notes' },
  MINHASH_LSH: { since: [2, 6, 0], lite: false, source: 'Milvus 2.6 release notes' },
};

/** Why a server lacks something: null if it has it, or nobody knows. A version that cannot be read has everything. */
export function lackOf(
  rule: Pick<Since, 'since' | 'lite'> | undefined,
  server: ServerInfo,
): { reason: 'version' | 'lite'; since: string | null } | null {
  if (rule === undefined) return null;
  const since = rule.since?.join('.') ?? null;
  if (server.flavor === 'lite') return rule.lite ? null : { reason: 'lite', since };
  if (server.version === null || rule.since === null) return null;
  return compareVersions(server.version, rule.since) < 0 ? { reason: 'version', since } : null;
}

/**
 * Why a server lacks a kind of index on a type of field; null if it has it, or no table speaks of it: then the server
 * tells. Of several rows the widest counts; that a kind is deprecated does not take it away.
 */
export function lackOfIndex(
  kind: string,
  { fieldType, metric }: { fieldType: string; metric: string | null },
  server: ServerInfo,
): ReturnType<typeof lackOf> {
  const scalar = scalarIndexRules[kind];
  if (scalar !== undefined) return lackOf(scalar, server);
  const rules = indexTable.filter(
    ({ type, fields }) => type === kind && fields.includes(fieldType as VectorType),
  );
  const lacks = rules.map((rule) => {
    const own = rule.metrics.find(({ name }) => name === metric);
    return lackOf(rule, server) ?? lackOf(own, server);
  });
  return lacks.includes(null) ? null : (lacks[0] ?? null);
}
