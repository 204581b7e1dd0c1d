import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CollectionList } from '@shared/domain/collection';
import type { Task } from '@shared/domain/task';
import { createChangesWatch } from '../model/list-changes';
import type { ChangesOfOthers } from '../model/list-changes';

/** What others have changed in the list, and how to dismiss it. */
export interface OthersNotice {
  found: ChangesOfOthers | null;
  dismiss: () => void;
}

/**
 * What others have changed in the list that is open, since it was opened. What was read before that is not a look: one
 * who comes back to a database is told nothing of the time between.
 * @param isRead whether the list was read since it was opened
 */
export function useChangesOfOthers(
  list: CollectionList | undefined,
  isRead: boolean,
  tasks: ReadonlyMap<string, readonly Task[]>,
): OthersNotice {
  const [watch] = useState(createChangesWatch);
  useEffect(() => {
    if (list !== undefined && isRead) watch.see(list, tasks.values());
  }, [watch, list, isRead, tasks]);
  const found = useSyncExternalStore(watch.subscribe, watch.told);
  return { found, dismiss: watch.dismiss };
}
