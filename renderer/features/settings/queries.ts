import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';

/** What a person set for the whole application. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'] as const,
  queryFn: () => invoke('settings.read', {}),
  // The window waits for the answer: one that failed must not be asked for again by each part that then appears.
  retryOnMount: false,
  staleTime: Infinity,
  gcTime: Infinity,
});

/** What runs here, and what its start found; does not change while the window is open. */
export const appInfoQuery = queryOptions({
  queryKey: ['appInfo'] as const,
  queryFn: () => invoke('app.info', {}),
  staleTime: Infinity,
  gcTime: Infinity,
});
