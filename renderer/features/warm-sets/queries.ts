import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';

/** The warm sets that are saved for a connection. */
export const warmSetQueries = {
  list: (connectionId: string) =>
    queryOptions({
      queryKey: ['warmSets', connectionId, 'list'] as const,
      queryFn: async () => (await invoke('warmSets.list', { connectionId })).sets,
      staleTime: Infinity,
    }),
};
