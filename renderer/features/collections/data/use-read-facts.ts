import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import type { DatabaseRef } from '@shared/domain/refs';
import { createReadFacts } from './read-facts';
import type { ReadFacts } from './read-facts';

/** What was read so far about single collections of the database; a new object at most every 50 ms. */
export function useReadFacts({ connectionId, database }: DatabaseRef): ReadFacts {
  const cache = useQueryClient().getQueryCache();
  const store = useMemo(
    () => createReadFacts(cache, { connectionId, database }),
    [cache, connectionId, database],
  );
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}
