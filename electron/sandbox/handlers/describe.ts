import { statusOf } from '../errors/status';
import { OK, Refusal } from '../refusal';
import type { WorldCollection, WorldDatabase, WorldField, WorldFunction } from '../world/model';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { hybridTime, text, texts, toPairs } from './handler';

function fieldToWire(field: WorldField, ids: boolean): Wire {
  return {
    fieldID: ids ? field.id : '0',
    name: field.name,
    description: field.description,
    data_type: field.type,
    element_type: field.elementType,
    type_params: toPairs(field.params),
    is_primary_key: field.isPrimaryKey,
    is_partition_key: field.isPartitionKey,
    is_clustering_key: field.isClusteringKey,
    nullable: field.nullable,
    default_value: field.defaultValue,
    is_function_output: field.functionOutput,
    autoID: field.autoId,
    state: 'FieldCreated',
  };
}

function functionToWire(each: WorldFunction, { fields }: WorldCollection): Wire {
  const idsOf = (names: readonly string[]) =>
    names.flatMap((name) => fields.find((field) => field.name === name)?.id ?? []);
  return {
    name: each.name,
    id: each.id,
    description: each.description,
    type: each.type,
    input_field_names: each.inputs,
    input_field_ids: idsOf(each.inputs),
    output_field_names: each.outputs,
    output_field_ids: idsOf(each.outputs),
    params: toPairs(each.params),
  };
}

function described(request: Wire, world: World): { database: WorldDatabase; collection: WorldCollection } {
  const name = text(request, 'collection_name');
  const byId = name === '' ? world.collectionById(text(request, 'collectionID')) : undefined;
  if (byId !== undefined) return byId;
  const collection = world.collection(text(request, 'db_name'), name);
  return { database: world.database(text(request, 'db_name')), collection };
}

function channels({ id, shards }: WorldCollection): string[] {
  return Array.from({ length: shards }, (_, at) => `by-dev-rootcoord-dml_${String(at)}_${id}v${String(at)}`);
}

function describe(request: Wire, world: World): Wire {
  const { database, collection } = described(request, world);
  const { ids } = world.profile;
  const schema = {
    name: collection.name,
    description: collection.description,
    enable_dynamic_field: collection.dynamicField,
    fields: collection.fields.map((field) => fieldToWire(field, ids)),
    functions: collection.functions.map((each) => functionToWire(each, collection)),
    struct_array_fields: collection.structs.map(({ id, name, description, fields }) => ({
      ...{ fieldID: id, name, description },
      fields: fields.map((field) => fieldToWire(field, ids)),
    })),
  };
  const common = {
    schema,
    shards_num: collection.shards,
    consistency_level: collection.consistency,
    num_partitions: String(collection.partitions.length),
    properties: toPairs(collection.properties),
  };
  if (!ids) return { ...common, collection_name: collection.name };
  return {
    ...common,
    // The name that was asked by: an alias stays one, an id leaves it empty. The collection's own is in the schema.
    collection_name: text(request, 'collection_name'),
    collectionID: collection.id,
    db_name: database.name,
    aliases: world.aliasesOf(database, collection),
    virtual_channel_names: channels(collection),
    physical_channel_names: channels(collection).map((name) => name.replace(/_\d+v\d+$/, '')),
    created_timestamp: hybridTime(collection.createdAt),
    created_utc_timestamp: String(collection.createdAt),
  };
}

/** Those that are not there have an answer of their own (2.6.1). */
function describeSeveral(request: Wire, world: World): Wire {
  const byName = texts(request, 'collection_name').map((name) => ({ ...request, collection_name: name }));
  const byId = texts(request, 'collectionID').map((id) => ({
    ...{ ...request, collection_name: '', collectionID: id },
  }));
  return {
    responses: [...byName, ...byId].map((each) => {
      try {
        return { ...describe(each, world), status: OK };
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown;
        return { status: statusOf(world.profile, thrown, 'DescribeCollection') };
      }
    }),
  };
}

/** What a collection is. */
export const describeHandlers: Record<string, Handler> = {
  DescribeCollection: describe,
  BatchDescribeCollection: describeSeveral,
};
