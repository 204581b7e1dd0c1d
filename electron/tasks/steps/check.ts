import type { CollectionRef, PartitionRef } from '@shared/domain/refs';
import { fail, FalconerError } from '@shared/ipc/result';
import type { CollectionDescription, MilvusGateway } from '../../milvus/gateway-types';
import { findOwn } from '../watcher';

const NONE = '–';

/** The answer, or null if the server says that there is no such thing. */
export async function unlessGone<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (thrown) {
    const code = thrown instanceof FalconerError ? thrown.error.code : null;
    if (code === 'collectionNotFound' || code === 'databaseNotFound') return null;
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
export async function checkBeforeDrop(server: MilvusGateway, target: CollectionRef): Promise<void> {
  const found = await checkCollection(server, target);
  // milvus-lite 3.2.1 drops the collection that an alias stands for.
  if (found.name !== target.collection) failAlias(target.collection, found.name);
}

/** As {@link checkBeforeDrop}, and throws `identityChanged` unless the partition too is the one on the screen. */
export async function checkPartitionBeforeDrop(server: MilvusGateway, target: PartitionRef): Promise<void> {
  await checkBeforeDrop(server, target);
  const { database, collection, partition, partitionId } = target;
  const partitions = await unlessGone(server.listPartitions(database, collection));
  const found = partitions?.find(({ name }) => name === partition);
  if (found !== undefined && (partitionId === null || found.id === partitionId)) return;
  failChanged('partition', partition, partitionId, found?.id ?? null);
}

/**
 * Whether a collection is gone, by two readings: its name no longer leads to it, and the list lacks it. A list alone
 * shows a user only what the user has rights to (Milvus 2.5 rootcoord/show_collection_task.go).
 */
export async function isCollectionGone(server: MilvusGateway, target: CollectionRef): Promise<boolean> {
  const { database, collection, collectionId } = target;
  const own = { name: collection, id: collectionId };
  const described = await unlessGone(server.describeCollection(database, collection));
  if (described !== null && findOwn([described], own) !== undefined) return false;
  return findOwn(await server.listCollections(database), own) === undefined;
}
