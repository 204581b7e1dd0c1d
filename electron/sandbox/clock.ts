/** The time that the sandbox lives by, in milliseconds since 1970. */
export interface SandboxClock {
  now(): number;
}

/** The machine's time. */
export const realClock: SandboxClock = { now: Date.now };

/** A time that tests move. */
export class ManualClock implements SandboxClock {
  #now: number;

  constructor(startAt = Date.UTC(2026, 0, 1)) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  /** Lets that many milliseconds pass. */
  advance(ms: number): void {
    this.#now += ms;
  }
}
