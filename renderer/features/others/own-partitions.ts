import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { CollectionRef } from '@shared/domain/refs';
import type { Deed } from './deeds';

/** So many are remembered, as many as there are ended tasks. */
const MOST = 200;

/** The partitions that were created here: no task tells of them. Kept as long as the window is open. */
export const ownPartitionsQuery = queryOptions({
  queryKey: ['ownPartitions'] as const,
  queryFn: (): readonly Deed[] => [],
  initialData: [],
  staleTime: Infinity,
  gcTime: Infinity,
});

/** Remembers that a partition is created here; answers what to call when that ended, however it did. */
export function noteOwnPartition(client: QueryClient, ref: CollectionRef, partition: string): () => void {
  const { connectionId, database, collection, collectionId } = ref;
  const begun: Deed = {
    ...{ connectionId, database, collection, collectionId, partitions: [partition] },
    ...{ kind: 'createPartition', status: 'running', endedAt: null },
  };
  const change = (make: (before: readonly Deed[]) => readonly Deed[]): void => {
    client.setQueryData(ownPartitionsQuery.queryKey, (before) => make(before ?? []));
  };
  change((before) => [...before.slice(1 - MOST), begun]);
  return () => {
    const ended: Deed = { ...begun, status: 'done', endedAt: Date.now() };
    change((before) => before.map((each) => (each === begun ? ended : each)));
  };
}
