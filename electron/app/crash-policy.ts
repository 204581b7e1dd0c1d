/** Decides whether a window whose page has crashed is shown again. */
export interface CrashPolicy {
  /** Notes a crash and answers whether to reload: not if it keeps crashing, which would only spin. */
  shouldReload(): boolean;
}

const WINDOW_MS = 60_000;
const MAX_CRASHES = 3;

/** @param now milliseconds, never going backwards */
export function createCrashPolicy(now: () => number = () => performance.now()): CrashPolicy {
  let crashes: number[] = [];
  return {
    shouldReload() {
      const time = now();
      crashes = [...crashes.filter((at) => time - at < WINDOW_MS), time];
      return crashes.length <= MAX_CRASHES;
    },
  };
}
