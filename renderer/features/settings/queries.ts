import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';

/** What a person set for the whole application. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'] as const,
  queryFn: () => invoke('settings.read', {}),
  staleTime: Infinity,
  gcTime: Infinity,
});
