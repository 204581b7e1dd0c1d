import type { CollectionRef } from '@shared/domain/refs';
import type { CallOptions, MilvusGateway, NamedId } from '../../milvus/gateway-types';

/** The percentage of a partition in memory, or null if it is not. */
export type PercentOf = (partition: NamedId) => number | null;

/** Those that are in memory or on the way there; null: that could not be read. */
export function namesInMemory(
  partitions: readonly NamedId[] | null,
  percentOf: PercentOf | null,
): string[] | null {
  if (partitions === null || percentOf === null) return null;
  return partitions.filter((each) => percentOf(each) !== null).map(({ name }) => name);
}

/**
 * Reads which partitions of a collection are in memory. milvus-lite lists every partition as in memory whatever is
 * loaded, but loads only whole collections: there each partition has what its collection has.
 */
export async function readPartitionMemory(
  gateway: MilvusGateway,
  { database, collection }: CollectionRef,
  options: CallOptions,
): Promise<PercentOf> {
  if (gateway.capabilities.partitionMemory.supported) {
    const inMemory = await gateway.partitionsInMemory(database, collection, options);
    const percents = new Map(inMemory.map(({ name, percent }) => [name, percent]));
    return ({ name }) => percents.get(name) ?? null;
  }
  const collections = await gateway.collectionsInMemory(database, options);
  const percent = collections.find(({ name }) => name === collection)?.percent ?? null;
  return () => percent;
}
