import { z } from 'zod';
import { grantSchema } from './grant';
import { appErrorSchema } from '../ipc/result';
import { loadedFieldsSchema } from './collection';
import type { UnreadPart } from './definition-parts';
import { unreadParts } from './definition-parts';
import { int64Schema } from './refs';

/** What a file of a definition calls itself. */
export const DEFINITION_FORMAT = 'falconer-definition';
/** The shape of the file; one with a higher number is of a newer Falconer. */
export const DEFINITION_VERSION = 1;

const milvusName = z.string().min(1).max(1024);
/** As the protocol has them (`common.KeyValuePair`), in the server's order. */
const pairsSchema = z.array(z.strictObject({ key: z.string(), value: z.string() })).max(4096);
export type Pairs = z.infer<typeof pairsSchema>;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
const jsonSchema: z.ZodType<Json> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(jsonSchema),
    z.record(z.string(), jsonSchema),
  ]),
);
/** A decoded message of the protocol: enums by name, 64-bit integers as text, bytes in base64. */
export type JsonObject = Record<string, Json>;

/** A part that was read, or why it was not. */
const readable = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('read'), value }),
    z.strictObject({ kind: z.literal('notRead'), error: appErrorSchema }),
  ]);
/** A part of a definition that was read, or why it was not. */
export type Readable<T> =
  { kind: 'read'; value: T } | { kind: 'notRead'; error: z.infer<typeof appErrorSchema> };

/** An index as it was asked for: `params` hold its type, its metric and everything else, unchanged. */
const indexDefinitionSchema = z.strictObject({
  name: z.string().max(1024),
  field: milvusName,
  params: pairsSchema,
});
export type IndexDefinition = z.infer<typeof indexDefinitionSchema>;

const keptPartitionSchema = z.strictObject({
  name: milvusName,
  id: int64Schema.nullable(),
  /** Milliseconds since 1970. */
  createdAt: z.number().nullable(),
  /** By statistics; null: the server told none, or there were too many partitions to ask. */
  rowCount: int64Schema.nullable(),
});

const loadSetSchema = z.strictObject({
  /** What was in memory, with the server's percentage; empty: nothing was. */
  partitions: z.array(z.strictObject({ name: milvusName, percent: z.number() })),
  /** As remembered: no server tells. */
  fields: loadedFieldsSchema,
  /** Null: not known. */
  replicas: z.number().int().nullable(),
  resourceGroups: z.array(z.string()).nullable(),
});

/** What was so when it was read, and cannot be made again: kept for the record. Times are ms since 1970. */
const recordSchema = z.strictObject({
  connectionName: z.string(),
  serverVersion: z.string(),
  readAt: z.number(),
  collectionId: int64Schema.nullable(),
  createdAt: z.number().nullable(),
  /** By statistics, which lag behind; null: the server told none. */
  rowCount: int64Schema.nullable(),
  partitions: z.array(keptPartitionSchema).max(65_536),
  loaded: readable(loadSetSchema),
  grants: readable(z.array(grantSchema)),
});

const schemaMessage = z
  .record(z.string(), jsonSchema)
  .refine((schema) => Array.isArray(schema.fields) && schema.fields.length > 0, {
    path: ['fields'],
    message: 'a list of fields is expected',
  });

/** Everything that makes a collection again, empty; and beside it, for the record, how it stood. */
export const definitionSchema = z.strictObject({
  format: z.literal(DEFINITION_FORMAT),
  version: z.literal(DEFINITION_VERSION),
  database: milvusName,
  collection: milvusName,
  /** `schema.CollectionSchema` as the server told it, without ids and states; see {@link JsonObject}. */
  schema: schemaMessage,
  /** Null: the server told none. */
  shards: z.number().int().min(1).max(65_536).nullable(),
  /** Name in `common.ConsistencyLevel`. */
  consistency: z.string().nullable(),
  properties: pairsSchema,
  /** Of a collection with a partition key only their number is asked for: the server names them. */
  partitions: readable(z.array(milvusName).max(65_536)),
  indexes: readable(z.array(indexDefinitionSchema).max(4096)),
  aliases: readable(z.array(milvusName).max(65_536)),
  record: recordSchema,
});
export type Definition = z.infer<typeof definitionSchema>;

/** The parts of a definition that could not be read. */
export function partsNotRead({ partitions, indexes, aliases, record }: Definition): UnreadPart[] {
  const parts = { partitions, indexes, aliases, loaded: record.loaded, grants: record.grants };
  return unreadParts.filter((part) => parts[part].kind === 'notRead');
}
