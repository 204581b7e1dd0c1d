import { isDeepStrictEqual } from 'node:util';
import protocol from '@zilliz/milvus2-sdk-node/dist/milvus/proto-json/milvus.js';
// By its default: Node.js does not see the names that this CommonJS module exports.
import protobuf from 'protobufjs';
import type { INamespace, Type } from 'protobufjs';
import type { JsonObject } from '@shared/domain/definition';
import { fail } from '@shared/ipc/result';
import { schemaToJson } from './schema-codec';

const SCHEMA = 'milvus.proto.schema.CollectionSchema';

let found: Type | undefined;

function schemaType(): Type {
  if (found !== undefined) return found;
  // Node.js and bundlers do not agree on what the default export of this CommonJS module is.
  const loaded: object = protocol;
  const json = ('default' in loaded ? loaded.default : loaded) as INamespace;
  // Without camel case: the protocol's own names are those of the JSON. A copy, because the SDK reads it too.
  found = protobuf.Root.fromJSON(structuredClone(json)).lookupType(SCHEMA);
  return found;
}

const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** Throws `definitionInvalid` for what is of another kind than the protocol wants in its place. */
function messageOf(schema: JsonObject) {
  try {
    return schemaType().fromObject(schema);
  } catch (thrown) {
    return fail('definitionInvalid', { params: { field: 'schema' }, detail: wordsOf(thrown) });
  }
}

/** The first place where two values differ, as `fields[2].data_type`; null: nowhere. */
function firstDifference(one: unknown, other: unknown, path: string): string | null {
  if (isDeepStrictEqual(one, other)) return null;
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return path;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const place = Array.isArray(one) ? `${path}[${key}]` : `${path}.${key}`;
    const difference = firstDifference(one[key], other[key], place);
    if (difference !== null) return difference;
  }
  return path;
}

/**
 * Where a schema says something that the protocol has no place for, such as a type that is not known or a name that is
 * misspelt: it would be lost without a word. Null: nowhere. Throws `definitionInvalid`.
 */
export function firstMisfit(schema: JsonObject): string | null {
  const type = schemaType();
  const conversion = { longs: String, enums: String, defaults: true, arrays: true, oneofs: true };
  const kept = type.toObject(type.decode(type.encode(messageOf(schema)).finish()), conversion);
  return firstDifference(schemaToJson(schema), schemaToJson(kept), 'schema');
}

/** The bytes of a schema for CreateCollection. Throws `definitionInvalid` for what would not arrive as it is. */
export function encodeSchema(schema: JsonObject): Buffer {
  const misfit = firstMisfit(schema);
  if (misfit !== null) fail('definitionInvalid', { params: { field: misfit } });
  return Buffer.from(schemaType().encode(messageOf(schema)).finish());
}
