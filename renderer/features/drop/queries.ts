import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import type { DropTarget } from '@shared/domain/drop';

/** The ticket of a plan is good for two minutes: a new plan is read before that, in ms. */
const READ_AGAIN_MS = 100_000;

/** What drops would destroy: read afresh whenever it is asked, again before its ticket expires, and never kept. */
export const dropQueries = {
  plan: (connectionId: string, targets: readonly DropTarget[]) =>
    queryOptions({
      queryKey: ['drop', 'plan', connectionId, targets] as const,
      queryFn: () => invoke('drops.plan', { connectionId, targets: [...targets] }),
      staleTime: 0,
      gcTime: 0,
      retry: false,
      refetchOnWindowFocus: false,
      refetchInterval: READ_AGAIN_MS,
      refetchIntervalInBackground: true,
    }),
};
