/** The time that the sandbox lives by, in milliseconds since 1970. */
export interface SandboxClock {
  now(): number;
  /** Calls once after that many milliseconds. @returns takes the call back */
  schedule(ms: number, call: () => void): () => void;
}

/** The machine's time. */
export const realClock: SandboxClock = {
  now: Date.now,
  schedule: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A time that tests move. */
export class ManualClock implements SandboxClock {
  #now: number;
  readonly #waiting = new Set<{ at: number; call: () => void }>();

  constructor(startAt = Date.UTC(2026, 0, 1)) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  schedule(ms: number, call: () => void): () => void {
    const entry = { at: this.#now + ms, call };
    this.#waiting.add(entry);
    return () => {
      this.#waiting.delete(entry);
    };
  }

  /** How many calls wait for their time. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Lets that many milliseconds pass; what is due is called at its time, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#waiting.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.call();
    }
    this.#now = end;
  }
}
