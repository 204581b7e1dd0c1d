import type { CollectionSummary } from '@shared/domain/collection';
import type { Task } from '@shared/domain/task';

/** How a list differs from an earlier one of the same database. */
export interface ListChanges {
  appeared: string[];
  gone: string[];
  /** The same name with another id: dropped and made again. */
  remade: string[];
  /** The same id with another name. */
  renamed: { before: string; now: string }[];
}

const NONE: ListChanges = { appeared: [], gone: [], remade: [], renamed: [] };

type Named = Pick<CollectionSummary, 'name' | 'id'>;

const isSame = (a: Named | undefined, b: Named | undefined): boolean =>
  a?.name === b?.name && a?.id === b?.id;

/** Whether both have the same collections in the same order, which is so nearly always. */
function areSame(before: readonly Named[], now: readonly Named[]): boolean {
  return (
    before === now || (before.length === now.length && before.every((each, at) => isSame(each, now[at])))
  );
}

/**
 * What has appeared, gone, been made anew or been renamed between two lists, in one pass over each. A collection
 * without an id (milvus-lite) is told by its name alone: made anew or renamed it cannot be told from another.
 */
export function changesBetween(before: readonly Named[], now: readonly Named[]): ListChanges {
  if (areSame(before, now)) return NONE;
  // What of it no name of now takes out is gone.
  const left = new Map(before.map((each) => [each.name, each.id]));
  const remade: string[] = [];
  const fresh: Named[] = [];
  for (const each of now) {
    const id = left.get(each.name);
    if (id === undefined) fresh.push(each);
    else {
      if (id !== each.id) remade.push(each.name);
      left.delete(each.name);
    }
  }
  const byId = new Map([...left].flatMap(([name, id]) => (id === null ? [] : [[id, name] as const])));
  const appeared: string[] = [];
  const renamed: ListChanges['renamed'] = [];
  for (const { name, id } of fresh) {
    const was = id === null ? undefined : byId.get(id);
    if (was === undefined) appeared.push(name);
    else {
      renamed.push({ before: was, now: name });
      left.delete(was);
    }
  }
  return { appeared, gone: [...left.keys()], remade, renamed };
}

/** Kinds of tasks that leave the list of collections as it is. Of any other kind a change counts as its own. */
const leavesList: ReadonlySet<Task['kind']> = new Set([
  ...(['load', 'refreshLoad', 'release', 'createIndex', 'dropPartition'] as const),
  ...(['createAlias', 'alterAlias', 'dropAlias'] as const),
]);

/**
 * Names that tasks of ours may have made or taken away since a time, in ms since 1970. However such a task ended: one
 * whose outcome is unknown, or that failed on the way, may have done it all the same.
 */
export function namesOfOurs(tasks: Iterable<readonly Task[]>, since: number): Set<string> {
  const ours = new Set<string>();
  for (const ofName of tasks) {
    for (const { kind, endedAt, collection, name } of ofName) {
      if (leavesList.has(kind) || (endedAt !== null && endedAt < since)) continue;
      ours.add(collection);
      if (name !== undefined) ours.add(name);
    }
  }
  return ours;
}

/** The changes without those that are about one of these names. */
export function withoutOurs(changes: ListChanges, ours: ReadonlySet<string>): ListChanges {
  if (ours.size === 0) return changes;
  const isTheirs = (name: string): boolean => !ours.has(name);
  return {
    appeared: changes.appeared.filter(isTheirs),
    gone: changes.gone.filter(isTheirs),
    remade: changes.remade.filter(isTheirs),
    renamed: changes.renamed.filter(({ before, now }) => isTheirs(before) && isTheirs(now)),
  };
}

/** How many collections have changed. */
export function countOf({ appeared, gone, remade, renamed }: ListChanges): number {
  return appeared.length + gone.length + remade.length + renamed.length;
}

/** What others have changed since a look at the list, in ms since 1970. */
export interface ChangesOfOthers {
  since: number;
  changes: ListChanges;
}

/** A list, as {@link createChangesWatch} takes it. */
export interface Look {
  readAt: number;
  collections: readonly Named[];
}

/**
 * Follows a list from look to look and tells what others have changed since the first of them, or since it was
 * dismissed. As long as nothing is to be told, the newest look is the one that the next is compared with.
 */
export function createChangesWatch() {
  let base: Look | null = null;
  let newest: Look | null = null;
  let ours = new Set<string>();
  let told: ChangesOfOthers | null = null;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const begin = (look: Look): void => {
    base = look;
    ours = new Set();
    told = null;
  };
  return {
    /** @param tasks those of the database */
    see(look: Look, tasks: Iterable<readonly Task[]>): ChangesOfOthers | null {
      newest = look;
      if (base === null) begin(look);
      if (base === null) return null;
      // Kept beyond the tasks, which can be dismissed.
      for (const name of namesOfOurs(tasks, base.readAt)) ours.add(name);
      const changes = withoutOurs(changesBetween(base.collections, look.collections), ours);
      if (countOf(changes) === 0) begin(look);
      else told = { since: base.readAt, changes };
      tell();
      return told;
    },
    dismiss: (): void => {
      if (newest !== null) begin(newest);
      tell();
    },
    /** What is to be told now. */
    told: (): ChangesOfOthers | null => told,
    /** Listens until the returned function is called. */
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
