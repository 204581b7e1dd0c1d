import { fewAtOnce } from '@shared/async/few-at-once';
import type { BulkItem } from '@shared/domain/bulk';
import { appError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import { createBelief } from '../belief';
import type { Belief } from '../belief';
import type { Gate, RunDeps } from './bulk-types';
import { findOutcome } from './resolve';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 10_000;
/** How many items are looked at at a time. */
const AT_ONCE = 4;

/** What a resolver works on. */
export interface ResolverDeps {
  deps: RunDeps;
  connectionId: string;
  gate: () => Gate;
  /** Items whose end nobody knows. */
  unknowns: () => number[];
  item: (n: number) => { item: BulkItem; wasReleased: boolean };
  settle: (n: number, state: 'done' | 'failed', error: AppError | null) => Promise<void>;
  /** Reading does not tell. */
  untold: (n: number, error: AppError | null) => void;
  /** It begins or ends to look. */
  changed: () => void;
}

/** Looks for the end of items that nobody saw end, until each is found or the server cannot be asked. */
export class Resolver {
  readonly #work: ResolverDeps;
  #running: Promise<void> | null = null;

  constructor(work: ResolverDeps) {
    this.#work = work;
  }

  get isBusy(): boolean {
    return this.#running !== null;
  }

  /** Resolves when all is found that reading can tell; a second call waits for the first. */
  run(): Promise<void> {
    const { deps, connectionId, unknowns, changed } = this.#work;
    if (this.#running !== null) return this.#running;
    if (deps.life.aborted || unknowns().length === 0 || !this.#canAsk(connectionId)) return Promise.resolve();
    this.#running = this.#lookForAll().finally(() => {
      this.#running = null;
      changed();
    });
    changed();
    return this.#running;
  }

  #canAsk(connectionId: string): boolean {
    try {
      this.#work.deps.gateway(connectionId);
      return this.#work.gate() !== 'held';
    } catch {
      return false;
    }
  }

  async #lookForAll(): Promise<void> {
    const { clock, life } = this.#work.deps;
    const belief = createBelief<number>(() => clock.now());
    let open = this.#work.unknowns();
    for (let pause = FIRST_PAUSE_MS; open.length > 0; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
      const look = async (n: number): Promise<number[]> => ((await this.#lookFor(n, belief)) ? [n] : []);
      open = (await fewAtOnce(open, AT_ONCE, look, life)).flat();
      if (open.length > 0) await clock.sleep(pause, life);
      if (life.aborted || !this.#canAsk(this.#work.connectionId)) return;
    }
  }

  /** @returns whether it has to be looked for again */
  async #lookFor(n: number, belief: Belief<number>): Promise<boolean> {
    const { deps, connectionId, gate, item, settle, untold } = this.#work;
    const open = gate();
    // What another server holds says nothing of it.
    if (typeof open === 'object' && open.code === 'leadsElsewhere') {
      untold(n, open);
      return false;
    }
    const { item: planned, wasReleased } = item(n);
    const found = await findOutcome(() => deps.gateway(connectionId), planned, wasReleased);
    if (deps.life.aborted) return false;
    if (found.kind !== 'notInEffect') belief.forget(n);
    switch (found.kind) {
      case 'done':
        await settle(n, 'done', null);
        return false;
      case 'gone':
        await settle(n, 'failed', found.error);
        return false;
      case 'notInEffect':
        if (!belief.misses(n)) return true;
        await settle(n, 'failed', appError('notInEffect', { retryable: true }));
        return false;
      case 'settling':
        return true;
      case 'untold':
        untold(n, found.error);
        return false;
      case 'unreached':
        return true;
    }
  }
}
