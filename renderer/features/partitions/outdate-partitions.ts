import type { QueryClient } from '@tanstack/react-query';
import { databaseKey } from '@renderer/api/keys';
import type { CollectionRef } from '@shared/domain/refs';

/** Reads again what was read about a collection whose partitions changed, or may have: on screen at once. */
export async function outdatePartitions(client: QueryClient, target: CollectionRef): Promise<void> {
  const prefixes = [databaseKey('partitions', target), databaseKey('collections', target)];
  await Promise.all(
    prefixes.map((queryKey) =>
      client.invalidateQueries({
        queryKey,
        predicate: (query) => query.queryKey[4] === target.collection,
      }),
    ),
  );
}
