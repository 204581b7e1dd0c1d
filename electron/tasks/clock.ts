/** Time as tasks see it, so that tests can drive it. */
export interface TaskClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after that many milliseconds, or as soon as the signal aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * Resolves when the clock shows that time (ms since 1970), or as soon as the signal aborts. A timer of Node.js may end
 * up to a millisecond before its clock shows it (13 of 1,500 sleeps of 20 ms did): who only sleeps and then asks the
 * clock may find that it is too early, and nobody asks again.
 */
export async function sleepUntil(clock: TaskClock, at: number, signal: AbortSignal): Promise<void> {
  for (let left = at - clock.now(); left > 0 && !signal.aborted; left = at - clock.now()) {
    await clock.sleep(left, signal);
  }
}

/** The machine's time, or what stands in its place when it is asked. */
export const realClock: TaskClock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms).unref();
      signal.addEventListener('abort', end);
    }),
};
