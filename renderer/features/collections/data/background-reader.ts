/** How many background reads are under way at once; the rest of the connection is for what the person does. */
const AT_ONCE = 4;

/**
 * Carries out reads a few at a time, in the order given. A new list of wishes replaces the old one; what is under way
 * is not asked for again.
 * @param read one read, which must not reject; called with the key
 */
export function createBackgroundReader(read: (key: string) => Promise<void>) {
  const underWay = new Set<string>();
  let wanted: readonly string[] = [];
  let next = 0;

  const pump = () => {
    while (underWay.size < AT_ONCE && next < wanted.length) {
      const key = wanted[next];
      next += 1;
      if (key === undefined || underWay.has(key)) continue;
      underWay.add(key);
      void read(key).finally(() => {
        underWay.delete(key);
        pump();
      });
    }
  };

  return {
    want: (keys: readonly string[]) => {
      wanted = keys;
      next = 0;
      pump();
    },
  };
}
