/** A set of listeners, each told until its returned function is called. */
export function listeners<T>() {
  const all = new Set<{ listener: (value: T) => void }>();
  return {
    tell: (value: T): void => {
      for (const { listener } of [...all]) {
        try {
          listener(value);
        } catch (thrown) {
          // Somebody else's failure must not look like the task's; it still has to reach the log.
          queueMicrotask(() => {
            throw new Error('A listener to tasks failed', { cause: thrown });
          });
        }
      }
    },
    add: (listener: (value: T) => void) => {
      const entry = { listener };
      all.add(entry);
      return () => {
        all.delete(entry);
      };
    },
  };
}
