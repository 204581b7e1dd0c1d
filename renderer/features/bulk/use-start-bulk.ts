import { useMutation, useQueryClient } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import type { Bulk, BulkPlanItem } from '@shared/domain/bulk';
import { doesOf } from '@shared/policy/bulk-plan';
import { inParts } from './in-parts';
import { noteBulk } from './queries';

interface StartOfBulk {
  connectionId: string;
  title: string;
  plan: readonly BulkPlanItem[];
  concurrency: number;
}

/** Hands the plan that was shown over, part by part, and starts it. */
async function startBulk({ connectionId, title, plan, concurrency }: StartOfBulk): Promise<Bulk> {
  let draftId: string | null = null;
  for (const items of inParts(plan)) ({ draftId } = await invoke('bulk.prepare', { draftId, items }));
  if (draftId === null) throw new Error('A plan without items cannot be started');
  return invoke('bulk.start', {
    ...{ connectionId, draftId, title, concurrency, count: plan.length, does: doesOf(plan) },
    // The plan itself was the question.
    confirmation: { acknowledged: true, typedName: null },
  });
}

/** Starts a plan that was shown and agreed to. */
export function useStartBulk(onStarted: (bulk: Bulk) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: startBulk,
    onSuccess: (bulk) => {
      noteBulk(client, bulk);
      onStarted(bulk);
    },
  });
}
