import { Refusal } from '../refusal';
import { collectionFrom, sameShape } from '../world/create';
import { bringIn, collectionPercent, letGo } from '../world/memory';
import type { WorldCollection, WorldDatabase } from '../world/model';
import { nameFault } from '../world/names';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { hybridTime, number, pairs, text, texts, toChange } from './handler';

function listed(request: Wire, world: World) {
  const { collections } = world.database(text(request, 'db_name'));
  const now = world.clock.now();
  const names = texts(request, 'collection_names');
  const all = [...collections.values()]
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map((collection) => ({ collection, percent: collectionPercent(collection, now) }));
  if (text(request, 'type') !== 'InMemory' || world.profile.percentagesAlways) return all;
  const missing = names.length === 0 ? undefined : all.find(({ percent }) => percent === null);
  if (missing !== undefined) {
    const { name, id } = missing.collection;
    throw new Refusal('collectionNotLoaded', { collection: name, collectionId: id });
  }
  return all.filter(({ percent }) => percent !== null);
}

function show(request: Wire, world: World): Wire {
  const shown = listed(request, world);
  const { ids, percentagesAlways } = world.profile;
  const withPercent = text(request, 'type') === 'InMemory' || percentagesAlways ? shown : [];
  const withIds = ids ? shown : [];
  return {
    collection_names: shown.map(({ collection }) => collection.name),
    collection_ids: withIds.map(({ collection }) => collection.id),
    created_timestamps: withIds.map(({ collection }) => hybridTime(collection.createdAt)),
    created_utc_timestamps: withIds.map(({ collection }) => String(collection.createdAt)),
    inMemory_percentages: withPercent.map(({ percent }) => String(percent ?? 0)),
    query_service_available: withPercent.map(({ percent }) => percent === 100),
    shards_num: percentagesAlways ? shown.map(({ collection }) => collection.shards) : [],
  };
}

function remove(database: WorldDatabase, collection: WorldCollection): void {
  database.collections.delete(collection.name);
  for (const [alias, name] of database.aliases) {
    if (name === collection.name) database.aliases.delete(alias);
  }
}

function drop(request: Wire, world: World): Wire {
  const name = text(request, 'collection_name');
  const home = text(request, 'db_name');
  // Dropping what is not there is a success, in a missing database too.
  if (world.findCollection(home, name) === undefined) return {};
  const database = world.database(home);
  const collection = world.collection(home, name);
  if (database.aliases.has(name) && !world.profile.dropsByAlias) {
    throw new Refusal('dropByAlias', { alias: name });
  }
  const aliases = world.aliasesOf(database, collection);
  if (aliases.length > 0 && !world.profile.dropsAliased) {
    throw new Refusal('dropAliased', { collection: name, aliases });
  }
  if (world.profile.ids) for (const alias of aliases) database.dangling.set(alias, collection.id);
  remove(database, collection);
  return {};
}

function rename(request: Wire, world: World): Wire {
  const database = world.database(text(request, 'db_name'));
  const wanted = text(request, 'newDBName');
  const home = wanted === '' ? database : world.database(wanted);
  const name = text(request, 'newName');
  checkName(name, world);
  const oldName = text(request, 'oldName');
  const collection = toChange(database, oldName, world);
  if (world.findCollection(home.name, name) !== undefined) {
    throw new Refusal('renameTaken', { database: home.name, name });
  }
  if (database.aliases.has(oldName) && world.profile.ids) {
    throw new Refusal('renameByAlias', { alias: oldName });
  }
  const aliases = world.aliasesOf(database, collection);
  remove(database, collection);
  collection.name = name;
  home.collections.set(name, collection);
  for (const alias of aliases) home.aliases.set(alias, name);
  if (world.profile.renameReleases) letGo(collection, collection.partitions);
  return {};
}

function checkName(name: string, world: World): void {
  const fault = nameFault(name);
  const counts = world.profile.checksNames || fault === 'empty' || fault === 'long';
  if (fault !== null && counts) throw new Refusal('collectionName', { name, fault });
}

function checkLimits({ name, collections }: WorldDatabase, added: WorldCollection, world: World): void {
  const { collections: most, capacity } = world.limits;
  if (collections.size >= most) throw new Refusal('collectionLimit', { database: name, limit: most });
  const size = (collection: WorldCollection) => collection.shards * collection.partitions.length;
  const taken = world.collections().reduce((sum, collection) => sum + size(collection), 0);
  if (taken + size(added) > capacity) throw new Refusal('capacityExceeded', { limit: capacity });
}

function create(request: Wire, world: World): Wire {
  const name = text(request, 'collection_name');
  checkName(name, world);
  const database = world.database(text(request, 'db_name'));
  const collection = collectionFrom(world, {
    name,
    schema: request.schema,
    shards: number(request, 'shards_num'),
    consistency: text(request, 'consistency_level'),
    partitions: Number(text(request, 'num_partitions')),
    properties: pairs(request, 'properties'),
  });
  const existing = world.findCollection(database.name, name);
  if (existing !== undefined) {
    if (!world.profile.createsAgain) throw new Refusal('collectionExists', { collection: name });
    if (sameShape(existing, collection)) return {};
    throw new Refusal('collectionDiffers', { collection: name });
  }
  checkLimits(database, collection, world);
  database.collections.set(name, collection);
  if (world.profile.loadedUntilIndexed) {
    const loadedWith = {
      fields: null,
      replicas: 1,
      groups: [],
      scope: 'collection',
      refreshedAt: null,
    } as const;
    bringIn(collection, collection.partitions, loadedWith, world.clock.now(), { atOnce: true });
  }
  return {};
}

/** Collections. */
export const collectionHandlers: Record<string, Handler> = {
  ShowCollections: show,
  CreateCollection: create,
  DropCollection: drop,
  RenameCollection: rename,
  HasCollection: (request, world) => ({
    value: world.findCollection(text(request, 'db_name'), text(request, 'collection_name')) !== undefined,
  }),
};
