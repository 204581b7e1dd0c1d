import type { DropFacts } from '@shared/domain/collection';
import type { CollectionRef } from '@shared/domain/refs';
import { fail } from '@shared/ipc/result';
import type { CallOptions, MilvusGateway } from '../../milvus/gateway-types';
import { readPartitionMemory } from './partition-memory';
import { settle } from '@shared/ipc/settle';

/**
 * Reads afresh, all at once, what a drop would destroy. Fails only if the collection or its partitions cannot be read,
 * or with `partitionNotFound`; what else could not be read is null.
 * @param partition the one to drop, or null for the whole collection
 * @param readAt milliseconds since 1970
 */
export async function readDropFacts(
  gateway: MilvusGateway,
  target: CollectionRef,
  partition: string | null,
  readAt: number,
  options: CallOptions,
): Promise<DropFacts> {
  const { database, collection } = target;
  const counting =
    partition === null
      ? gateway.rowCount(database, collection, options)
      : gateway.partitionRowCount(database, collection, partition, options);
  const [description, partitions, rows, indexes, memory] = await Promise.all([
    gateway.describeCollection(database, collection, options),
    gateway.listPartitions(database, collection, options),
    settle(counting),
    settle(gateway.listIndexes(database, collection, options)),
    settle(readPartitionMemory(gateway, target, options)),
  ]);
  const dropped = partitions.filter(({ name }) => partition === null || name === partition);
  if (dropped.length === 0 && partition !== null) fail('partitionNotFound', { params: { partition } });
  const percentOf = memory.value;
  return {
    readAt,
    collection: description.name,
    collectionId: description.id,
    partition,
    partitionId: partition === null ? null : (dropped[0]?.id ?? null),
    rowCount: rows.value,
    // Statistics count what was inserted and lag behind deletes, on every version.
    rowCountExact: false,
    partitionNames: partitions.map(({ name }) => name),
    aliases: description.aliases,
    indexes: indexes.value,
    loadedPartitions:
      percentOf === null ? null : dropped.filter((each) => percentOf(each) !== null).map(({ name }) => name),
  };
}
