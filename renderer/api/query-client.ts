import { QueryClient } from '@tanstack/react-query';
import { errorOf } from './bridge';

/** How long what was read counts as fresh where a feature does not say otherwise, in ms. */
const STALE_MS = 30_000;

/**
 * The one home of what servers and the main process said. Never waits for the network, which says nothing about a
 * server in the same room; asks again once, and only where that can do no harm; repeats no change by itself.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: STALE_MS,
        retry: (failures, thrown) => failures < 1 && errorOf(thrown).retryable,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
