import type { CollectionRef, PartitionRef } from '@shared/domain/refs';
import { fewAtOnce } from '@shared/async/few-at-once';
import { fail, FalconerError } from '@shared/ipc/result';
import type { CollectionDescription, MilvusGateway, NamedId } from '../../milvus/gateway-types';
import { hopeless } from '../outcome';
import { findOwn } from '../watcher';

const NONE = '–';
/** So many databases are looked through at once. */
const AT_ONCE = 4;

/** Whether a server says that there is no such thing. */
export function isGone(thrown: unknown): boolean {
  const code = thrown instanceof FalconerError ? thrown.error.code : null;
  return code === 'collectionNotFound' || code === 'databaseNotFound';
}

/** The answer, or null if the server says that there is no such thing. */
export async function unlessGone<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (thrown) {
    if (isGone(thrown)) return null;
    throw thrown;
  }
}

function failChanged(
  what: 'collection' | 'partition',
  name: string,
  expected: string | null,
  found: string | null,
): never {
  const params = { what, collection: name, expected: expected ?? NONE, found: found ?? NONE };
  return fail('identityChanged', { params });
}

/**
 * Reads the collection again and throws `identityChanged` unless it is the one that was on the screen. Where there is
 * no id only the name can be compared, and an alias would stand for anything.
 */
export async function checkCollection(
  server: MilvusGateway,
  { database, collection, collectionId }: CollectionRef,
): Promise<CollectionDescription> {
  const found = await unlessGone(server.describeCollection(database, collection));
  if (found === null) return failChanged('collection', collection, collectionId, null);
  if (collectionId === null && found.name !== collection) failAlias(collection, found.name);
  if (collectionId !== null && found.id !== collectionId) {
    failChanged('collection', collection, collectionId, found.id);
  }
  return found;
}

function failAlias(alias: string, collection: string): never {
  return fail('aliasGiven', { params: { alias, collection } });
}

/** As {@link checkCollection}, before a drop: throws `aliasGiven` if the name is an alias, whatever it stands for. */
export async function checkBeforeDrop(
  server: MilvusGateway,
  target: CollectionRef,
): Promise<CollectionDescription> {
  const found = await checkCollection(server, target);
  // milvus-lite 3.2.1 drops the collection that an alias stands for.
  if (found.name !== target.collection) failAlias(target.collection, found.name);
  return found;
}

/**
 * As {@link checkBeforeDrop}, and throws `aliasAdded` if the collection has an alias that was not shown: where the server
 * lets aliases go along it would go unseen.
 */
export async function checkCollectionBeforeDrop(
  server: MilvusGateway,
  target: CollectionRef,
  shownAliases: readonly string[] | undefined,
): Promise<void> {
  const { database, collection } = target;
  const found = await checkBeforeDrop(server, target);
  if (shownAliases === undefined) return;
  const isTold = server.server.flavor !== 'lite';
  const present = isTold ? found.aliases : await server.listAliases(database, collection);
  const more = present.filter((alias) => !shownAliases.includes(alias));
  if (more.length > 0) fail('aliasAdded', { params: { collection, aliases: more.join(', ') } });
}

/** As {@link checkBeforeDrop}, and throws `identityChanged` unless the partition too is the one on the screen. */
export async function checkPartitionBeforeDrop(server: MilvusGateway, target: PartitionRef): Promise<void> {
  await checkBeforeDrop(server, target);
  const { database, collection, partition, partitionId } = target;
  const partitions = await unlessGone(server.listPartitions(database, collection));
  // Without an id nothing tells whose partitions these are: the name may have come to an alias between the two calls.
  if (target.collectionId === null) await checkBeforeDrop(server, target);
  const found = partitions?.find(({ name }) => name === partition);
  if (found !== undefined && (partitionId === null || found.id === partitionId)) return;
  failChanged('partition', partition, partitionId, found?.id ?? null);
}

/** What a list shows, or null where the user may not see it or it is not there: nothing can be found in it. */
async function unlessHidden<T>(listing: Promise<T>): Promise<T | null> {
  try {
    return await unlessGone(listing);
  } catch (thrown) {
    if (thrown instanceof FalconerError && hopeless.has(thrown.error.code)) return null;
    throw thrown;
  }
}

/** Where a collection is that a rename has taken to another database, by its id; null: nowhere that can be seen. */
async function findElsewhere(server: MilvusGateway, { database, collectionId }: CollectionRef) {
  if (collectionId === null) return null;
  const others = ((await unlessHidden(server.listDatabases())) ?? []).filter((name) => name !== database);
  const lists = await fewAtOnce(others, AT_ONCE, async (other) => {
    const found = (await unlessHidden(server.listCollections(other)))?.find(({ id }) => id === collectionId);
    return found === undefined ? [] : [{ database: other, collection: found.name }];
  });
  return lists.flat()[0] ?? null;
}

/** Where a collection is now, by its id where the server tells ids; null: nowhere that can be seen. */
async function whereIs(server: MilvusGateway, target: CollectionRef) {
  const { database, collection, collectionId } = target;
  const found = findOwn(await server.listCollections(database), { name: collection, id: collectionId });
  return found === undefined ? findElsewhere(server, target) : { database, collection: found.name };
}

/**
 * Whether a collection is gone: its name no longer leads to it, and no list has it, of its database or another one. A
 * list alone shows a user only what the user has rights to (Milvus 2.5 rootcoord/show_collection_task.go).
 */
export async function isCollectionGone(server: MilvusGateway, target: CollectionRef): Promise<boolean> {
  const { database, collection, collectionId } = target;
  const described = await unlessGone(server.describeCollection(database, collection));
  if (described !== null && findOwn([described], { name: collection, id: collectionId }) !== undefined)
    return false;
  return (await whereIs(server, target)) === null;
}

/** Whether a partition, or all of its collection, is gone; a collection that was renamed is looked for by its id. */
export async function isPartitionGone(server: MilvusGateway, target: PartitionRef): Promise<boolean> {
  const { database, collection, collectionId, partition, partitionId } = target;
  // Another id means that this one is gone and somebody made a new one.
  const isOwn = ({ name, id }: NamedId): boolean =>
    name === partition && (partitionId === null || id === partitionId);
  if ((await unlessGone(server.listPartitions(database, collection)))?.some(isOwn) === true) return false;
  const described = await unlessGone(server.describeCollection(database, collection));
  if (described !== null && (collectionId === null || described.id === collectionId)) return true;
  const now = await whereIs(server, target);
  if (now === null) return true;
  const partitions = await unlessGone(server.listPartitions(now.database, now.collection));
  return partitions?.some(isOwn) === false;
}
