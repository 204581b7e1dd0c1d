import type { TaskClock } from '../clock';

/** So many turns of others are waited for where no timer is left: work may give turns away, more on a slow machine. */
const IDLE_TURNS = 100;

interface Timer {
  at: number;
  ring: () => void;
}

/** A time that jumps from one timer to the next as soon as nothing else is left to do. */
export class VirtualClock implements TaskClock {
  #now = Date.UTC(2026, 0, 1);
  /** So many ms before their time sleeps end, as they may on a real machine. */
  earlyMs = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const timer = this.after(ms > this.earlyMs ? ms - this.earlyMs : ms, () => {
        signal.removeEventListener('abort', end);
        resolve();
      });
      const end = (): void => {
        this.#timers.delete(timer);
        resolve();
      };
      signal.addEventListener('abort', end, { once: true });
    });
  }

  /** Does something in so many milliseconds. */
  after(ms: number, ring: () => void): Timer {
    const timer = { at: this.#now + ms, ring };
    this.#timers.add(timer);
    return timer;
  }

  /** Lets everything happen that needs no time. */
  async settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Lets time pass until the condition holds; throws if it does not within an hour or nothing is left to wait for. */
  async until(condition: () => boolean): Promise<void> {
    const end = this.#now + 3_600_000;
    for (let idle = 0; ;) {
      await this.settle();
      if (condition()) return;
      const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
      if (next === undefined && ++idle < IDLE_TURNS) continue;
      if (next === undefined || next.at > end) throw new Error('It does not come to that');
      idle = 0;
      this.#now = Math.max(this.#now, next.at);
      this.#timers.delete(next);
      next.ring();
    }
  }

  /** Lets that many milliseconds pass. */
  async pass(ms: number): Promise<void> {
    let isOver = false;
    this.after(ms, () => {
      isOver = true;
    });
    await this.until(() => isOver);
  }
}
