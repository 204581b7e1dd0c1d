import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';

/** Saved connections and how each is doing; kept up to date by events. */
export const connectionQueries = {
  list: queryOptions({
    queryKey: ['connections'] as const,
    queryFn: () => invoke('connections.list', {}),
    staleTime: Infinity,
    gcTime: Infinity,
  }),
  statuses: queryOptions({
    queryKey: ['connectionStatuses'] as const,
    queryFn: async () => (await invoke('connections.statuses', {})).statuses,
    staleTime: Infinity,
    gcTime: Infinity,
  }),
};

/** What is read of a connection's databases. */
export const databaseQueries = {
  list: (connectionId: string) =>
    queryOptions({
      queryKey: ['databases', connectionId] as const,
      queryFn: () => invoke('databases.list', { connectionId }),
    }),
};

/** What servers have refused to the users of connections; kept up to date by events. */
export const rightsQueries = {
  refused: (connectionId: string) =>
    queryOptions({
      queryKey: ['rights', connectionId] as const,
      queryFn: async () => (await invoke('rights.refused', { connectionId })).refusals,
      staleTime: Infinity,
      gcTime: Infinity,
    }),
};
