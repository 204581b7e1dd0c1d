import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { untilChanged } from '@renderer/api/keys';
import { readLists } from '@renderer/features/memory';
import type { Lists } from '@renderer/features/memory';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import type { WarmTarget } from '@shared/domain/warm-set';
import type { Capabilities } from '@shared/policy/capabilities';
import { differenceOf, warmKey } from '@shared/policy/warm-set';
import type { Difference, WarmNow } from '@shared/policy/warm-set';
import { readFacts, readSet } from './data/read-facts';
import type { Progress } from './data/read-facts';

/** How a set and now differ, and where that is not known. */
export interface Comparison {
  /** When reading began, ms since 1970. */
  readAt: number;
  differences: Difference[];
  failedLists: Lists['failed'];
}

/** Reads a set and what is there now, and compares them. */
export function useComparison(connectionId: string, setId: string, capabilities: Capabilities) {
  const client = useQueryClient();
  const comparisonId = useId();
  const knownDatabase = useNavigationStore((store) => store.database);
  const [progress, setProgress] = useState<Progress | null>(null);
  const query = useQuery({
    queryKey: ['warmSets', connectionId, 'comparison', setId, comparisonId],
    queryFn: async ({ signal }): Promise<Comparison> => {
      const readAt = Date.now();
      const [set, lists] = await Promise.all([
        readSet(connectionId, setId),
        readLists({ client, connectionId, knownDatabase, signal }),
      ]);
      const inSet = new Set(set.map(warmKey));
      const all = lists.collections.map(({ database, name, id, memoryPercent }) => ({
        target: { database, collection: name, collectionId: id } satisfies WarmTarget,
        isIn: memoryPercent !== null,
      }));
      const targets = all.map(({ target }) => target).filter((target) => inSet.has(warmKey(target)));
      const facts = await readFacts({
        ...{ connectionId, captureId: null, targets, signal, onProgress: setProgress },
      });
      // Where not even the databases could be listed, nothing is known of those that were not asked.
      const whole = lists.failed.find(({ database }) => database === null)?.error;
      const asked = new Set(lists.collections.map(({ database }) => database));
      const unlisted = whole === undefined ? [] : set.filter(({ database }) => !asked.has(database));
      const now: WarmNow = {
        names: new Map(all.map(({ target }) => [warmKey(target), target])),
        facts: new Map(facts.map((each) => [warmKey(each), each])),
        inMemory: all.filter(({ isIn }) => isIn).map(({ target }) => target),
        unread: new Map([
          ...lists.failed.flatMap(({ database, error }) =>
            database === null || asked.has(database) ? [] : [[database, error] as const],
          ),
          ...unlisted.flatMap(({ database }) => (whole === undefined ? [] : [[database, whole] as const])),
        ]),
      };
      return { readAt, differences: differenceOf(set, now, capabilities), failedLists: lists.failed };
    },
    ...untilChanged,
    gcTime: 0,
  });
  return { comparison: query.data ?? null, progress, error: query.error, retry: query.refetch };
}
