import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CollectionList } from '@shared/domain/collection';
import type { DatabaseRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import { isContradictory } from '../model/row';
import type { CollectionRow } from '../model/row';
import { changedInMemory } from '../model/share-list';
import { collectionQueries } from '../queries';
import { forgetMemory, outdateBySteps, outdateByTasks, readAgain } from './stale-reads';

/** How long to wait before a list that contradicts its partitions is read again, in ms. */
const SETTLE_MS = 500;

/** Forgets what was read about partitions where the list says that something moved since. */
function useForgetting(ref: DatabaseRef, list: CollectionList | undefined): void {
  const { connectionId, database } = ref;
  const client = useQueryClient();
  const before = useRef<CollectionList | undefined>(undefined);
  useEffect(() => {
    if (list !== undefined && before.current !== undefined) {
      void forgetMemory(client, { connectionId, database }, changedInMemory(before.current, list));
    }
    before.current = list;
  }, [client, connectionId, database, list]);
}

/** Reads list and partitions again, in turn, where one says "in memory" and the other "nothing in memory". */
function useSettling(
  ref: DatabaseRef,
  list: CollectionList | undefined,
  rows: readonly CollectionRow[],
): void {
  const { connectionId, database } = ref;
  const client = useQueryClient();
  useEffect(() => {
    const contradictory = rows.filter(isContradictory);
    if (contradictory.length === 0 || list === undefined) return;
    const timer = setTimeout(() => {
      const old = contradictory.filter((row) => (row.from.memory?.memory?.readAt ?? 0) <= list.readAt);
      const names = old.map(({ summary }) => summary.name);
      void forgetMemory(client, { connectionId, database }, names);
      if (names.length === contradictory.length) return;
      void client.invalidateQueries(collectionQueries.list({ connectionId, database }));
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [client, connectionId, database, list, rows]);
}

/** Keeps what is read per collection in step with the list, the tasks that ended, and the connection coming back. */
export function useOutdating(
  ref: DatabaseRef,
  list: CollectionList | undefined,
  rows: readonly CollectionRow[],
  tasks: ReadonlyMap<string, readonly Task[]>,
  connected: boolean,
): void {
  const { connectionId, database } = ref;
  const client = useQueryClient();
  useForgetting(ref, list);
  useSettling(ref, list, rows);
  const seen = useRef(new Set<string>());
  useEffect(() => {
    void outdateByTasks(client, { connectionId, database }, tasks);
    void outdateBySteps(client, { connectionId, database }, tasks, seen.current);
  }, [client, connectionId, database, tasks]);
  const wasConnected = useRef(connected);
  useEffect(() => {
    if (connected && !wasConnected.current) void readAgain(client, { connectionId, database });
    wasConnected.current = connected;
  }, [client, connectionId, database, connected]);
}
