import { useDocumentVisibility } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { CollectionSummary } from '@shared/domain/collection';
import type { DatabaseRef } from '@shared/domain/refs';
import type { CollectionRow } from '../model/row';
import { collectionQueries } from '../queries';
import { createBackgroundReader } from './background-reader';

const noop = () => undefined;

/**
 * Reads, four at a time, which partitions are in memory for the collections that are in memory and not yet read;
 * those on screen ask for themselves. Nothing is read while the window is hidden or the server away.
 */
export function useBackgroundMemory(
  { connectionId, database }: DatabaseRef,
  rows: readonly CollectionRow[],
  connected: boolean,
): void {
  const client = useQueryClient();
  const visible = useDocumentVisibility() === 'visible';
  const reader = useMemo(
    () =>
      createBackgroundReader<CollectionSummary>(
        ({ name }) => name,
        async ({ name, id }) => {
          const ref = { connectionId, database, collection: name, collectionId: id };
          // A failure is kept in the cache, where the row finds it.
          await client.query(collectionQueries.memory(ref)).catch(noop);
        },
      ),
    [client, connectionId, database],
  );
  useEffect(() => {
    const unread = rows.filter(({ state }) => state.kind === 'checking').map(({ summary }) => summary);
    reader.want(connected && visible ? unread : []);
  }, [reader, rows, connected, visible]);
}
