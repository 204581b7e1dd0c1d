import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import { ARCHIVE_PAGE } from '@shared/domain/archive';

/** Where a collection is to be made of a copy. */
export interface PlanRef {
  connectionId: string;
  entryId: string;
  database: string;
  collection: string;
}

/** What is kept in the archive, and what would come of a copy. */
export const archiveQueries = {
  all: ['archive'] as const,
  list: () =>
    infiniteQueryOptions({
      queryKey: ['archive', 'list'] as const,
      queryFn: ({ pageParam }) => invoke('archive.list', { offset: pageParam, limit: ARCHIVE_PAGE }),
      initialPageParam: 0,
      getNextPageParam: ({ total }, pages) => {
        const shown = pages.length * ARCHIVE_PAGE;
        return shown < total ? shown : undefined;
      },
      // A drop keeps a copy whenever it likes.
      staleTime: 0,
    }),
  /** A copy never changes. */
  entry: (entryId: string) =>
    queryOptions({
      queryKey: ['archive', 'entry', entryId] as const,
      queryFn: async () => (await invoke('archive.read', { entryId })).entry,
      staleTime: Infinity,
    }),
  /** Read afresh each time: names come and go. */
  plan: (ref: PlanRef) =>
    queryOptions({
      queryKey: ['archive', 'plan', ref] as const,
      queryFn: async () => (await invoke('archive.plan', ref)).plan,
      ...{ staleTime: 0, gcTime: 0, retry: false },
    }),
};
