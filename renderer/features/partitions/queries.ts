import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import { collectionKey, collectionRefOf, untilChanged } from '@renderer/api/keys';
import type { CollectionRef, PartitionRef } from '@shared/domain/refs';

/** What is read about the partitions of one collection. */
export const partitionQueries = {
  /** Names and what of them is in memory. */
  list: (ref: CollectionRef) =>
    queryOptions({
      queryKey: collectionKey('partitions', 'list', ref),
      queryFn: () => invoke('partitions.list', collectionRefOf(ref)),
      ...untilChanged,
    }),
  rowCount: (ref: PartitionRef) =>
    queryOptions({
      queryKey: [...collectionKey('partitions', 'rowCount', ref), ref.partition, ref.partitionId] as const,
      queryFn: () =>
        invoke('partitions.rowCount', {
          ...collectionRefOf(ref),
          partition: ref.partition,
          partitionId: ref.partitionId,
        }),
      ...untilChanged,
    }),
};
