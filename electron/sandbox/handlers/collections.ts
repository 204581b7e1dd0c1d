import { collectionFrom } from '../world/create';
import { collectionPercent } from '../world/memory';
import type { WorldCollection, WorldField } from '../world/model';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { pairs, text, toPairs } from './handler';

function fieldToWire(field: WorldField): Wire {
  return {
    fieldID: field.id,
    name: field.name,
    description: field.description,
    data_type: field.type,
    element_type: field.elementType,
    type_params: toPairs(field.params),
    is_primary_key: field.isPrimaryKey,
    is_partition_key: field.isPartitionKey,
    is_clustering_key: field.isClusteringKey,
    nullable: field.nullable,
    autoID: field.autoId,
    state: 'FieldCreated',
  };
}

function describe(request: Wire, world: World): Wire {
  const database = world.database(text(request, 'db_name'));
  const collection = world.collection(database.name, text(request, 'collection_name'));
  const { ids } = world.profile;
  return {
    schema: {
      name: collection.name,
      description: collection.description,
      enable_dynamic_field: collection.dynamicField,
      fields: collection.fields.map(fieldToWire),
    },
    collectionID: ids ? collection.id : '0',
    collection_name: collection.name,
    db_name: database.name,
    aliases: ids ? world.aliasesOf(database, collection) : [],
    shards_num: collection.shards,
    consistency_level: collection.consistency,
    created_utc_timestamp: ids ? String(collection.createdAt) : '0',
    num_partitions: String(collection.partitions.length),
    properties: toPairs(collection.properties),
  };
}

function show(request: Wire, world: World): Wire {
  const { collections } = world.database(text(request, 'db_name'));
  const now = world.clock.now();
  const all = [...collections.values()].map((collection) => ({
    collection,
    percent: collectionPercent(collection, now),
  }));
  const inMemory = text(request, 'type') === 'InMemory';
  const shown = inMemory ? all.filter(({ percent }) => percent !== null) : all;
  return {
    collection_names: shown.map(({ collection }) => collection.name),
    collection_ids: world.profile.ids ? shown.map(({ collection }) => collection.id) : [],
    created_utc_timestamps: shown.map(({ collection }) => String(collection.createdAt)),
    inMemory_percentages: inMemory ? shown.map(({ percent }) => String(percent)) : [],
    query_service_available: inMemory ? shown.map(({ percent }) => percent === 100) : [],
  };
}

function drop(request: Wire, world: World): Wire {
  const database = world.database(text(request, 'db_name'));
  const name = text(request, 'collection_name');
  const aliased = database.aliases.get(name);
  if (aliased !== undefined && world.profile.ids) {
    throw world.plain(`cannot drop the collection via alias = ${name}`);
  }
  const collection: WorldCollection | undefined = database.collections.get(aliased ?? name);
  // Dropping what is not there is a success, in every version.
  if (collection === undefined) return {};
  const aliases = world.aliasesOf(database, collection);
  if (aliases.length > 0 && !world.profile.dropsAliased) {
    throw world.plain(
      `unable to drop the collection [${name}] because it has associated aliases [${aliases.join(', ')}], ` +
        'please remove all aliases before dropping the collection',
    );
  }
  database.collections.delete(collection.name);
  return {};
}

function rename(request: Wire, world: World): Wire {
  const database = world.database(text(request, 'db_name'));
  const collection = world.collection(database.name, text(request, 'oldName'));
  const name = text(request, 'newName');
  if (world.findCollection(database.name, name) !== undefined) {
    throw world.plain(
      `duplicated new collection name ${database.name}:${name} with other collection name or alias`,
    );
  }
  database.collections.delete(collection.name);
  for (const [alias, target] of database.aliases) {
    if (target === collection.name) database.aliases.set(alias, name);
  }
  collection.name = name;
  database.collections.set(name, collection);
  return {};
}

/** Collections and their aliases. */
export const collectionHandlers: Record<string, Handler> = {
  ShowCollections: show,
  DescribeCollection: describe,
  DropCollection: drop,
  RenameCollection: rename,
  HasCollection: (request, world) => ({
    value: world.findCollection(text(request, 'db_name'), text(request, 'collection_name')) !== undefined,
  }),
  CreateCollection: (request, world) => {
    const database = world.database(text(request, 'db_name'));
    const collection = collectionFrom(world, {
      name: text(request, 'collection_name'),
      schema: request.schema,
      shards: typeof request.shards_num === 'number' ? request.shards_num : 1,
      consistency: text(request, 'consistency_level'),
      partitions: Number(text(request, 'num_partitions')),
      properties: pairs(request, 'properties'),
    });
    database.collections.set(collection.name, collection);
    return {};
  },
  CreateAlias: (request, world) => {
    const database = world.database(text(request, 'db_name'));
    const collection = world.collection(database.name, text(request, 'collection_name'));
    const alias = text(request, 'alias');
    if (world.findCollection(database.name, alias) !== undefined) {
      throw world.plain(`${alias} is alias to another collection: ${collection.name}: alias already exist`);
    }
    database.aliases.set(alias, collection.name);
    return {};
  },
  AlterAlias: (request, world) => {
    const database = world.database(text(request, 'db_name'));
    const collection = world.collection(database.name, text(request, 'collection_name'));
    database.aliases.set(text(request, 'alias'), collection.name);
    return {};
  },
  DropAlias: (request, world) => {
    world.database(text(request, 'db_name')).aliases.delete(text(request, 'alias'));
    return {};
  },
  ListAliases: (request, world) => {
    const database = world.database(text(request, 'db_name'));
    const only = text(request, 'collection_name');
    const aliases = [...database.aliases].filter(([, name]) => only === '' || name === only);
    return { db_name: database.name, collection_name: only, aliases: aliases.map(([alias]) => alias) };
  },
};
