import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import { collectionKey, collectionRefOf, databaseKey, databaseRefOf, untilChanged } from '@renderer/api/keys';
import type { CollectionList } from '@shared/domain/collection';
import type { CollectionRef, DatabaseRef } from '@shared/domain/refs';
import { shareList } from './model/share-list';

/** What is read about collections, with the keys under which it is kept. */
export const collectionQueries = {
  /** Prefix of everything of one database. */
  all: (ref: DatabaseRef) => databaseKey('collections', ref),
  list: (ref: DatabaseRef) =>
    queryOptions({
      queryKey: [...databaseKey('collections', ref), 'list'] as const,
      queryFn: () => invoke('collections.list', databaseRefOf(ref)),
      staleTime: 30_000,
      structuralSharing: (before, now) =>
        shareList(before as CollectionList | undefined, now as CollectionList),
    }),
  /** Which partitions are in memory: two calls. Kept as long as the window is open. */
  memory: (ref: CollectionRef) =>
    queryOptions({
      queryKey: collectionKey('collections', 'memory', ref),
      queryFn: () => invoke('collections.memory', collectionRefOf(ref)),
      gcTime: Infinity,
      ...untilChanged,
    }),
  /** Schema, indexes, rows and what is remembered to be loaded. */
  detail: (ref: CollectionRef) =>
    queryOptions({
      queryKey: collectionKey('collections', 'detail', ref),
      queryFn: () => invoke('collections.detail', { ...collectionRefOf(ref), withReplicas: false }),
      ...untilChanged,
    }),
  /** The replicas and their nodes as well, for the panel. */
  replicas: (ref: CollectionRef) =>
    queryOptions({
      queryKey: collectionKey('collections', 'replicas', ref),
      queryFn: () => invoke('collections.detail', { ...collectionRefOf(ref), withReplicas: true }),
      ...untilChanged,
    }),
};

/** What is read about aliases. */
export const aliasQueries = {
  /** What it points to, as of when it was no longer where it had been (ms since 1970). */
  find: (ref: DatabaseRef, alias: string, at: number) =>
    queryOptions({
      queryKey: [...databaseKey('aliases', ref), 'find', alias, at] as const,
      queryFn: () => invoke('aliases.find', { ...databaseRefOf(ref), alias }),
      ...untilChanged,
    }),
};
