import { vi } from 'vitest';

/** What is under way between the window, the main process and the server. */
export interface Activity {
  /** Requests that wait for their answer. */
  open: number;
  /** Goes up with each request and each answer. */
  changes: number;
}

/** The time that everything under test lives by. */
export interface Time {
  now(): number;
  /** Lets that many milliseconds pass, with all that happens in them. */
  pass(ms: number): Promise<void>;
  /** Gives the machine's time back. */
  end(): void;
}

/** After so many turns of the event loop without news nothing more comes by itself. */
const CALM_TURNS = 4;
/** The same while an answer is outstanding: it may wait for a time that has not come. */
const PATIENT_TURNS = 25;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Waits until nothing moves any more unless time passes. */
async function becomeQuiet(activity: Activity): Promise<void> {
  let calm = 0;
  let seen = activity.changes;
  while (calm < (activity.open === 0 ? CALM_TURNS : PATIENT_TURNS)) {
    await nextTurn();
    calm = activity.changes === seen ? calm + 1 : 0;
    seen = activity.changes;
  }
}

/**
 * A time that jumps from one timer to the next: window, main process, SDK and sandbox, which share a process here,
 * all take it for the machine's. Only what needs no timer takes real time.
 */
export function startVirtualTime(activity: Activity): Time {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    now: Date.UTC(2026, 0, 1),
  });
  return {
    now: () => Date.now(),
    async pass(ms) {
      const end = Date.now() + ms;
      // There is always a timer to go to: this one at the latest.
      setTimeout(() => undefined, ms);
      for (;;) {
        await becomeQuiet(activity);
        if (Date.now() >= end) return;
        vi.advanceTimersToNextTimer();
      }
    },
    end: () => {
      vi.useRealTimers();
    },
  };
}

/** The machine's time. */
export const realTime: Time = {
  now: () => Date.now(),
  pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  end: () => undefined,
};
