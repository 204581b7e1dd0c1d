import type { TaskProgress } from '../domain/task';

/** How fast a load goes, and how long it still takes. */
export interface LoadPace {
  /** Percent in a minute. */
  percentPerMinute: number;
  /** Milliseconds until 100 %, rounded so that it does not jump; null where that would be a guess. */
  leftMs: number | null;
}

/** The rate is that of the last half minute: a load is not equally fast all the time. */
const WINDOW_MS = 30_000;
/** Servers tell whole percents: with fewer changes than this the window is too short to tell a rate. */
const FEWEST_CHANGES = 3;
/** A rate of so short a time says nothing yet. */
const SHORTEST_MS = 1500;

/** The changes that the rate is reckoned from: those of the window, or of a longer time for a slow load. */
function changesToUse(recent: TaskProgress['recent'], now: number): TaskProgress['recent'] {
  const inWindow = recent.findIndex(({ at }) => at >= now - WINDOW_MS);
  const first = inWindow === -1 ? recent.length : inWindow;
  const wanted = Math.min(first, recent.length - FEWEST_CHANGES);
  // The last change before the window is where its first value came from.
  return recent.slice(Math.max(0, wanted - (first === wanted ? 1 : 0)));
}

/** Steps that grow with the time that is told: to a second, then 5 s, 15 s and whole minutes. */
function rounded(ms: number): number {
  const steps: [from: number, step: number][] = [
    [600_000, 60_000],
    [120_000, 15_000],
    [20_000, 5000],
    [0, 1000],
  ];
  const [, step] = steps.find(([from]) => ms >= from) ?? [0, 1000];
  return Math.max(step, Math.ceil(ms / step) * step);
}

/** The pace of a load by its last changes; null where they do not tell one. @param now ms since 1970 */
export function loadPace(
  { recent, percent }: Pick<TaskProgress, 'recent' | 'percent'>,
  now: number,
): LoadPace | null {
  const changes = changesToUse(recent, now);
  const first = changes[0];
  if (first === undefined || changes.length < 2) return null;
  const gained = percent - first.percent;
  const last = changes.at(-1) ?? first;
  // Up to the last change, or longer once the next percent is overdue: what stands still gets slower with every look,
  // and what is steady does not seem slower between two changes.
  const passed = Math.max(last.at - first.at, ((now - first.at) * gained) / (gained + 1));
  if (passed < SHORTEST_MS || gained <= 0) return null;
  const leftMs = percent >= 100 ? null : rounded(((100 - percent) / gained) * passed);
  return { percentPerMinute: (gained / passed) * 60_000, leftMs };
}
