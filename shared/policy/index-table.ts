/** Types of vector fields that can be indexed. */
export const vectorTypes = [
  'FloatVector',
  'Float16Vector',
  'BFloat16Vector',
  'Int8Vector',
  'SparseFloatVector',
  'BinaryVector',
] as const;
export type VectorType = (typeof vectorTypes)[number];

/** A whole number that an index is built with. */
export interface NumberParameter {
  kind: 'integer';
  name: string;
  min: number;
  max: number;
  /** `part`: a quarter of the dimension, or the next smaller number that divides it. */
  default: number | 'part';
  /** The dimension has to be a multiple of it. */
  dividesDimension?: true;
}

/** One of a few words that an index is built with. */
export interface ChoiceParameter {
  kind: 'choice';
  name: string;
  options: readonly string[];
  default: string;
}

export type IndexParameter = NumberParameter | ChoiceParameter;

export type Version = readonly [number, number, number];

/** From which version on a metric can be used. */
export interface MetricRule {
  name: string;
  since: Version | null;
  lite: boolean;
}

/** One kind of index on some types of fields, on some versions, with where that was read or seen. */
export interface IndexRule {
  type: string;
  fields: readonly VectorType[];
  /** First version that has it; null: every version of Milvus. */
  since: Version | null;
  /** First version for which this row no longer speaks. */
  until?: Version;
  lite: boolean;
  /** Best first. */
  metrics: readonly MetricRule[];
  parameters: readonly IndexParameter[];
  /** Dimensions that it takes, beyond what the field itself takes. */
  dimensions?: { min?: number; multipleOf?: number };
  /** The server takes it only where its nodes have local disks for indexes (`enableDisk` in milvus.yaml). */
  needsDisk?: true;
  source: string;
}

const every = (name: string): MetricRule => ({ name, since: null, lite: true });

// COSINE came with Milvus 2.3.0; 2.2.16 says "metric type not found or not supported".
const DENSE = [{ name: 'COSINE', since: [2, 3, 0], lite: true }, every('L2'), every('IP')] as const;
const SPARSE = [every('IP')] as const;
const BINARY = [every('HAMMING'), every('JACCARD')] as const;
const BINARY_FLAT = [...BINARY, every('SUBSTRUCTURE'), every('SUPERSTRUCTURE')] as const;

const FLOAT = ['FloatVector'] as const;
const HALF = ['Float16Vector', 'BFloat16Vector'] as const;
const ALL_FLOAT = [...FLOAT, ...HALF] as const;

const integer = (name: string, min: number, max: number, value: number): NumberParameter => ({
  ...{ kind: 'integer', name, min, max },
  default: value,
});

// What AUTOINDEX builds: M 18 and efConstruction 240 (pkg/util/paramtable/autoindex_param.go).
const HNSW = [integer('M', 2, 2048, 18), integer('efConstruction', 1, 2_147_483_647, 240)] as const;
const HNSW_2_2 = [integer('M', 4, 64, 18), integer('efConstruction', 8, 512, 240)] as const;
// 128 is the default of Milvus' documentation (site/en/userGuide/indexes, ivf-flat.md).
const NLIST = integer('nlist', 1, 65_536, 128);
const PARTS: NumberParameter = {
  ...{ kind: 'integer', name: 'm', min: 1, max: 65_536 },
  ...{ default: 'part', dividesDimension: true },
};
const BITS = integer('nbits', 1, 16, 8);
const QUANTIZER: ChoiceParameter = {
  ...{ kind: 'choice', name: 'sq_type', default: 'SQ8' },
  options: ['SQ6', 'SQ8', 'BF16', 'FP16'],
};

const AUTO = { type: 'AUTOINDEX', parameters: [] } as const;
const CHECKERS = 'Milvus 2.4 pkg/util/indexparamcheck';

/**
 * Every kind of index that Falconer offers, the recommended one of a field first. Left out: those of GPU builds, which
 * no server tells of, MINHASH_LSH, whose fields hold no distances, and what is deprecated. Rows for 2.2.16, 2.3.5 and
 * milvus-lite 3.2.1 are held against running servers by e2e/real/index-defaults.real.test.ts.
 */
export const indexTable: readonly IndexRule[] = [
  {
    ...{ ...AUTO, fields: FLOAT, since: [2, 2, 9], lite: true, metrics: DENSE },
    source: 'Milvus proxy/task_index.go: "behavior change after 2.2.9"; takes a metric and nothing else',
  },
  { ...AUTO, fields: HALF, since: [2, 4, 0], lite: false, metrics: DENSE, source: CHECKERS },
  {
    ...{ ...AUTO, fields: ['Int8Vector'], since: [2, 6, 4], lite: false, metrics: DENSE },
    source: 'Milvus paramtable/autoindex_param.go: autoIndex.params.int8.build, 2.6.4',
  },
  {
    ...{ ...AUTO, fields: ['SparseFloatVector'], since: [2, 4, 5], lite: false, metrics: SPARSE },
    source: 'Milvus paramtable/autoindex_param.go: autoIndex.params.sparse.build, 2.4.5',
  },
  {
    ...{ ...AUTO, fields: ['BinaryVector'], since: [2, 4, 5], lite: false, metrics: BINARY },
    source: 'Milvus paramtable/autoindex_param.go: autoIndex.params.binary.build, 2.4.5',
  },
  {
    ...{ type: 'HNSW', fields: FLOAT, since: [2, 3, 0], lite: true, metrics: DENSE, parameters: HNSW },
    source: 'Milvus pkg/util/indexparamcheck/constraints.go; knowhere takes no M below 2',
  },
  {
    ...{ type: 'HNSW', fields: FLOAT, since: null, until: [2, 3, 0], lite: false },
    ...{ metrics: DENSE, parameters: HNSW_2_2 },
    source: 'Milvus 2.2 internal/util/indexparamcheck: M 4 to 64, efConstruction 8 to 512',
  },
  {
    ...{ type: 'HNSW', fields: HALF, since: [2, 4, 0], lite: false, metrics: DENSE, parameters: HNSW },
    source: CHECKERS,
  },
  {
    ...{ type: 'HNSW', fields: ['Int8Vector'], since: [2, 6, 0], lite: false },
    ...{ metrics: DENSE, parameters: HNSW },
    source: 'Milvus 2.6 documentation: HNSW is the only index of INT8_VECTOR',
  },
  {
    ...{ type: 'IVF_FLAT', fields: FLOAT, since: null, lite: true, metrics: DENSE, parameters: [NLIST] },
    source: 'Milvus pkg/util/indexparamcheck/ivf_base_checker.go',
  },
  {
    ...{ type: 'IVF_FLAT', fields: HALF, since: [2, 4, 0], lite: false },
    ...{ metrics: DENSE, parameters: [NLIST], source: CHECKERS },
  },
  {
    ...{ type: 'IVF_SQ8', fields: FLOAT, since: null, lite: true, metrics: DENSE, parameters: [NLIST] },
    source: 'Milvus pkg/util/indexparamcheck/ivf_sq_checker.go',
  },
  {
    ...{ type: 'IVF_SQ8', fields: HALF, since: [2, 4, 0], lite: false },
    ...{ metrics: DENSE, parameters: [NLIST], source: CHECKERS },
  },
  {
    ...{ type: 'IVF_PQ', fields: FLOAT, since: null, lite: false, metrics: DENSE },
    parameters: [NLIST, PARTS, BITS],
    source:
      'Milvus ivf_pq_checker.go: m divides the dimension; milvus-lite 3.2.1 takes it and cannot build it',
  },
  {
    ...{ type: 'IVF_PQ', fields: HALF, since: [2, 4, 0], lite: false, metrics: DENSE },
    ...{ parameters: [NLIST, PARTS, BITS], source: CHECKERS },
  },
  {
    ...{ type: 'HNSW_SQ', fields: ALL_FLOAT, since: [2, 5, 0], lite: false, metrics: DENSE },
    parameters: [...HNSW, QUANTIZER],
    source: 'Milvus 2.5 release notes: HNSW_SQ, HNSW_PQ and HNSW_PRQ',
  },
  {
    ...{ type: 'IVF_RABITQ', fields: ALL_FLOAT, since: [2, 6, 0], lite: false, metrics: DENSE },
    ...{ parameters: [NLIST], source: 'Milvus 2.6 release notes: RaBitQ' },
  },
  {
    ...{ type: 'SCANN', fields: FLOAT, since: [2, 3, 0], lite: false, metrics: DENSE, parameters: [NLIST] },
    dimensions: { multipleOf: 2 },
    source: 'Milvus 2.3 indexparamcheck; knowhere cuts vectors into pieces of two dimensions',
  },
  {
    ...{ type: 'DISKANN', fields: FLOAT, since: null, lite: false, metrics: DENSE, parameters: [] },
    ...{ dimensions: { min: 8 }, needsDisk: true },
    source:
      'Milvus indexparamcheck/diskann_checker.go; datacoord: "all IndexNodes do not support disk indexes"',
  },
  {
    ...{ type: 'FLAT', fields: FLOAT, since: null, lite: true, metrics: DENSE, parameters: [] },
    source: 'Milvus pkg/util/indexparamcheck/flat_checker.go',
  },
  {
    ...{ type: 'FLAT', fields: HALF, since: [2, 4, 0], lite: false, metrics: DENSE, parameters: [] },
    source: CHECKERS,
  },
  {
    ...{ type: 'SPARSE_INVERTED_INDEX', fields: ['SparseFloatVector'], since: [2, 4, 0], lite: true },
    ...{ metrics: SPARSE, parameters: [], source: 'Milvus 2.4 proxy/task_index.go; milvus-lite factory.py' },
  },
  {
    ...{
      type: 'SPARSE_WAND',
      fields: ['SparseFloatVector'],
      since: [2, 4, 0],
      until: [2, 5, 4],
      lite: false,
    },
    ...{ metrics: SPARSE, parameters: [] },
    source: 'Milvus 2.4 proxy/task_index.go; deprecated in 2.5.4 for inverted_index_algo',
  },
  {
    ...{ type: 'BIN_IVF_FLAT', fields: ['BinaryVector'], since: null, lite: false },
    ...{ metrics: BINARY, parameters: [NLIST] },
    source: 'Milvus constraints.go: BinIvfMetrics; milvus-lite has no binary vectors',
  },
  {
    ...{ type: 'BIN_FLAT', fields: ['BinaryVector'], since: null, lite: false },
    ...{ metrics: BINARY_FLAT, parameters: [], source: 'Milvus constraints.go: BinIDMapMetrics' },
  },
];
