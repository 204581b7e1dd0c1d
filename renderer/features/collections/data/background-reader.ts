/** How many background reads are under way at once; the rest of the connection is for what the person does. */
const AT_ONCE = 4;

/**
 * Carries out reads a few at a time, in the order given. A new list of wishes replaces the old one; what is under way
 * is not asked for again.
 * @param keyOf what tells two wishes apart
 * @param read one read, which must not reject
 */
export function createBackgroundReader<T>(keyOf: (item: T) => string, read: (item: T) => Promise<void>) {
  const underWay = new Set<string>();
  let wanted: readonly T[] = [];
  let next = 0;

  const pump = () => {
    while (underWay.size < AT_ONCE) {
      const item = wanted[next];
      if (item === undefined) return;
      next += 1;
      const key = keyOf(item);
      underWay.add(key);
      void read(item).finally(() => {
        underWay.delete(key);
        pump();
      });
    }
  };

  return {
    want: (items: readonly T[]) => {
      wanted = items.filter((item) => !underWay.has(keyOf(item)));
      next = 0;
      pump();
    },
  };
}
