import type { LoadedWith, WorldCollection } from './model';
import { isVector } from './model';
import type { World } from './world';

/** What a load request asks for. */
export interface LoadWish {
  fields: readonly string[];
  replicas: number;
  refresh: boolean;
}

function refuseParameter(world: World, reason: string): never {
  throw world.numbered(1100, 'IllegalArgument', `${reason}: invalid parameter`);
}

/** Checks a field list as Milvus 2.4.10 proxy/util.go does, in its order. Empty means all fields. */
function checkFields(world: World, collection: WorldCollection, names: readonly string[]): void {
  if (names.length === 0 || world.profile.loadFields === 'ignored') return;
  const fields = names.map((name) => {
    const field = collection.fields.find((each) => each.name === name);
    if (field === undefined)
      throw world.plain(`failed to get field schema by name: fieldName(${name}) not found`);
    return field;
  });
  const list = `load field list [${names.join(' ')}] does not contain`;
  const lacks = (key: 'isPrimaryKey' | 'isPartitionKey' | 'isClusteringKey') =>
    collection.fields.find((field) => field[key] && !fields.includes(field));
  const primary = lacks('isPrimaryKey');
  if (primary !== undefined) refuseParameter(world, `${list} primary key field ${primary.name}`);
  const partition = lacks('isPartitionKey');
  if (partition !== undefined) refuseParameter(world, `${list} partition key field ${partition.name}`);
  const clustering = lacks('isClusteringKey');
  if (clustering !== undefined) refuseParameter(world, `${list} clustering key field ${clustering.name}`);
  if (!fields.some(isVector)) refuseParameter(world, `${list} vector field`);
}

/** Every vector field that is to be loaded needs an index (2.4 on); before there is only one vector field. */
function checkIndexes(world: World, collection: WorldCollection, names: readonly string[]): void {
  if (world.profile.loadsWithoutIndex) return;
  if (collection.indexes.length === 0) {
    if (!world.profile.numbered) {
      throw world.plain(
        `there is no vector index on collection: ${collection.name}, please create index firstly`,
      );
    }
    throw world.numbered(700, 'IndexNotExist', `index not found[collection=${collection.name}]`);
  }
  const honoured = world.profile.loadFields === 'honoured' && names.length > 0;
  const bare = collection.fields
    .filter((field) => isVector(field) && (!honoured || names.includes(field.name)))
    .filter((field) => !collection.indexes.some((index) => index.field === field.name))
    .map((field) => field.name);
  if (bare.length > 0) {
    throw world.plain(`there is no vector index on field: [${bare.join(' ')}], please create index firstly`);
  }
}

/** What is loaded cannot be loaded otherwise, where the version says so. */
function checkAgainstLoaded(world: World, loadedWith: LoadedWith, wish: LoadWish): void {
  const { loadFields, changeFieldsWhileLoaded } = world.profile;
  if (loadFields === 'honoured' && !changeFieldsWhileLoaded) {
    const loaded = [...(loadedWith.fields ?? [])].sort();
    const asked = [...wish.fields].sort();
    if (loaded.join('\n') !== asked.join('\n')) {
      throw world.plain(
        "call query coordinator LoadCollection: can't change the load field list for loaded collection: " +
          `invalid parameter[expected=[${loaded.join(' ')}]][actual=[${asked.join(' ')}]]`,
      );
    }
  }
  if (wish.replicas !== loadedWith.replicas && loadFields === 'ignored') {
    throw world.numbered(
      1100,
      'IllegalArgument',
      `can't change the replica number for loaded collection: invalid parameter[expected=${String(loadedWith.replicas)}]` +
        `[actual=${String(wish.replicas)}]`,
    );
  }
}

/** The sample has one query node, so it takes one replica. */
export const QUERY_NODES = 1;

/** Throws what the version would answer to this load. */
export function checkLoad(world: World, collection: WorldCollection, wish: LoadWish): void {
  checkFields(world, collection, wish.fields);
  checkIndexes(world, collection, wish.fields);
  if (collection.loadedWith !== null) checkAgainstLoaded(world, collection.loadedWith, wish);
  if (wish.replicas > QUERY_NODES) {
    throw world.plain(
      `call query coordinator LoadCollection: resource group node not enough[rg=__default_resource_group]` +
        `[currentNodeNum=${String(QUERY_NODES)}][expectedNodeNum=${String(wish.replicas)}]`,
    );
  }
}
