import type { CollectionRef, DatabaseRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';

/** A change to a server that was made here: a task, or the creation of a partition, which is none. */
export type Deed = Pick<
  Task,
  'connectionId' | 'database' | 'collection' | 'collectionId' | 'partitions' | 'status' | 'endedAt'
> &
  Partial<Pick<Task, 'name' | 'aliases'>> & { kind: Task['kind'] | 'createPartition' };

/** The names of a list that a deed may have changed; `all`: which, it does not tell. */
export type NamesOf = (deed: Deed) => readonly string[] | 'all';

/** Kinds of tasks that leave the list of collections as it is. Of any other kind a change counts as its own. */
const leavesList: ReadonlySet<Deed['kind']> = new Set([
  ...(['load', 'refreshLoad', 'release', 'createIndex', 'createPartition', 'dropPartition'] as const),
  ...(['createAlias', 'alterAlias', 'dropAlias', 'createDatabase', 'dropDatabase'] as const),
]);

/** Of a database's collections. */
export const collectionNames =
  ({ database }: Pick<DatabaseRef, 'database'>): NamesOf =>
  (deed) => {
    if (deed.database !== database || leavesList.has(deed.kind)) return [];
    return deed.name === undefined ? [deed.collection] : [deed.collection, deed.name];
  };

/** Of a server's databases. */
export const databaseNames: NamesOf = ({ kind, database }) =>
  kind === 'createDatabase' || kind === 'dropDatabase' ? [database] : [];

const isAbout = (deed: Deed, { database, collection, collectionId }: CollectionRef): boolean =>
  deed.database === database &&
  (deed.collection === collection || (collectionId !== null && deed.collectionId === collectionId));

/** Of a collection's partitions. */
export const partitionNames =
  (of: CollectionRef): NamesOf =>
  (deed) => {
    if (!isAbout(deed, of)) return [];
    if (deed.kind === 'recreate') return 'all';
    return deed.kind === 'dropPartition' || deed.kind === 'createPartition' ? (deed.partitions ?? 'all') : [];
  };

/** Of a collection's aliases: those that were moved away from it or to it are of tasks about either end. */
export const aliasNames =
  (of: CollectionRef): NamesOf =>
  (deed) => {
    const { kind, database, name, aliases } = deed;
    if (database !== of.database) return [];
    if (kind === 'recreate') return isAbout(deed, of) ? 'all' : [];
    if (kind === 'dropCollection') return aliases ?? [];
    const isOfAlias = kind === 'createAlias' || kind === 'alterAlias' || kind === 'dropAlias';
    return isOfAlias && name !== undefined ? [name] : [];
  };

/** Names that we may have changed ourselves, each until when, in ms since 1970; Infinity: nobody knows, or not yet. */
export interface Ours {
  names: ReadonlyMap<string, number>;
  /** Until when any name may have been; null: there is no such deed. */
  all: number | null;
}

/** When nothing more of it can come: only of what ended known is it known. */
function endOf({ status, endedAt }: Deed): number {
  const isOver = status === 'done' || status === 'failed' || status === 'undone';
  return isOver && endedAt !== null ? endedAt : Infinity;
}

/**
 * What deeds of ours may have changed since a time, in ms since 1970. However such a deed ended: one that failed on the
 * way may have done it all the same, and one whose outcome nobody knows may still do it.
 */
export function oursOf(deeds: Iterable<Deed>, since: number, namesOf: NamesOf): Ours {
  const names = new Map<string, number>();
  let all: number | null = null;
  for (const deed of deeds) {
    const end = endOf(deed);
    if (end < since) continue;
    const own = namesOf(deed);
    if (own === 'all') all = Math.max(all ?? end, end);
    else for (const name of own) names.set(name, Math.max(names.get(name) ?? end, end));
  }
  return { names, all };
}
