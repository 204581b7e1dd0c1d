import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import { untilChanged } from '@renderer/api/keys';
import { isPartial, readHeld } from './data/read-held';
import type { HeldList } from './data/read-held';

/** What is read about the memory of a whole connection; nothing of it is read again by itself. */
export const memoryQueries = {
  /** The query nodes and their groups. */
  cluster: (connectionId: string) =>
    queryOptions({
      queryKey: ['memory', connectionId, 'cluster'] as const,
      queryFn: () => invoke('cluster.memory', { connectionId }),
      ...untilChanged,
    }),
  /** Every collection in memory and what it holds. Shows what is read as it comes. */
  held: (client: QueryClient, connectionId: string, bySegments: boolean, knownDatabase: string | null) => {
    const queryKey = ['memory', connectionId, 'held', bySegments] as const;
    return queryOptions({
      queryKey,
      queryFn: ({ signal }): Promise<HeldList> =>
        readHeld({
          ...{ client, connectionId, bySegments, knownDatabase, signal },
          before: client.getQueryData<HeldList>(queryKey),
          show: (list) => {
            client.setQueryData<HeldList>(queryKey, list);
          },
        }),
      structuralSharing: false,
      ...untilChanged,
      // Who left in the middle of reading comes back to what was read so far: that is not all of it.
      staleTime: ({ state }) => (state.data !== undefined && isPartial(state.data) ? 0 : Infinity),
    });
  },
};
