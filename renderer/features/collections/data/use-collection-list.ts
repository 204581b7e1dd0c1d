import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { collectionNames, useChangesOfOthers } from '@renderer/features/others';
import { useTasks } from '@renderer/features/tasks';
import type { Look } from '@renderer/features/others';
import type { CollectionList, CollectionSummary } from '@shared/domain/collection';
import type { DatabaseRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import { isLoadOnItsWay } from '@shared/policy/collection-state';
import { createListModel } from '../model/list-model';
import type { ListFacts } from '../model/row';
import { tasksByCollection } from '../model/row-tasks';
import type { ListView } from '../model/view';
import { collectionQueries } from '../queries';
import { usePlaces } from './use-places';
import { useOutdating } from './use-outdating';
import { useReadFacts } from './use-read-facts';

const NONE: readonly CollectionSummary[] = [];

/**
 * How often the list is read while something loads, in ms: every second, and more rarely where the answer is so long
 * that reading it every second would be most of what the window does.
 */
export function pollInterval(count: number): number {
  return Math.min(10_000, Math.max(1000, count / 5));
}

/**
 * Whether something loads that no task of ours watches: those tell their progress by themselves, with one call for all
 * of them, and their end has the list read again.
 */
function isLoadingElsewhere(
  list: CollectionList | undefined,
  byCollection: ReadonlyMap<string, readonly Task[]>,
): boolean {
  const isOurs = (name: string): boolean =>
    byCollection.get(name)?.some((task) => isLoadOnItsWay(task)) === true;
  return (
    list?.collections.some(
      ({ name, memoryPercent }) => memoryPercent !== null && memoryPercent < 100 && !isOurs(name),
    ) === true
  );
}

/** The tasks of one database, by collection name, newest first. */
function useDatabaseTasks({ connectionId, database }: DatabaseRef) {
  const all = useTasks();
  return useMemo(() => tasksByCollection(all, connectionId, database), [all, connectionId, database]);
}

function useOthers(ref: DatabaseRef, list: CollectionList | undefined, isRead: boolean) {
  const { connectionId, database } = ref;
  const look = useMemo<Look | undefined>(
    () => list && { readAt: list.readAt, items: list.collections },
    [list],
  );
  const namesOf = useMemo(() => collectionNames({ database }), [database]);
  return useChangesOfOthers({ connectionId, look, isRead, namesOf, findPlaces: usePlaces(ref) });
}

/** The list of a database, as it is looked at: read, judged, filtered and sorted, and kept up to date. */
export function useCollectionList(ref: DatabaseRef, view: ListView, connected: boolean) {
  const tasks = useDatabaseTasks(ref);
  const query = useQuery({
    ...collectionQueries.list(ref),
    enabled: connected,
    refetchInterval: ({ state: { data } }) =>
      connected && isLoadingElsewhere(data, tasks) ? pollInterval(data?.collections.length ?? 0) : false,
  });
  const list = query.data;
  const read = useReadFacts(ref);
  const memoryError = list?.memoryError ?? null;
  const readAt = list?.readAt ?? 0;
  const facts = useMemo<ListFacts>(
    () => ({ readAt, memoryError, memory: read.memory, details: read.details, tasks }),
    [readAt, memoryError, read, tasks],
  );
  const [model] = useState(createListModel);
  const result = model(list?.collections ?? NONE, facts, view);
  useOutdating(ref, list, result.all, tasks, connected);
  const others = useOthers(ref, list, query.isFetchedAfterMount);
  return { query, tasks, others, ...result };
}

/** What {@link useCollectionList} answers. */
export type CollectionListState = ReturnType<typeof useCollectionList>;
