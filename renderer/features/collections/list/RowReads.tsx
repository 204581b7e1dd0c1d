import { useQuery, useQueryClient } from '@tanstack/react-query';
import { memo, useEffect } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useDatabase } from '../database-context';
import type { CollectionRow } from '../model/row';
import { collectionQueries } from '../queries';

interface RowReadsProps {
  row: CollectionRow;
  /** The list is not being scrolled: time to read. */
  settled: boolean;
}

/**
 * Shows nothing; reads what a row in sight shows, and again whenever that becomes out of date: its details, and which
 * partitions are in memory if any is. The answers reach the row through the cache, so that the row itself is not
 * drawn again when scrolling begins or ends.
 */
export const RowReads = memo(function RowReads({ row: { summary, state }, settled }: RowReadsProps) {
  const client = useQueryClient();
  const { ref, server } = useDatabase();
  const target = { ...ref, collection: summary.name, collectionId: summary.id };
  const enabled = settled && server.connected;
  const isLoaded = summary.memoryPercent !== null && summary.memoryPercent >= 100 && state.kind !== 'loading';
  useQuery({ ...collectionQueries.memory(target), enabled: enabled && isLoaded, notifyOnChangeProps: [] });
  const { error } = useQuery({
    ...collectionQueries.detail(target),
    enabled,
    notifyOnChangeProps: ['error'],
  });
  const { connectionId, database } = ref;
  useEffect(() => {
    // Somebody dropped it: the list is out of date.
    if (error === null || errorOf(error).code !== 'collectionNotFound') return;
    void client.invalidateQueries(collectionQueries.list({ connectionId, database }));
  }, [client, connectionId, database, error]);
  return null;
});
