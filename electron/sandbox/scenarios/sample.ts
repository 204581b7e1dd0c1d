import type { CollectionPlan, FieldPlan, Scenario } from './scenario';

const id: FieldPlan = { name: 'id', type: 'Int64', is: 'primaryKey' };
const vector = (name: string, dim: number): FieldPlan => ({ name, type: 'FloatVector', dim });
const words = (name: string, maxLength: number): FieldPlan => ({ name, type: 'VarChar', maxLength });

const hnsw = { index_type: 'HNSW', metric_type: 'COSINE', M: '16', efConstruction: '200' };
const ivf = { index_type: 'IVF_FLAT', metric_type: 'L2', nlist: '1024' };
const auto = { index_type: 'AUTOINDEX', metric_type: 'COSINE' };
const sparse = { index_type: 'SPARSE_INVERTED_INDEX', metric_type: 'IP' };

const years = (first: number, rows: number[]): Record<string, number> =>
  Object.fromEntries(rows.map((count, at) => [`y${String(first + at)}`, count]));

const months = (year: number): Record<string, number> =>
  Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [
      `m${String(year)}_${String(at + 1).padStart(2, '0')}`,
      941_000 + at * 3_700,
    ]),
  );

/** A name as long as servers allow. */
const longName = `archive_${'of_everything_that_was_ever_written_down_'.repeat(7)}`.slice(0, 255);

const books: CollectionPlan = {
  name: 'books',
  description: 'Titles of the catalogue with their summaries',
  fields: [
    id,
    vector('embedding', 768),
    vector('embedding_title', 384),
    words('title', 512),
    words('body', 8192),
    { name: 'year', type: 'Int32' },
    words('publisher', 64),
    { name: 'tags', type: 'Array', elementType: 'VarChar' },
    { name: 'price', type: 'Float', nullable: true },
  ],
  dynamicField: true,
  partitions: {
    _default: 12_007,
    ...years(
      2015,
      [95_424, 178_841, 62_258, 45_675, 129_092, 112_509, 95_926, 79_343, 162_760, 146_177, 84_865],
    ),
  },
  indexes: { embedding: hnsw, embedding_title: hnsw },
  aliases: ['catalog'],
  loaded: ['_default', 'y2015', 'y2016'],
};

const inDefault: CollectionPlan[] = [
  {
    name: 'authors',
    fields: [
      id,
      vector('embedding', 384),
      words('name', 256),
      { name: 'born', type: 'Int16', nullable: true },
    ],
    partitions: { _default: 80_112 },
    indexes: { embedding: hnsw },
    loaded: 'all',
  },
  books,
  {
    name: 'covers',
    description: 'Images of book covers; one of its vectors has no index yet',
    fields: [id, vector('image', 512), { name: 'keywords', type: 'SparseFloatVector' }, words('file', 512)],
    partitions: { _default: 440_010 },
    indexes: { image: ivf },
  },
  {
    name: 'events',
    description: 'What visitors did',
    fields: [
      id,
      vector('embedding', 128),
      { name: 'day', type: 'Int32', is: 'clusteringKey' },
      words('kind', 32),
      { name: 'payload', type: 'JSON' },
    ],
    partitions: { web: 6_030_522, app: 2_900_000, partner: 200_000 },
    indexes: { embedding: ivf },
    shards: 2,
  },
  {
    name: 'logs_2024',
    description: 'Its loads stand still and are undone by the server, as when memory is short',
    fields: [id, vector('embedding', 256), words('line', 4096)],
    partitions: months(2024),
    indexes: { embedding: ivf },
    trouble: { percent: 74, forMs: 14_000 },
  },
  {
    name: 'logs_2025',
    fields: [id, vector('embedding', 256), words('line', 4096)],
    partitions: { ...months(2025), ...months(2026) },
    indexes: { embedding: ivf },
    aliases: ['logs_current'],
  },
  {
    name: 'people_faces',
    fields: [id, { name: 'face', type: 'BinaryVector', dim: 1024 }, words('consent', 16)],
    partitions: { _default: 12_880 },
    indexes: { face: { index_type: 'BIN_FLAT', metric_type: 'HAMMING' } },
  },
  {
    name: 'query_cache',
    fields: [{ ...id, autoId: true }, vector('query', 768), words('answer', 65_535)],
    partitions: { _default: 0 },
    indexes: { query: auto },
  },
  {
    name: 'sessions',
    fields: [id, words('tenant', 64), vector('embedding', 128)].map((field) =>
      field.name === 'tenant' ? { ...field, is: 'partitionKey' as const } : field,
    ),
    partitions: Object.fromEntries(
      Array.from({ length: 16 }, (_, at) => [`_default_${String(at)}`, 37_576 + at]),
    ),
    indexes: { embedding: auto },
    properties: { 'partitionkey.isolation': 'true' },
  },
  {
    name: 'thumbnails',
    fields: [id, vector('small', 64), vector('large', 512), { name: 'width', type: 'Int32' }],
    partitions: { _default: 2_301_118 },
    indexes: { small: hnsw, large: hnsw },
    loaded: 'all',
  },
  {
    name: 'translations',
    fields: [
      id,
      { name: 'meaning', type: 'SparseFloatVector' },
      vector('embedding', 768),
      words('language', 8),
    ],
    partitions: { _default: 2400, de: 148_000, en: 210_000, fr: 131_000, ko: 120_000, zh: 101_000 },
    indexes: { meaning: sparse, embedding: auto },
  },
  {
    name: longName,
    fields: [id, vector('embedding', 32)],
    partitions: { _default: 1200 },
    indexes: { embedding: auto },
  },
];

/** What "Open the sample cluster" opens: every state and trouble that a person should have seen once. */
export const sampleScenario: Scenario = {
  default: inDefault,
  reviews: [
    {
      name: 'reviews_en',
      fields: [id, vector('embedding', 768), words('text', 4096), { name: 'stars', type: 'Int8' }],
      partitions: { _default: 512_340 },
      indexes: { embedding: hnsw },
      loaded: 'all',
    },
    {
      name: 'reviews_ko',
      fields: [id, vector('embedding', 768), words('text', 4096), { name: 'stars', type: 'Int8' }],
      partitions: { _default: 88_190 },
      indexes: { embedding: hnsw },
    },
  ],
};
