import { sleepUntil } from '../clock';
import type { TaskClock } from '../clock';
import { LONGEST_REST_MS } from '../gate';

/** How long a list of drops has begun nothing. Lists of anything else may rest for ever. */
export class Rest {
  readonly #time: { clock: TaskClock; life: AbortSignal };
  readonly #drops: boolean;
  /** When an item began last, or could have begun first. */
  #movedAt: number;

  /** @param from nothing was to begin before, ms since 1970 */
  constructor(time: { clock: TaskClock; life: AbortSignal }, drops: boolean, from: number) {
    this.#time = time;
    this.#drops = drops;
    this.#movedAt = Math.max(time.clock.now(), from);
  }

  get ms(): number {
    return this.#time.clock.now() - this.#movedAt;
  }

  /** Whether what waits has to be asked about anew. */
  get isTooLong(): boolean {
    return this.#drops && !this.#time.life.aborted && this.ms > LONGEST_REST_MS;
  }

  /** An item begins. */
  ends(): void {
    this.#movedAt = this.#time.clock.now();
  }

  /** Calls when it may have become too long: nobody has to come back for what rests to be given up. */
  watch(call: () => void): void {
    const { clock, life } = this.#time;
    if (this.#drops) void sleepUntil(clock, this.#movedAt + LONGEST_REST_MS + 1, life).then(call);
  }
}
