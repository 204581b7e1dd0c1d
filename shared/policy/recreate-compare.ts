import type { IndexDefinition, JsonObject, Pairs } from '../domain/definition';
import type { LeftOut } from '../domain/recreate';
import type { RecreateRequest } from './recreate-plan';
import { flatIndexParams, messagesIn, ownFields, pairsIn, textIn } from './schema-message';

/** A collection as it was read after it was made. */
export interface MadeCollection {
  schema: JsonObject;
  shards: number | null;
  consistency: string | null;
  properties: Pairs;
  partitions: readonly string[];
  indexes: readonly IndexDefinition[];
  aliases: readonly string[];
}

const PAIRS = new Set(['type_params', 'index_params', 'params', 'properties']);
/** Compared one by one, or by name. */
const APART = new Set(['name', 'fields', 'functions', 'struct_array_fields', 'properties']);

/** JSON with keys in one order, and pairs as what they say: their order says nothing. */
function canonical(key: string, value: JsonObject[string] | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) {
    const parts = value.map((each) => canonical('', each));
    return `[${(PAIRS.has(key) ? parts.sort() : parts).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.keys(value).sort();
  return `{${parts.map((part) => `${JSON.stringify(part)}:${canonical(part, value[part])}`).join(',')}}`;
}

const out = (what: LeftOut['what'], name: string, detail: string | null): LeftOut => ({
  ...{ what, name, reason: 'differs', detail },
});

/** Parts that were wanted and are not so, as `was -> is`. What the server added by itself is none of them. */
function partsThatDiffer(wanted: JsonObject, made: JsonObject, apart: ReadonlySet<string>) {
  return Object.keys({ ...wanted, ...made }).flatMap((part) => {
    if (apart.has(part)) return [];
    if (PAIRS.has(part)) {
      const now = new Map(pairsIn(made, part).map(({ key, value }) => [key, value]));
      return pairsIn(wanted, part)
        .filter(({ key, value }) => now.get(key) !== value)
        .map(({ key, value }) => ({ part: key, detail: `${value} -> ${now.get(key) ?? ''}` }));
    }
    const [was, is] = [canonical(part, wanted[part]), canonical(part, made[part])];
    return was === is ? [] : [{ part, detail: `${was} -> ${is}` }];
  });
}

/** Messages that have names, such as fields. */
function compareNamed(
  what: 'field' | 'function',
  wanted: readonly JsonObject[],
  made: readonly JsonObject[],
): LeftOut[] {
  const now = new Map(made.map((each) => [textIn(each, 'name'), each]));
  return wanted.flatMap((each) => {
    const name = textIn(each, 'name');
    const found = now.get(name);
    if (found === undefined) return [out(what, name, null)];
    const inside = compareNamed('field', messagesIn(each, 'fields'), messagesIn(found, 'fields'));
    return [
      ...partsThatDiffer(each, found, new Set(['fields'])).map(({ part, detail }) =>
        out(what === 'field' ? 'fieldPart' : what, `${name}: ${part}`, detail),
      ),
      ...inside.map((one) => ({ ...one, name: `${name}[${one.name}]` })),
    ];
  });
}

function compareIndexes(wanted: readonly IndexDefinition[], made: readonly IndexDefinition[]): LeftOut[] {
  return wanted.flatMap((index): LeftOut[] => {
    const same = made.find(({ name, field }) => name === index.name && field === index.field);
    const found = same ?? made.find(({ field }) => field === index.field);
    if (found === undefined) return [out('index', index.name, null)];
    const now = flatIndexParams(found.params);
    const others = Object.entries(flatIndexParams(index.params)).filter(([key, value]) => now[key] !== value);
    return [
      ...others.map(([key, value]) => out('index', `${index.name}: ${key}`, `${value} -> ${now[key] ?? ''}`)),
      // milvus-lite names every index by its field (seen on 3.2.1).
      ...(same === undefined
        ? [{ ...out('index', index.name, found.name), reason: 'namedByServer' as const }]
        : []),
    ];
  });
}

const missing = (
  what: 'partition' | 'alias',
  wanted: readonly string[],
  made: readonly string[],
): LeftOut[] => {
  const now = new Set(made);
  return wanted.filter((name) => !now.has(name)).map((name) => out(what, name, null));
};

function compareNumbers(wanted: RecreateRequest, made: MadeCollection): LeftOut[] {
  const { shards, consistency, keyPartitions } = wanted;
  const text = (value: number | string | null): string => (value === null ? '' : String(value));
  const count = made.partitions.length;
  return [
    ...(shards !== null && shards !== made.shards
      ? [out('shards', '', `${text(shards)} -> ${text(made.shards)}`)]
      : []),
    ...(consistency !== null && consistency !== made.consistency
      ? [out('consistency', '', `${consistency} -> ${text(made.consistency)}`)]
      : []),
    ...(keyPartitions !== null && keyPartitions !== count
      ? [out('partition', '', `${text(keyPartitions)} -> ${text(count)}`)]
      : []),
  ];
}

/** What of a request does not show in the collection that came of it. What the server added is not told. Pure. */
export function differencesAfter(wanted: RecreateRequest, made: MadeCollection): LeftOut[] {
  const { schema } = wanted;
  const properties = { properties: wanted.properties };
  return [
    ...compareNamed('field', ownFields(schema), ownFields(made.schema)),
    ...compareNamed(
      'field',
      messagesIn(schema, 'struct_array_fields'),
      messagesIn(made.schema, 'struct_array_fields'),
    ),
    ...compareNamed('function', messagesIn(schema, 'functions'), messagesIn(made.schema, 'functions')),
    ...partsThatDiffer(schema, made.schema, APART).map(({ part, detail }) => out('schemaPart', part, detail)),
    ...partsThatDiffer(properties, { properties: made.properties }, new Set()).map(({ part, detail }) =>
      out('property', part, detail),
    ),
    ...compareNumbers(wanted, made),
    ...missing('partition', wanted.partitions, made.partitions),
    ...compareIndexes(wanted.indexes, made.indexes),
    ...missing('alias', wanted.aliases, made.aliases),
  ];
}
