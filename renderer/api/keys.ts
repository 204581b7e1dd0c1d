import type { CollectionRef, DatabaseRef } from '@shared/domain/refs';

/** How every query key about a database begins: [feature, connection id, database]. */
export const databaseKey = (feature: string, { connectionId, database }: DatabaseRef) =>
  [feature, connectionId, database] as const;

/**
 * The key of something that was read about one collection: [feature, connection id, database, what, name, id]. The id
 * is in it so that nothing of a dropped collection is taken for the one that has its name now.
 */
export const collectionKey = (feature: string, what: string, ref: CollectionRef) =>
  [...databaseKey(feature, ref), what, ref.collection, ref.collectionId] as const;

/** Only what names the database: the contract takes no more. */
export const databaseRefOf = ({ connectionId, database }: DatabaseRef): DatabaseRef => ({
  connectionId,
  database,
});

/** Only what names the collection: the contract takes no more. */
export const collectionRefOf = (ref: CollectionRef): CollectionRef => ({
  ...databaseRefOf(ref),
  collection: ref.collection,
  collectionId: ref.collectionId,
});

/** For reads that hold until something is known to have changed: a task ended, a percentage moved, "Refresh". */
export const untilChanged = { staleTime: Infinity, refetchOnWindowFocus: false, retry: false } as const;
