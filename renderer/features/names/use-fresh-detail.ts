import { useQuery } from '@tanstack/react-query';
import { collectionQueries } from '@renderer/features/collections';
import type { CollectionDetail } from '@shared/domain/collection';
import type { CollectionRef } from '@shared/domain/refs';

/** The collection as it is now: undefined until it is read afresh, null if it could not be. */
export function useFreshDetail(target: CollectionRef): CollectionDetail | null | undefined {
  const { data, error, isFetchedAfterMount } = useQuery({
    ...collectionQueries.detail(target),
    refetchOnMount: 'always',
  });
  if (!isFetchedAfterMount) return undefined;
  return error === null ? (data ?? null) : null;
}
