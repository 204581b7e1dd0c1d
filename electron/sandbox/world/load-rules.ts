import { Refusal } from '../refusal';
import { DEFAULT_GROUP } from './nodes';
import { loadedFieldsOf } from './memory';
import type { LoadedWith, WorldCollection, WorldPartition } from './model';
import { hasPartitionKey, isVector } from './model';
import type { World } from './world';

/** What the dynamic field is called in lists of loaded fields. */
export const DYNAMIC_FIELD = '$meta';

/** What a load request asks for. */
export interface LoadWish {
  /** As asked for; empty means all. */
  fields: readonly string[];
  skipDynamicField: boolean;
  replicas: number;
  groups: readonly string[];
  /** Null: the whole collection. */
  partitions: readonly WorldPartition[] | null;
}

/** The fields that a wish comes to, in the order of the schema; null where the version loads everything. */
export function fieldsOf(world: World, collection: WorldCollection, wish: LoadWish): string[] | null {
  if (world.profile.loadFields === 'ignored') return null;
  const names = collection.fields.map(({ name }) => name);
  const asked = wish.fields.length === 0 ? names : names.filter((name) => wish.fields.includes(name));
  const isDynamic = collection.dynamicField && !wish.skipDynamicField;
  return isDynamic ? [...asked, DYNAMIC_FIELD] : asked;
}

/** Checks a field list as Milvus 2.4.10 proxy/util.go does, in its order. Empty means all fields. */
function checkFields(world: World, collection: WorldCollection, list: readonly string[]): void {
  if (list.length === 0 || world.profile.loadFields === 'ignored') return;
  const fields = list.map((name) => {
    const field = collection.fields.find((each) => each.name === name);
    if (field === undefined) throw new Refusal('loadFieldUnknown', { field: name });
    return field;
  });
  const lacks = (key: 'isPrimaryKey' | 'isPartitionKey' | 'isClusteringKey', what: string) => {
    const missing = collection.fields.find((field) => field[key] && !fields.includes(field));
    if (missing !== undefined) {
      throw new Refusal('loadFieldsLack', { list, what: `${what} field ${missing.name}` });
    }
  };
  lacks('isPrimaryKey', 'primary key');
  lacks('isPartitionKey', 'partition key');
  lacks('isClusteringKey', 'clustering key');
  if (!fields.some(isVector)) throw new Refusal('loadFieldsLack', { list, what: 'vector field' });
}

/**
 * Every vector field that is asked for needs an index (2.4.10 to 2.6 proxy/task.go, also where the list is a hint);
 * before there is only one vector field.
 */
function checkIndexes(world: World, collection: WorldCollection, wanted: readonly string[]): void {
  if (world.profile.loadsWithoutIndex) return;
  const { indexes, name, id } = collection;
  if (indexes.length === 0) throw new Refusal('noIndex', { collection: name, collectionId: id });
  const counts = world.profile.loadFields !== 'ignored' && wanted.length > 0;
  const bare = collection.fields
    .filter((field) => isVector(field) && (!counts || wanted.includes(field.name)))
    .filter((field) => !indexes.some((index) => index.field === field.name));
  if (bare.length > 0) {
    throw new Refusal('vectorIndexMissing', { collection: name, fields: bare.map((field) => field.name) });
  }
}

/** 2.2 loads either the collection or a fixed set of partitions (2.2 querycoordv2/job/job_load.go). */
function checkMixing(collection: WorldCollection, loadedWith: LoadedWith, wish: LoadWish): void {
  const asksForAll = wish.partitions === null;
  if (asksForAll !== (loadedWith.scope === 'collection')) throw new Refusal('loadsMixed', {});
  const others = (wish.partitions ?? []).filter(({ memory }) => memory === null);
  if (others.length > 0) {
    const partitionIds = others.map((partition) => partition.id);
    throw new Refusal('otherPartitionsLoaded', { collectionId: collection.id, partitionIds });
  }
}

/** What is loaded cannot be loaded otherwise, where the version says so. */
function checkAgainstLoaded(world: World, collection: WorldCollection, wish: LoadWish): void {
  const { loadedWith } = collection;
  if (loadedWith === null) return;
  const { otherFields, loadFields, changesReplicas, mixesPartitionsAndCollection } = world.profile;
  if (!mixesPartitionsAndCollection) checkMixing(collection, loadedWith, wish);
  const mayChange = changesReplicas && wish.partitions === null;
  if (wish.replicas !== loadedWith.replicas && !mayChange) {
    throw new Refusal('replicasDiffer', { loaded: loadedWith.replicas, asked: wish.replicas });
  }
  if (otherFields === 'refused' && loadFields === 'honoured') {
    const loaded = loadedFieldsOf(collection);
    const asked = fieldsOf(world, collection, wish) ?? [];
    if (loaded.join('\n') !== asked.join('\n')) throw new Refusal('loadFieldsDiffer', { loaded, asked });
  }
}

/** Before 2.4.1 the default group stands alone, and what is loaded stays in its groups (2.3 services.go). */
function checkGroups(world: World, { loadedWith }: WorldCollection, { groups }: LoadWish): void {
  if (world.profile.mixesGroups) return;
  const used = loadedWith === null ? null : world.nodes.groupsOf(loadedWith);
  for (const group of groups) {
    if (used?.includes(group) === false) throw new Refusal('groupNotOfLoaded', { group });
    if (groups.length > 1 && group === DEFAULT_GROUP) throw new Refusal('groupsMixDefault', { group });
  }
}

function checkPlace(world: World, wish: LoadWish): void {
  const { groups: named, replicas } = wish;
  if (named.length > 1 && named.length !== replicas)
    throw new Refusal('groupCount', { replicas, groups: named });
  const unknown = wish.groups.find((group) => !world.nodes.groups.has(group));
  if (unknown !== undefined) throw new Refusal('resourceGroupNotFound', { group: unknown });
  const groups = world.nodes.groupsOf(wish);
  for (const group of new Set(groups)) {
    const nodes = world.nodes.in(group).length;
    const needed = groups.filter((each) => each === group).length;
    if (needed > nodes) throw new Refusal('nodesNotEnough', { group, nodes, needed });
  }
}

/** Throws what the version would answer to this load. */
export function checkLoad(world: World, collection: WorldCollection, wish: LoadWish): void {
  checkFields(world, collection, wish.fields);
  checkIndexes(world, collection, wish.fields);
  if (world.profile.loadsAtOnce) return;
  checkGroups(world, collection, wish);
  checkAgainstLoaded(world, collection, wish);
  // What is loaded has its place; from 2.4.1 on it may get another one.
  if (collection.loadedWith === null || world.profile.mixesGroups) checkPlace(world, wish);
}

/** Refuses what cannot be done with partitions that belong to the server. @param what such as `load partitions` */
export function refuseKeyed(collection: WorldCollection, what: string): void {
  if (!hasPartitionKey(collection)) return;
  const field = collection.fields.find(({ isPartitionKey }) => isPartitionKey)?.name ?? '';
  throw new Refusal('partitionKeyMode', { what, field });
}
