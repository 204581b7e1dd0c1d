import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CollectionSubject } from '@renderer/commands/collection-subject';
import type { PartitionList } from '@shared/domain/collection';
import { isLoadOnItsWay } from '@shared/policy/collection-state';
import { partitionRows } from './partition-rows';
import { partitionQueries } from './queries';

/** How often the partitions are read while one of them loads, in ms. */
const POLL_MS = 1000;

function isLoading(list: PartitionList | undefined): boolean {
  return list?.partitions.some(({ percent }) => percent !== null && percent < 100) === true;
}

/**
 * The partitions of a collection, read every second while one of them loads that no task of ours watches: a load from
 * here tells its partitions itself, and its end has the list read again.
 */
export function usePartitions({ ref, server, running, taken }: CollectionSubject, search: string) {
  const query = useQuery({
    ...partitionQueries.list(ref),
    enabled: server.connected,
    refetchInterval: ({ state }) =>
      server.connected && !isLoadOnItsWay(running) && isLoading(state.data) ? POLL_MS : false,
  });
  const list = query.data;
  const rows = useMemo(
    () => (list === undefined ? [] : partitionRows(list, { running, taken }, search)),
    [list, running, taken, search],
  );
  return { query, rows };
}
