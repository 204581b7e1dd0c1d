import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import type { DropTarget, NameDropTarget } from '@shared/domain/drop';

const ALWAYS_AFRESH = { staleTime: 0, gcTime: 0, retry: false, refetchOnWindowFocus: false } as const;

/** What drops would destroy: read afresh whenever it is asked, and never kept. See `useQuestion` for when that is. */
export const dropQueries = {
  plan: (connectionId: string, targets: readonly DropTarget[], keepsCopy: boolean) =>
    queryOptions({
      queryKey: ['drop', 'plan', connectionId, targets, keepsCopy] as const,
      queryFn: () => invoke('drops.plan', { connectionId, targets: [...targets], keepsCopy }),
      ...ALWAYS_AFRESH,
    }),
  planName: (connectionId: string, target: NameDropTarget) =>
    queryOptions({
      queryKey: ['drop', 'name', connectionId, target] as const,
      queryFn: () => invoke('drops.planName', { connectionId, target }),
      ...ALWAYS_AFRESH,
    }),
};
