import { z } from 'zod';

const connectionId = z.string().min(1).max(100);
const milvusName = z.string().min(1).max(1024);
/** A 64-bit integer in decimal: a number would lose digits beyond 2^53. */
export const int64Schema = z.string().regex(/^-?\d{1,20}$/);

/** One server. */
export const serverRefSchema = z.object({ connectionId });

/** One database of one server; servers without databases have only `default`. */
export const databaseRefSchema = serverRefSchema.extend({ database: milvusName });
export type DatabaseRef = z.infer<typeof databaseRefSchema>;

/**
 * One collection, by name and by the id that was on the screen. The id is null where the server gives none
 * (milvus-lite): then only the name identifies it, and confirmations say so.
 */
export const collectionRefSchema = databaseRefSchema.extend({
  collection: milvusName,
  collectionId: int64Schema.nullable(),
});
export type CollectionRef = z.infer<typeof collectionRefSchema>;

/** One partition, with the ids that were on the screen. */
export const partitionRefSchema = collectionRefSchema.extend({
  partition: milvusName,
  partitionId: int64Schema.nullable(),
});
export type PartitionRef = z.infer<typeof partitionRefSchema>;
