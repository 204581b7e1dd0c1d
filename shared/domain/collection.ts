import { z } from 'zod';
import { grantSchema, roleUsersSchema } from './grant';
import { lookAlikesSchema } from './look-alike';
import { makingParts } from './definition-parts';
import { appErrorSchema } from '../ipc/result';
import { int64Schema } from './refs';

/** One line of the list, from the two calls that a whole database costs. */
export const collectionSummarySchema = z.object({
  name: z.string(),
  id: int64Schema.nullable(),
  /** Milliseconds since 1970, or null where the server tells none. */
  createdAt: z.number().nullable(),
  /**
   * Null: not in memory. Else the server's percentage, which averages only the partitions that were asked to load:
   * 100 does not mean that the whole collection is loaded.
   */
  memoryPercent: z.number().nullable(),
});
export type CollectionSummary = z.infer<typeof collectionSummarySchema>;

/** A database's collections and when they were read (milliseconds since 1970). */
export const collectionListSchema = z.object({
  readAt: z.number(),
  collections: z.array(collectionSummarySchema),
  /** Set when the names could be read but not what is in memory: every state is then unknown, for this reason. */
  memoryError: appErrorSchema.nullable(),
});
export type CollectionList = z.infer<typeof collectionListSchema>;

/** Which partitions are in memory: the two calls that tell "loaded" from "partly loaded". */
export const collectionMemorySchema = z.object({
  readAt: z.number(),
  partitions: z.array(
    z.object({
      name: z.string(),
      id: int64Schema.nullable(),
      /** Null: not in memory. 100: loaded. Between: loading. */
      percent: z.number().nullable(),
    }),
  ),
});
export type CollectionMemory = z.infer<typeof collectionMemorySchema>;

export const fieldRoles = ['primaryKey', 'partitionKey', 'clusteringKey'] as const;

/** An index of a field and how far it is built. */
export const indexSchema = z.object({
  name: z.string(),
  field: z.string(),
  type: z.string(),
  metric: z.string().nullable(),
  /** What it was built with besides type and metric: `M`, `nlist`. */
  params: z.array(z.object({ key: z.string(), value: z.string() })),
  state: z.enum(['finished', 'building', 'failed', 'unknown']),
  failReason: z.string().nullable(),
  indexedRows: int64Schema.nullable(),
  totalRows: int64Schema.nullable(),
});
export type Index = z.infer<typeof indexSchema>;

/** A field of a collection's schema. */
export const fieldSchema = z.object({
  name: z.string(),
  id: int64Schema.nullable(),
  /** Milvus' name of the type: `Int64`, `FloatVector`, `Array<VarChar>`. */
  type: z.string(),
  isVector: z.boolean(),
  dimension: z.number().nullable(),
  maxLength: z.number().nullable(),
  roles: z.array(z.enum(fieldRoles)),
  nullable: z.boolean(),
  autoId: z.boolean(),
  description: z.string(),
  /** The server fills it by a function of the collection, such as BM25; absent where it does not. */
  functionOutput: z.boolean().optional(),
});
export type Field = z.infer<typeof fieldSchema>;

/**
 * How it is known which fields are in memory: a load from here asked for them, or the server was asked field by field.
 * Records of older versions were all made by loads.
 */
const loadedFieldsSource = z.enum(['sent', 'checked']).default('sent');

/** Which fields are in memory. No server reports it, so it is only remembered; `at` is when it was learnt. */
export const loadedFieldsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all'), at: z.number(), source: loadedFieldsSource }),
  z.object({
    kind: z.literal('some'),
    at: z.number(),
    source: loadedFieldsSource,
    fields: z.array(z.string()),
    dynamicField: z.boolean(),
  }),
  z.object({ kind: z.literal('unknown') }),
]);
export type LoadedFields = z.infer<typeof loadedFieldsSchema>;

/** What rows of a field take on average, read from real rows; `$meta` is the dynamic field. */
export const fieldSamplesSchema = z.object({
  /** When the rows were read: not now, where the collection is not in memory now. */
  sampledAt: z.number(),
  fields: z.record(z.string(), z.object({ rows: z.number(), bytesPerRow: z.number() })),
});
export type FieldSamples = z.infer<typeof fieldSamplesSchema>;

/** What is read for a collection when its row can be seen or its panel is open. */
export const collectionDetailSchema = z.object({
  readAt: z.number(),
  id: int64Schema.nullable(),
  /** The name that the server answers with: differs from the asked one if that was an alias. */
  name: z.string(),
  description: z.string(),
  aliases: z.array(z.string()),
  /** From statistics, which may lag behind inserts and deletes; null where the server tells none. */
  rowCount: int64Schema.nullable(),
  partitionCount: z.number().nullable(),
  shards: z.number().nullable(),
  consistency: z.string().nullable(),
  createdAt: z.number().nullable(),
  dynamicField: z.boolean(),
  fields: z.array(fieldSchema),
  /** Null if the index list could not be read; the reason is in `indexError`. */
  indexes: z.array(indexSchema).nullable(),
  indexError: appErrorSchema.nullable(),
  properties: z.array(z.object({ key: z.string(), value: z.string() })),
  loadedFields: loadedFieldsSchema,
  /** In-memory replicas and the nodes that hold them; null if unknown or not asked (not in memory). */
  replicas: z
    .array(z.object({ id: int64Schema, nodes: z.array(z.string()), resourceGroup: z.string().nullable() }))
    .nullable(),
});
export type CollectionDetail = z.infer<typeof collectionDetailSchema>;

/** A partition with its rows and its place in memory. */
export const partitionSchema = z.object({
  name: z.string(),
  id: int64Schema.nullable(),
  createdAt: z.number().nullable(),
  /** Null: not in memory. 100: loaded. Between: loading. */
  percent: z.number().nullable(),
});
export type Partition = z.infer<typeof partitionSchema>;

export const partitionListSchema = z.object({
  readAt: z.number(),
  partitions: z.array(partitionSchema),
  /** Set when names could be read but not what is in memory. */
  memoryError: appErrorSchema.nullable(),
});
export type PartitionList = z.infer<typeof partitionListSchema>;

/** What a drop destroys, read afresh for the question before it. */
export const dropFactsSchema = z.object({
  readAt: z.number(),
  /** The server's own name and ids now; what the drop will compare with. */
  collection: z.string(),
  collectionId: int64Schema.nullable(),
  partition: z.string().nullable(),
  partitionId: int64Schema.nullable(),
  /**
   * From statistics, which count what was inserted and lag behind deletes, on every version; null: could not be read. An
   * exact count is a query (`count(*)`, 2.3+), which only a collection in memory answers.
   */
  rowCount: int64Schema.nullable(),
  /** Null: this user may not read them, which only a drop of the collection can do without. */
  partitionNames: z.array(z.string()).nullable(),
  aliases: z.array(z.string()),
  /** Null: could not be read. */
  indexes: z.array(indexSchema).nullable(),
  /** Names of the partitions in memory (for a partition: itself or none); null: could not be read. */
  loadedPartitions: z.array(z.string()).nullable(),
  /** Of a partition: how many others of its collection are in memory; null: could not be read. */
  loadedBeside: z.number().nullable().optional(),
  /** When it was loaded, as far as it was loaded from here; null: nobody knows. Milliseconds since 1970. */
  loadedSince: z.number().nullable(),
  /** How many replicas are in memory; null: could not be read, or nothing is. */
  replicas: z.number().nullable(),
  /** The collection has a partition key: its partitions are the server's (2.3+). */
  partitionKeyMode: z.boolean(),
  /** Other names beside it that are easily taken for it; null: the names could not be read. */
  lookAlikes: lookAlikesSchema.nullable(),
  /** Rights on the collection, by role; null: could not be read. Absent where several are planned: too many calls. */
  grants: z.array(grantSchema).nullable().optional(),
  /** Every role with its users; as with `grants`. */
  roles: z.array(roleUsersSchema).nullable().optional(),
  /** Parts of its definition that this user may not read, so that a copy has none of them; absent: none. */
  copyLacks: z.array(z.enum(makingParts)).optional(),
});
export type DropFacts = z.infer<typeof dropFactsSchema>;
