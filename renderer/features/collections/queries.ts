import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import type { CollectionList } from '@shared/domain/collection';
import type { CollectionRef, DatabaseRef, PartitionRef } from '@shared/domain/refs';
import { shareList } from './model/share-list';

const databaseKey = (feature: string, { connectionId, database }: DatabaseRef) =>
  [feature, connectionId, database] as const;

const collectionKey = (feature: string, what: string, ref: CollectionRef) =>
  [...databaseKey(feature, ref), what, ref.collection, ref.collectionId] as const;

const databaseOf = ({ connectionId, database }: DatabaseRef): DatabaseRef => ({ connectionId, database });

const refOf = ({ connectionId, database, collection, collectionId }: CollectionRef): CollectionRef => ({
  connectionId,
  database,
  collection,
  collectionId,
});

/** Kept until something is known to have changed: a task ended, the percentage moved, or "Refresh" was pressed. */
const untilChanged = { staleTime: Infinity, refetchOnWindowFocus: false, retry: false } as const;

/**
 * What is read about collections, with the keys under which it is kept. Keys hold the id as well, so that nothing of
 * a dropped collection is taken for the one that has its name now.
 */
export const collectionQueries = {
  /** Prefix of everything of one database. */
  all: (ref: DatabaseRef) => databaseKey('collections', ref),
  list: (ref: DatabaseRef) =>
    queryOptions({
      queryKey: [...databaseKey('collections', ref), 'list'] as const,
      queryFn: () => invoke('collections.list', databaseOf(ref)),
      staleTime: 30_000,
      structuralSharing: (before, now) =>
        shareList(before as CollectionList | undefined, now as CollectionList),
    }),
  /** Which partitions are in memory: two calls. */
  memory: (ref: CollectionRef) =>
    queryOptions({
      queryKey: collectionKey('collections', 'memory', ref),
      queryFn: () => invoke('collections.memory', refOf(ref)),
      gcTime: Infinity,
      ...untilChanged,
    }),
  /** Schema, indexes, rows and what is remembered to be loaded. */
  detail: (ref: CollectionRef) =>
    queryOptions({
      queryKey: collectionKey('collections', 'detail', ref),
      queryFn: () => invoke('collections.detail', { ...refOf(ref), withReplicas: false }),
      ...untilChanged,
    }),
  /** The replicas and their nodes as well, for the panel. */
  replicas: (ref: CollectionRef) =>
    queryOptions({
      queryKey: collectionKey('collections', 'replicas', ref),
      queryFn: () => invoke('collections.detail', { ...refOf(ref), withReplicas: true }),
      ...untilChanged,
    }),
};

/** What is read about the partitions of one collection. */
export const partitionQueries = {
  list: (ref: CollectionRef) =>
    queryOptions({
      queryKey: collectionKey('partitions', 'list', ref),
      queryFn: () => invoke('partitions.list', refOf(ref)),
      ...untilChanged,
    }),
  rowCount: (ref: PartitionRef) =>
    queryOptions({
      queryKey: [...collectionKey('partitions', 'rowCount', ref), ref.partition, ref.partitionId] as const,
      queryFn: () =>
        invoke('partitions.rowCount', {
          ...refOf(ref),
          partition: ref.partition,
          partitionId: ref.partitionId,
        }),
      ...untilChanged,
    }),
};

/** What a drop destroys: read when asked and never kept. */
export const dropQueries = {
  facts: (ref: CollectionRef, partition: string | null) =>
    queryOptions({
      queryKey: [...collectionKey('drop', 'facts', ref), partition] as const,
      queryFn: () => invoke('collections.dropFacts', { ...refOf(ref), partition }),
      staleTime: 0,
      gcTime: 0,
      retry: false,
      refetchOnWindowFocus: false,
    }),
};
