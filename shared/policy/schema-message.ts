import type { JsonObject, Pairs } from '../domain/definition';

type Json = JsonObject[string];

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The messages in a part of a message; none where there is no such part. */
export function messagesIn(message: JsonObject, part: string): JsonObject[] {
  const value = message[part];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The text in a part; empty where there is none. */
export function textIn(message: JsonObject, part: string): string {
  const value = message[part];
  return typeof value === 'string' ? value : '';
}

/** The texts in a part, such as the names of a function's inputs. */
export function textsIn(message: JsonObject, part: string): string[] {
  const value = message[part];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** The pairs of key and value in a part. */
export function pairsIn(message: JsonObject, part: string): Pairs {
  return messagesIn(message, part).map((pair) => ({
    key: textIn(pair, 'key'),
    value: textIn(pair, 'value'),
  }));
}

/** What an index was asked for with, beside each other: some clients put parameters as one text under `params`. */
export function flatIndexParams(pairs: Pairs): Record<string, string> {
  const { params, ...flat } = Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
  if (params === undefined) return flat;
  try {
    const inner: unknown = JSON.parse(params);
    if (typeof inner !== 'object' || inner === null) return { ...flat, params };
    return {
      ...flat,
      ...Object.fromEntries(Object.entries(inner).map(([key, value]) => [key, String(value)])),
    };
  } catch {
    return { ...flat, params };
  }
}

/**
 * Fields of a schema that people made: the server makes those of its own (`$meta`, `$namespace_id`) by switches of the
 * schema, and refuses to be given them.
 */
export function ownFields(schema: JsonObject): JsonObject[] {
  return messagesIn(schema, 'fields').filter(
    (field) => field.is_dynamic !== true && !textIn(field, 'name').startsWith('$'),
  );
}

/** Whether a field holds one vector. */
export function holdsVector(field: JsonObject): boolean {
  const type = textIn(field, 'data_type');
  return type.endsWith('Vector') && type !== 'ArrayOfVector';
}

/** Whether a schema has a partition key: then its partitions are the server's. */
export function hasPartitionKey(schema: JsonObject): boolean {
  return messagesIn(schema, 'fields').some((field) => field.is_partition_key === true);
}
