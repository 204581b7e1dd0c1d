import type { CollectionRef, PartitionRef } from '@shared/domain/refs';
import { fail, FalconerError } from '@shared/ipc/result';
import type { MilvusGateway } from '../milvus/gateway-types';

const NONE = '–';

/** The answer, or null if the server says that there is no such thing. */
async function unlessGone<T>(code: 'collectionNotFound', reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (thrown) {
    if (thrown instanceof FalconerError && thrown.error.code === code) return null;
    throw thrown;
  }
}

/**
 * Reads the collection again and throws `identityChanged` unless it is the one that was on the screen, `aliasGiven`
 * if the name is an alias. Where the server has no ids only the name can be compared.
 */
export async function checkCollection(gateway: MilvusGateway, target: CollectionRef): Promise<void> {
  const { database, collection, collectionId } = target;
  const found = await unlessGone('collectionNotFound', gateway.describeCollection(database, collection));
  if (found !== null && found.name !== collection) {
    fail('aliasGiven', { params: { alias: collection, collection: found.name } });
  }
  const isSame = found !== null && (collectionId === null || found.id === collectionId);
  if (isSame) return;
  fail('identityChanged', {
    params: { collection, expected: collectionId ?? NONE, found: found?.id ?? NONE },
  });
}

/** Reads the partition again and throws `identityChanged` unless it is the one that was on the screen. */
export async function checkPartition(gateway: MilvusGateway, target: PartitionRef): Promise<void> {
  await checkCollection(gateway, target);
  const partitions = await gateway.listPartitions(target.database, target.collection);
  const found = partitions.find(({ name }) => name === target.partition);
  const isSame = found !== undefined && (target.partitionId === null || found.id === target.partitionId);
  if (isSame) return;
  fail('identityChanged', {
    params: {
      collection: target.partition,
      expected: target.partitionId ?? NONE,
      found: found?.id ?? NONE,
    },
  });
}
