/**
 * Carries out work on every item in their order, at most `atOnce` at a time, so that a long list does not take a
 * server's connection for itself. Nothing more is begun once the signal is aborted or a piece of work has failed.
 * @returns what each piece of work answered, in the order of the items
 */
export async function fewAtOnce<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
  signal?: AbortSignal,
): Promise<R[]> {
  const answers = new Map<number, R>();
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < items.length && !failed && signal?.aborted !== true) {
      const at = next;
      next += 1;
      try {
        answers.set(at, await work(items[at] as T));
      } catch (thrown) {
        failed = true;
        throw thrown;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return items.flatMap((_, at) => (answers.has(at) ? [answers.get(at) as R] : []));
}
