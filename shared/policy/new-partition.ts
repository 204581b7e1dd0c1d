import type { PartitionList } from '../domain/collection';
import type { Capabilities } from './capabilities';

/**
 * What becomes of a partition that is created now. `byLoad`: it is loaded if the collection was loaded whole, which
 * nobody can tell from outside where every partition is in memory.
 */
export type NewPartitionMemory = 'out' | 'loaded' | 'byLoad' | 'unknown';

/**
 * Whether a new partition comes into memory: with a collection that was loaded whole in every version, and from 2.6.5 on
 * also where some partitions are loaded (Milvus 2.6.5 querycoordv2).
 */
export function newPartitionMemory(
  { partitions, memoryError }: Pick<PartitionList, 'partitions' | 'memoryError'>,
  capabilities: Capabilities | null,
): NewPartitionMemory {
  if (memoryError !== null || capabilities === null) return 'unknown';
  const inMemory = partitions.filter(({ percent }) => percent !== null).length;
  if (inMemory === 0) return 'out';
  if (capabilities.newPartitionsLoaded.supported || !capabilities.partitionLoad.supported) return 'loaded';
  return inMemory === partitions.length ? 'byLoad' : 'out';
}
