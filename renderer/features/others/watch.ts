import { changesBetween, countOf, withoutOurs } from './changes';
import type { ListChanges, Named, FindPlaces } from './changes';
import type { Ours } from './deeds';

/** What others have changed since a look at a list. Times are ms since 1970. */
export interface ChangesOfOthers {
  since: number;
  /** When what is told last became more, or less. */
  seen: number;
  changes: ListChanges;
}

/** A list that was read whole. Times are ms since 1970. */
export interface Look {
  readAt: number;
  items: readonly Named[];
  /**
   * What the list is of, where a name can come to lead to another thing: a look at another one is a first look.
   * Null or absent: nobody knows.
   */
  of?: string | null;
}

/** What we may have changed ourselves since a time in ms since 1970. */
export type OursSince = (since: number) => Ours;

const isOfAnother = (a: Look, b: Look): boolean => a.of != null && b.of != null && a.of !== b.of;

/** What was done here, kept beyond the tasks, which can be dismissed before a list shows what they did. */
function createOwnNames() {
  let names = new Map<string, number>();
  let all: number | null = null;
  return {
    /** Answers whether a name is new. */
    note(ours: Ours): boolean {
      const known = names.size;
      for (const [name, until] of ours.names) names.set(name, until);
      all = ours.all ?? all;
      return names.size > known;
    },
    /** Forgets what a list that was read then already shows. */
    forgetBefore(readAt: number): void {
      names = new Map([...names].filter(([, until]) => until >= readAt));
      if (all !== null && all < readAt) all = null;
    },
    isAny: (): boolean => all !== null,
    has: (name: string): boolean => names.has(name),
  };
}

/**
 * Follows a list from look to look and tells what others have changed since the first of them, or since it was
 * dismissed. As long as nothing is to be told, the newest look is the one that the next is compared with. Holds two
 * looks, and the names of what was done here meanwhile.
 */
export function createChangesWatch() {
  let base: Look | null = null;
  let newest: Look | null = null;
  let told: ChangesOfOthers | null = null;
  const ours = createOwnNames();
  const listeners = new Set<() => void>();
  const begin = (look: Look): void => {
    base = look;
    newest = look;
    told = null;
    ours.forgetBefore(look.readAt);
  };
  const compare = (first: Look, look: Look, findPlaces?: FindPlaces): void => {
    const changes = withoutOurs(changesBetween(first.items, look.items, findPlaces), ours.has);
    if (countOf(changes) === 0) begin(look);
    else told = { since: first.readAt, seen: look.readAt, changes };
  };
  const take = (arrived: Look | null, oursSince: OursSince, findPlaces?: FindPlaces): void => {
    // Also before the first look: it can be on its way while something is done here.
    const isMore = ours.note(oursSince(base?.readAt ?? -Infinity));
    if (arrived === null) return;
    // An answer that was overtaken tells nothing of now.
    const look = newest !== null && arrived.readAt < newest.readAt ? newest : arrived;
    // A look at another thing, the first one, or one between which and the last anything may be ours.
    if (base === null || newest === null || isOfAnother(base, look) || ours.isAny()) {
      begin(look);
      return;
    }
    const isAsBefore = !isMore && look.items === newest.items;
    newest = look;
    // While something is told, tasks go on: what was compared once is not compared at each of their steps.
    if (!isAsBefore || told === null) compare(base, look, findPlaces);
  };
  return {
    /** @param look null: there is none yet that can be relied on */
    see(look: Look | null, oursSince: OursSince, findPlaces?: FindPlaces): ChangesOfOthers | null {
      const before = told;
      take(look, oursSince, findPlaces);
      if (told !== before) for (const listener of [...listeners]) listener();
      return told;
    },
    dismiss: (): void => {
      if (newest !== null) begin(newest);
      for (const listener of [...listeners]) listener();
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
