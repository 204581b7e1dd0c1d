import { decodeMessage } from '../protocol';
import { Refusal } from '../refusal';
import { toField, toFunction, toStruct } from '../world/create';
import type { WorldCollection } from '../world/model';
import { isVector } from '../world/model';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { pairs, targetOf, text, texts, toChange } from './handler';

/** A collection by name, or by id where a request has no name. */
function target(request: Wire, world: World): WorldCollection {
  const found =
    text(request, 'collection_name') === '' ? world.collectionById(text(request, 'collectionID')) : null;
  return found?.collection ?? targetOf(request, world);
}

/** Takes over properties, and leaves out those that are to go. */
function altered(before: Record<string, string>, request: Wire, key = 'properties'): Record<string, string> {
  const all = { ...before, ...pairs(request, key) };
  const gone = texts(request, 'delete_keys');
  return Object.fromEntries(Object.entries(all).filter(([name]) => !gone.includes(name)));
}

function alterCollection(request: Wire, world: World): Wire {
  const home = world.database(text(request, 'db_name'));
  const name = text(request, 'collection_name');
  const collection = name === '' ? target(request, world) : toChange(home, name, world);
  if (Object.keys(pairs(request, 'properties')).length === 0 && texts(request, 'delete_keys').length === 0) {
    throw new Refusal('nothingToAlter', {});
  }
  collection.properties = altered(collection.properties, request);
  return {};
}

function alterField(request: Wire, world: World): Wire {
  const collection = target(request, world);
  const name = text(request, 'field_name');
  const field = collection.fields.find((each) => each.name === name);
  if (field === undefined) throw new Refusal('fieldToAlter', { field: name });
  field.params = altered(field.params, request);
  return {};
}

/** A field that comes later has no values yet: it has to be nullable (2.6 proxy/task.go). */
function addField(request: Wire, world: World): Wire {
  const collection = target(request, world);
  const wire = decodeMessage('schema.FieldSchema', request.schema);
  const field = toField(wire, collection.fields.length);
  if (collection.fields.some(({ name }) => name === field.name)) {
    throw new Refusal('fieldExists', { field: field.name });
  }
  if (!field.nullable || field.isPrimaryKey || isVector(field)) {
    throw new Refusal('fieldNotNullable', { field: field.name });
  }
  collection.fields.push(field);
  return {};
}

function addStruct(request: Wire, world: World): Wire {
  const collection = target(request, world);
  const wire = (request.struct_array_field_schema ?? {}) as Wire;
  collection.structs.push(toStruct(wire, collection.fields.length + collection.structs.length));
  return {};
}

const functionIn = (request: Wire): Wire => (request.functionSchema ?? {}) as Wire;

function addFunction(request: Wire, world: World): Wire {
  const collection = target(request, world);
  const added = toFunction(functionIn(request), world.nextId());
  if (collection.functions.some(({ name }) => name === added.name)) {
    throw new Refusal('functionExists', { name: added.name });
  }
  collection.functions.push(added);
  return {};
}

function alterFunction(request: Wire, world: World): Wire {
  const collection = target(request, world);
  const name = text(request, 'function_name');
  const at = collection.functions.findIndex((each) => each.name === name);
  if (at < 0) throw new Refusal('functionNotFound', { name });
  collection.functions[at] = toFunction(functionIn(request), collection.functions[at]?.id ?? world.nextId());
  return {};
}

function dropFunction(request: Wire, world: World): Wire {
  const collection = target(request, world);
  const name = text(request, 'function_name');
  collection.functions = collection.functions.filter((each) => each.name !== name);
  return {};
}

function truncate(request: Wire, world: World): Wire {
  for (const partition of target(request, world).partitions) partition.rows = 0;
  return {};
}

function alterDatabase(request: Wire, world: World): Wire {
  const database = world.database(text(request, 'db_name'));
  database.properties = altered(database.properties, request);
  return {};
}

function alterIndex(request: Wire, world: World): Wire {
  const collection = target(request, world);
  const name = text(request, 'index_name');
  const index = collection.indexes.find((each) => each.name === name);
  if (index === undefined) {
    const facts = { collection: collection.name, collectionId: collection.id, index: name, field: '' };
    throw new Refusal('indexNotFound', facts);
  }
  if (collection.loadedWith !== null) throw new Refusal('indexToAlterLoaded', {});
  index.params = altered(index.params, request, 'extra_params');
  return {};
}

/** Changes of what is there: properties, fields, functions, indexes, and all rows at once. */
export const alterHandlers: Record<string, Handler> = {
  AlterCollection: alterCollection,
  AlterCollectionField: alterField,
  AddCollectionField: addField,
  AddCollectionStructField: addStruct,
  AddCollectionFunction: addFunction,
  AlterCollectionFunction: alterFunction,
  DropCollectionFunction: dropFunction,
  TruncateCollection: truncate,
  AlterDatabase: alterDatabase,
  AlterIndex: alterIndex,
};
