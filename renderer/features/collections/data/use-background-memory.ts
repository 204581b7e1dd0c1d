import { useDocumentVisibility } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { CollectionSummary } from '@shared/domain/collection';
import type { DatabaseRef } from '@shared/domain/refs';
import { isArrivingUnlisted } from '../model/row';
import type { CollectionRow } from '../model/row';
import { collectionQueries } from '../queries';
import { createBackgroundReader } from './background-reader';

const noop = () => undefined;
/** How often partitions are read that are on their way unseen by the list, in ms. */
const ARRIVING_MS = 1000;

/**
 * Reads, four at a time, which partitions are in memory for the collections that are in memory and not yet read;
 * those on screen ask for themselves. What is on its way unseen by the list is read until it is there. Nothing is read
 * while the window is hidden or the server away.
 */
export function useBackgroundMemory(
  { connectionId, database }: DatabaseRef,
  rows: readonly CollectionRow[],
  connected: boolean,
): void {
  const client = useQueryClient();
  const visible = useDocumentVisibility() === 'visible';
  const [reader, again] = useMemo(() => {
    const readerOf = (how: { staleTime?: number }) =>
      createBackgroundReader<CollectionSummary>(
        ({ name }) => name,
        async ({ name, id }) => {
          const ref = { connectionId, database, collection: name, collectionId: id };
          // A failure is kept in the cache, where the row finds it.
          await client.query({ ...collectionQueries.memory(ref), ...how }).catch(noop);
        },
      );
    return [readerOf({}), readerOf({ staleTime: 0 })];
  }, [client, connectionId, database]);
  useEffect(() => {
    const unread = rows.filter(({ state }) => state.kind === 'checking').map(({ summary }) => summary);
    reader.want(connected && visible ? unread : []);
  }, [reader, rows, connected, visible]);
  useEffect(() => {
    const arriving = rows.filter(isArrivingUnlisted).map(({ summary }) => summary);
    if (arriving.length === 0 || !connected || !visible) return;
    // Each answer makes new rows, and so the next look, until nothing is on its way.
    const timer = setTimeout(() => {
      again.want(arriving);
    }, ARRIVING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [again, rows, connected, visible]);
}
