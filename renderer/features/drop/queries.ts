import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import { collectionKey, collectionRefOf } from '@renderer/api/keys';
import type { CollectionRef } from '@shared/domain/refs';

/** What a drop destroys: read afresh whenever it is asked, and never kept. */
export const dropQueries = {
  facts: (ref: CollectionRef, partition: string | null) =>
    queryOptions({
      queryKey: [...collectionKey('drop', 'facts', ref), partition] as const,
      queryFn: () => invoke('collections.dropFacts', { ...collectionRefOf(ref), partition }),
      staleTime: 0,
      gcTime: 0,
      retry: false,
      refetchOnWindowFocus: false,
    }),
};
