import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { aliasNames, partitionNames, useChangesOfOthers } from '@renderer/features/others';
import type { Look, OthersNotice } from '@renderer/features/others';
import { partitionQueries } from '@renderer/features/partitions';
import type { CollectionDetail, PartitionList } from '@shared/domain/collection';
import type { CollectionRef } from '@shared/domain/refs';
import { DEFAULT_PARTITION } from '@shared/policy/drop-plan';
import { aliasQueries } from '../queries';

/** So many aliases are looked for, with a call each: as many as are named. */
const MOST_SOUGHT = 5;

/**
 * Partitions are read by the name of their collection, which can lead to another one by now. That shows in the one
 * partition that is never dropped: another id of it is another collection.
 */
export function lookAtPartitions({ readAt, partitions }: PartitionList): Look {
  const lasting = partitions.find(({ name }) => name === DEFAULT_PARTITION);
  return { readAt, items: partitions, of: lasting?.id ?? null };
}

/** Aliases have no ids. What was read by the name of the collection tells of which it is. */
export function lookAtAliases({ readAt, aliases, id }: CollectionDetail): Look {
  return { readAt, items: aliases.map((name) => ({ name, id: null })), of: id };
}

/**
 * What others have changed in the partitions of the collection that is open. Read only while their tab is open; what
 * was read is watched as long as the panel is.
 */
export function usePartitionChanges(ref: CollectionRef): OthersNotice {
  const { connectionId, database, collection, collectionId } = ref;
  const { data, isFetchedAfterMount } = useQuery({ ...partitionQueries.list(ref), enabled: false });
  const look = useMemo(() => data && lookAtPartitions(data), [data]);
  const namesOf = useMemo(
    () => partitionNames({ connectionId, database, collection, collectionId }),
    [connectionId, database, collection, collectionId],
  );
  return useChangesOfOthers({ connectionId, look, isRead: isFetchedAfterMount, namesOf });
}

/** Where the aliases point that left: asked when they did, a call each. */
function useAliasPlaces(ref: CollectionRef, { found }: OthersNotice): ReadonlyMap<string, string | null> {
  const gone = found?.changes.gone.slice(0, MOST_SOUGHT) ?? [];
  return useQueries({
    queries: gone.map((alias) => aliasQueries.find(ref, alias, found?.seen ?? 0)),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }, at) => {
          const place = data?.pointsTo === null ? null : data?.pointsTo.collection;
          // Neither removed nor at another one: it leads nowhere. That it left is told.
          const isNowhere = place === null && data?.pointsTo !== null;
          return place === undefined || isNowhere ? [] : [[gone[at] ?? '', place] as const];
        }),
      ),
  });
}

/** What others have changed in the aliases of the collection that is open, and where those are that left. */
export function useAliasChanges(ref: CollectionRef, detail: CollectionDetail | undefined, isRead: boolean) {
  const { connectionId, database, collection, collectionId } = ref;
  const look = useMemo(() => detail && lookAtAliases(detail), [detail]);
  const namesOf = useMemo(
    () => aliasNames({ connectionId, database, collection, collectionId }),
    [connectionId, database, collection, collectionId],
  );
  const notice = useChangesOfOthers({ connectionId, look, isRead, namesOf });
  return { ...notice, places: useAliasPlaces(ref, notice) };
}
