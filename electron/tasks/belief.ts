/** So many looks in a row, over so many ms, must find no effect of a request before that is believed. */
const LOOKS_TO_BELIEVE = 2;
/** Servers queue what changes a schema: one that was killed with its client a moment ago may be carried out yet. */
const BELIEVED_AFTER_MS = 5000;

/** What was looked for in vain, by what it is known by. */
export interface Belief<K> {
  /** A look found no effect. @returns whether it is believed by now that there is none */
  misses(key: K): boolean;
  /** A look found something else, or nothing could be looked at. */
  forget(key: K): void;
}

/** One rule for everybody who looks for the end of what an earlier process has sent. @param now ms since 1970 */
export function createBelief<K>(now: () => number): Belief<K> {
  const missed = new Map<K, { since: number; looks: number }>();
  return {
    misses: (key) => {
      const { since, looks } = missed.get(key) ?? { since: now(), looks: 0 };
      missed.set(key, { since, looks: looks + 1 });
      return looks + 1 >= LOOKS_TO_BELIEVE && now() - since >= BELIEVED_AFTER_MS;
    },
    forget: (key) => {
      missed.delete(key);
    },
  };
}
