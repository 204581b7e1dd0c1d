import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { untilChanged } from '@renderer/api/keys';
import { readLists } from '@renderer/features/memory';
import type { Lists } from '@renderer/features/memory';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import type { WarmFacts, WarmTarget } from '@shared/domain/warm-set';
import { readFacts } from './data/read-facts';
import type { Progress } from './data/read-facts';

/** What was read to be saved. */
export interface Captured {
  facts: WarmFacts[];
  failedLists: Lists['failed'];
}

/** Reads what is in memory in every database, for a set that is about to be saved. */
export function useCapture(connectionId: string, captureId: string) {
  const client = useQueryClient();
  const knownDatabase = useNavigationStore((store) => store.database);
  const [progress, setProgress] = useState<Progress | null>(null);
  const query = useQuery({
    queryKey: ['warmSets', connectionId, 'capture', captureId],
    queryFn: async ({ signal }): Promise<Captured> => {
      const lists = await readLists({ client, connectionId, knownDatabase, signal });
      const targets = lists.collections.flatMap(({ database, name, id, memoryPercent }): WarmTarget[] =>
        memoryPercent === null ? [] : [{ database, collection: name, collectionId: id }],
      );
      const facts = await readFacts({ connectionId, captureId, targets, signal, onProgress: setProgress });
      return { facts, failedLists: lists.failed };
    },
    ...untilChanged,
    gcTime: 0,
  });
  return { captured: query.data ?? null, progress, error: query.error, retry: query.refetch };
}
