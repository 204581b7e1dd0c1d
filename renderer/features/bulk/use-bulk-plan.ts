import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { invoke } from '@renderer/api/bridge';
import { untilChanged } from '@renderer/api/keys';
import type { BulkPlanItem, BulkWish } from '@shared/domain/bulk';
import { orderPlan } from '@shared/policy/bulk-plan';
import { inParts } from './in-parts';

/** Reads the plan of wishes afresh, part by part, and orders it as a whole. */
export function useBulkPlan(connectionId: string, wishes: readonly BulkWish[]) {
  const planId = useId();
  const [read, setRead] = useState(0);
  const query = useQuery({
    queryKey: ['bulk', 'plan', planId],
    queryFn: async ({ signal }): Promise<BulkPlanItem[]> => {
      const items: BulkPlanItem[] = [];
      setRead(0);
      for (const part of inParts(wishes)) {
        // Who closes the dialog no longer wants to know.
        if (signal.aborted) break;
        items.push(...(await invoke('bulk.plan', { connectionId, wishes: part })).items);
        setRead(items.length);
      }
      return orderPlan(items);
    },
    ...untilChanged,
    gcTime: 0,
  });
  return { plan: query.data ?? null, read, error: query.error, retry: query.refetch };
}
