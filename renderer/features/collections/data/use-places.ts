import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { FindPlaces } from '@renderer/features/others';
import type { CollectionList } from '@shared/domain/collection';
import type { DatabaseRef } from '@shared/domain/refs';

/**
 * The other databases of the server in whose lists these ids were, as far as they were looked at. However long ago:
 * Milvus gives no id twice, so what has it now came from there.
 */
export function placesOf(
  client: QueryClient,
  { connectionId, database }: DatabaseRef,
  ids: ReadonlySet<string>,
): Map<string, string> {
  const places = new Map<string, string>();
  const lists = client.getQueriesData<CollectionList>({
    predicate: ({ queryKey }) =>
      queryKey[0] === 'collections' && queryKey[1] === connectionId && queryKey[3] === 'list',
  });
  for (const [key, list] of lists) {
    const other = String(key[2]);
    if (other === database) continue;
    for (const { id } of list?.collections ?? []) if (id !== null && ids.has(id)) places.set(id, other);
  }
  return places;
}

export function usePlaces({ connectionId, database }: DatabaseRef): FindPlaces {
  const client = useQueryClient();
  return useCallback(
    (ids) => placesOf(client, { connectionId, database }, ids),
    [client, connectionId, database],
  );
}
