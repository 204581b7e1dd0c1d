import { z } from 'zod';
import { appErrorSchema } from '../ipc/result';
import { collectionRefSchema, databaseRefSchema, int64Schema } from './refs';

/** What a file of a warm set calls itself. */
export const WARM_SET_FORMAT = 'falconer-warm-set';
/** The shape of the file; one with a higher number is of a newer Falconer. */
export const WARM_SET_VERSION = 1;

const milvusName = z.string().min(1).max(1024);

/** Which fields of a collection were loaded. `unknown`: no server tells, and it was not loaded from here. */
export const warmFieldsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({
    kind: z.literal('some'),
    fields: z.array(milvusName).min(1).max(4096),
    dynamicField: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('unknown') }),
]);
export type WarmFields = z.infer<typeof warmFieldsSchema>;

/** A collection of a warm set, as it was in memory. */
export const warmCollectionSchema = z.strictObject({
  database: milvusName,
  collection: milvusName,
  /** The id that it had, so that one that was made anew under its name is told; null where servers give none. */
  collectionId: int64Schema.nullable(),
  /** Names; null: all of them, whichever there are. */
  partitions: z.array(milvusName).min(1).max(65_536).nullable(),
  fields: warmFieldsSchema,
  /** Null: not known, and left to the server. */
  replicas: z.number().int().min(1).max(1024).nullable(),
  /** Null: the default group, or not known. */
  resourceGroups: z.array(milvusName).min(1).max(1024).nullable(),
});
export type WarmCollection = z.infer<typeof warmCollectionSchema>;

/** What a warm set may be called. */
export const warmSetNameSchema = z.string().trim().min(1).max(100);

/** What a warm set is, and all that a file of one holds: no address, no user, no secret. */
export const warmSetFileSchema = z.strictObject({
  format: z.literal(WARM_SET_FORMAT),
  version: z.literal(WARM_SET_VERSION),
  name: warmSetNameSchema,
  /** Milliseconds since 1970. */
  savedAt: z.number().int().min(0),
  collections: z.array(warmCollectionSchema).max(65_536),
});
export type WarmSetFile = z.infer<typeof warmSetFileSchema>;

/** A warm set in a list. */
export const warmSetSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  savedAt: z.number(),
  collections: z.number(),
  databases: z.number(),
  /** Of which not every partition was in memory. */
  partly: z.number(),
  /** Of which nobody knows which fields were loaded. */
  fieldsUnknown: z.number(),
});
export type WarmSetSummary = z.infer<typeof warmSetSummarySchema>;

/** A collection to read for a warm set. */
export const warmTargetSchema = collectionRefSchema.omit({ connectionId: true });
export type WarmTarget = z.infer<typeof warmTargetSchema>;

/** What was read about a collection for a warm set; with an error nothing of the rest is known. */
export const warmFactsSchema = z.object({
  database: databaseRefSchema.shape.database,
  collection: databaseRefSchema.shape.database,
  collectionId: int64Schema.nullable(),
  /** Names of the partitions in memory or on their way there, and of the others. */
  loaded: z.array(z.string()),
  others: z.array(z.string()),
  fields: warmFieldsSchema,
  replicas: z.number().nullable(),
  resourceGroups: z.array(z.string()).nullable(),
  error: appErrorSchema.nullable(),
});
export type WarmFacts = z.infer<typeof warmFactsSchema>;
