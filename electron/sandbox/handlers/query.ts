import { Refusal } from '../refusal';
import { DYNAMIC_FIELD } from '../world/load-rules';
import { loadedFieldsOf, percentOf, settle } from '../world/memory';
import type { WorldCollection, WorldField } from '../world/model';
import { valuesOf } from '../world/row-values';
import { homeOf } from '../world/world';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { pairs, targetOf, text, texts } from './handler';

const COUNT = 'count(*)';
/** So many rows are given where a request names no limit (proxy/task_query.go: a window of 16,384). */
const MOST_ROWS = 16_384;

/** The fields of a query's answer. Dynamic ones are given as nothing. */
function outputFields(request: Wire, collection: WorldCollection, world: World): WorldField[] {
  const { queriesAll } = world.profile;
  const wanted = texts(request, 'output_fields').filter((name) => !queriesAll || name !== COUNT);
  const found = wanted.flatMap((name) => {
    const field = collection.fields.find((each) => each.name === name);
    if (field !== undefined) return [field];
    if (collection.dynamicField || !world.profile.ids) return [];
    throw new Refusal('outputFieldUnknown', { field: name });
  });
  const key = collection.fields.find(({ isPrimaryKey }) => isPrimaryKey);
  if (key === undefined || found.includes(key)) return found;
  // The primary key comes along: Milvus puts it last, milvus-lite first (both seen).
  return world.profile.ids ? [...found, key] : [key, ...found];
}

/** Whether an output field can only be a part of the dynamic one, or all of it. */
function isDynamic(name: string, { fields, dynamicField }: WorldCollection): boolean {
  return dynamicField && name !== COUNT && name !== '*' && !fields.some((field) => field.name === name);
}

function checkLoaded(request: Wire, collection: WorldCollection, fields: WorldField[], world: World): void {
  settle(collection, world.clock.now());
  if (collection.loadedWith === null) {
    throw new Refusal('queryNotLoaded', {
      database: homeOf(text(request, 'db_name')),
      collection: collection.name,
      collectionId: collection.id,
    });
  }
  if (world.profile.loadFields !== 'honoured') return;
  const loaded = loadedFieldsOf(collection);
  const ofDynamic = texts(request, 'output_fields').find((name) => isDynamic(name, collection));
  if (ofDynamic !== undefined && !loaded.includes(DYNAMIC_FIELD)) {
    throw new Refusal('dynamicFieldNotLoaded', { field: ofDynamic });
  }
  const missing = fields.find(({ name }) => !loaded.includes(name));
  if (missing !== undefined) throw new Refusal('outputFieldNotLoaded', { field: missing.name });
}

/** Numbers of the rows that are in memory and that a filter on the primary key lets through. */
function rowNumbers(request: Wire, collection: WorldCollection, world: World): number[] {
  const now = world.clock.now();
  const count = collection.partitions
    .filter((partition) => percentOf(partition, now) === 100)
    .reduce((sum, { rows }) => sum + rows, 0);
  const { limit, offset } = pairs(request, 'query_params');
  const most = Math.min(count, Number(limit ?? MOST_ROWS) + Number(offset ?? 0));
  const lets = filterOf(text(request, 'expr'));
  const rows: number[] = [];
  for (let row = 0; row < count && rows.length < most; row++) if (lets(row)) rows.push(row);
  return rows.slice(Number(offset ?? 0));
}

/** A comparison of the primary key with a number, or a list of them; anything else lets every row through. */
function filterOf(expression: string): (row: number) => boolean {
  const list = /\bin\s*\[([\d,\s]*)\]/.exec(expression)?.[1];
  if (list !== undefined) {
    const numbers = new Set(list.split(',').map(Number));
    return (row) => numbers.has(row);
  }
  const [, operator, value] = /(<=|>=|==|<|>)\s*(\d+)/.exec(expression) ?? [];
  const limit = Number(value);
  switch (operator) {
    case '<':
      return (row) => row < limit;
    case '<=':
      return (row) => row <= limit;
    case '>':
      return (row) => row > limit;
    case '>=':
      return (row) => row >= limit;
    case '==':
      return (row) => row === limit;
    default:
      return () => true;
  }
}

function dynamicColumn(rows: readonly number[]): Wire {
  const data = rows.map(() => Buffer.from('{}'));
  return { type: 'JSON', field_name: '$meta', is_dynamic: true, scalars: { json_data: { data } } };
}

function query(request: Wire, world: World): Wire {
  const collection = targetOf(request, world);
  const { ids, queriesAll } = world.profile;
  if (!queriesAll && text(request, 'expr') === '') throw new Refusal('expressionEmpty', {});
  const fields = outputFields(request, collection, world);
  checkLoaded(request, collection, fields, world);
  const wanted = texts(request, 'output_fields');
  if (wanted.includes(COUNT)) {
    const count = rowNumbers({ ...request, query_params: [] }, collection, world).length;
    const data = { type: 'Int64', field_name: COUNT, scalars: { long_data: { data: [String(count)] } } };
    if (ids) return { fields_data: [data] };
    return { collection_name: collection.name, fields_data: [data], output_fields: [COUNT] };
  }
  const rows = rowNumbers(request, collection, world);
  const names = fields.map(({ name }) => name);
  const columns: Wire[] = fields.map((field) => ({
    type: field.type,
    field_name: field.name,
    field_id: ids ? field.id : '0',
    ...valuesOf(field, rows),
  }));
  // milvus-lite gives the dynamic field with everything else (seen on 3.2.1).
  if (!ids && collection.dynamicField) columns.push(dynamicColumn(rows));
  return {
    collection_name: collection.name,
    fields_data: columns,
    output_fields: ids ? names : names.filter((name) => wanted.includes(name)),
    primary_field_name: ids ? '' : (collection.fields.find(({ isPrimaryKey }) => isPrimaryKey)?.name ?? ''),
  };
}

/** Hits are made up as well: as many as are asked for, the nearest first. */
function search(request: Wire, world: World): Wire {
  const collection = targetOf(request, world);
  const fields = outputFields(request, collection, world);
  checkLoaded(request, collection, fields, world);
  const params = pairs(request, 'search_params');
  const rank = pairs(request, 'rank_params');
  const wanted = Number(params.topk ?? params.limit ?? rank.limit ?? 10);
  const queries = Math.max(1, Number(text(request, 'nq')));
  const rows = rowNumbers({ ...request, query_params: [{ key: 'limit', value: wanted }] }, collection, world);
  const all = Array.from({ length: queries }, () => rows).flat();
  const key = collection.fields.find(({ isPrimaryKey }) => isPrimaryKey);
  const ids =
    key?.type === 'VarChar' ? { str_id: { data: all.map(String) } } : { int_id: { data: all.map(String) } };
  return {
    collection_name: collection.name,
    results: {
      num_queries: String(queries),
      top_k: String(wanted),
      topks: Array.from({ length: queries }, () => String(rows.length)),
      scores: all.map((_, at) => 1 / (1 + (at % Math.max(1, rows.length)))),
      ids,
      output_fields: texts(request, 'output_fields'),
      primary_field_name: key?.name ?? '',
      fields_data: fields
        // Keys are told beside the hits, and as a column only where they are asked for.
        .filter((field) => field !== key || texts(request, 'output_fields').includes(field.name))
        .map((field) => ({
          ...{ type: field.type, field_name: field.name, field_id: field.id },
          ...valuesOf(field, all),
        })),
    },
  };
}

/** Reading rows, which are made up: enough to see that a field is there, and that it is not. */
export const queryHandlers: Record<string, Handler> = { Query: query, Search: search, HybridSearch: search };
