/**
 * Lets those who read the same thing at the same time share a read without ever sharing an old one: each is given the
 * answer of a read that is sent after it asked, so the answer shows whatever had happened by then.
 * @param send sends the read of a key; if it fails, it has failed for all who share it
 * @param atOnce so many reads of a key may be under way; all who ask meanwhile share one that is sent when one ends
 */
export function createNextReads<T>(
  send: (key: string) => Promise<T>,
  atOnce: number,
): (key: string) => Promise<T> {
  /** The read that has not been sent yet, by key. */
  const next = new Map<string, Promise<T>>();
  /** The ends of the reads that are under way, by key. */
  const underWay = new Map<string, Set<Promise<void>>>();

  const sendNow = (key: string): Promise<T> => {
    next.delete(key);
    const answer = send(key);
    const others = underWay.get(key) ?? new Set();
    const end = (): void => {
      others.delete(ended);
      if (others.size === 0) underWay.delete(key);
    };
    const ended = answer.then(end, end);
    underWay.set(key, others.add(ended));
    return answer;
  };
  const sendInTurn = async (key: string): Promise<T> => {
    // All who ask in the same moment are there when it goes on.
    await Promise.resolve();
    const ends = underWay.get(key);
    // No other read of the key can be sent meanwhile: whoever asks for one is given this one.
    if (ends !== undefined && ends.size >= atOnce) await Promise.race(ends);
    return sendNow(key);
  };
  return (key) => {
    const waiting = next.get(key) ?? sendInTurn(key);
    next.set(key, waiting);
    return waiting;
  };
}
