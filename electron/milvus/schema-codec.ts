import type { JsonObject } from '@shared/domain/definition';
import { toList, toWire } from './mappers/wire-values';

type Json = JsonObject[string];

/** What a server numbers and counts by itself: it gives new ones to a collection that is made again. */
const SERVERS_OWN: ReadonlySet<string> = new Set([
  ...['fieldID', 'id', 'state', 'version', 'dbName'],
  ...['input_field_ids', 'output_field_ids', 'file_resource_ids'],
]);

/** JSON has no words for these numbers; protobufjs reads them from their names. */
function numberToJson(value: number): Json {
  return Number.isFinite(value) && !Object.is(value, -0)
    ? value
    : Object.is(value, -0)
      ? '-0'
      : String(value);
}

/** Whether leaving it out says the same: proto3 sends no defaults. `None` is the first of `DataType`. */
const isDefault = (key: string, value: Json): boolean =>
  value === null ||
  value === '' ||
  value === false ||
  value === 0 ||
  (Array.isArray(value) && value.length === 0) ||
  (key === 'element_type' && value === 'None');

/** A default value is told by which of its parts is there, so that one of 0 or of no text stays. */
function valueFieldToJson(value: unknown): Json {
  const wire = toWire(value);
  const part = typeof wire.data === 'string' ? wire.data : Object.keys(wire).find((key) => key !== 'data');
  return part === undefined ? {} : { [part]: toJson(part, wire[part]) };
}

function toJson(key: string, value: unknown): Json {
  if (key === 'default_value' && typeof value === 'object' && value !== null) return valueFieldToJson(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return toList(value).map((each) => toJson('', each));
  if (typeof value === 'object' && value !== null) return objectToJson(value);
  if (typeof value === 'number') return numberToJson(value);
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function objectToJson(value: object): JsonObject {
  const entries = Object.entries(value)
    .filter(([key]) => !SERVERS_OWN.has(key))
    .map(([key, each]): [string, Json] => [key, toJson(key, each)])
    // A pair with an empty value says something: its key is there.
    .filter(([key, each]) => key === 'value' || !isDefault(key, each));
  return Object.fromEntries(entries);
}

/**
 * The schema in DescribeCollection as JSON that loses nothing: every part that the protocol has, without ids, states
 * and defaults; 64-bit integers are text, bytes are base64.
 */
export function schemaToJson(schema: unknown): JsonObject {
  return objectToJson(toWire(schema));
}
