import type { BulkResult } from '@shared/domain/bulk';
import type { Task } from '@shared/domain/task';
import { toAppError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import type { ActivityConsent } from '@shared/domain/activity';
import type { TaskOrigin } from '../run-record';
import type { RunDeps } from './bulk-types';
import type { LedgerFile } from './ledger-file';
import type { LedgerLine } from './ledger-lines';
import type { Standing } from './standing';

/** How an item ended. */
interface ItemEnd {
  state: Extract<LedgerLine, { type: 'end' }>['state'];
  error: AppError | null;
}

/** What carrying out the items of a bulk works on. */
export interface ItemWorkParts {
  bulkId: string;
  /** What of the list's agreement holds for its tasks as well. */
  agreed: NonNullable<TaskOrigin['agreed']>;
  standing: Standing;
  /** Items whose release, the step before their load, is known to have been carried out. */
  released: Set<number>;
  file: LedgerFile;
  deps: RunDeps;
  changed: (results: BulkResult[]) => void;
  /** The ledger could not be written: nothing more is to be begun. */
  halt: (error: AppError) => void;
  /** An item has ended, at this time (ms since 1970). */
  ended: (at: number) => void;
}

/** One item from its begin to its end: each is in the ledger before it counts. */
export class ItemWork {
  /** How what is carried out was agreed to last. */
  consent: ActivityConsent | undefined;
  readonly #parts: ItemWorkParts;

  constructor(parts: ItemWorkParts) {
    this.#parts = parts;
  }

  /** Asked anew after each wait. */
  #isOver(): boolean {
    return this.#parts.deps.life.aborted;
  }

  /**
   * Carries out an item as a task of its own. Never rejects.
   * @returns `notBegun`: its begin could not be written down, so it was not sent and waits again; `over`: the
   * application has let go of its bulks meanwhile
   */
  async carryOut(n: number): Promise<'ended' | 'notBegun' | 'over'> {
    const { standing, released, file, deps, changed, halt } = this.#parts;
    const beganAt = deps.clock.now();
    changed([standing.set(n, { state: 'running', beganAt })]);
    try {
      await file.append({ type: 'begin', n, at: beganAt });
    } catch (thrown) {
      halt(toAppError(thrown));
      changed([standing.set(n, { state: 'waiting', beganAt: null })]);
      return 'notBegun';
    }
    released.delete(n);
    if (this.#isOver()) return 'over';
    const end = await this.#runTask(n);
    if (this.#isOver()) return 'over';
    await this.end(n, end, false);
    return 'ended';
  }

  async #runTask(n: number): Promise<ItemEnd> {
    const { bulkId, agreed, standing, deps, changed } = this.#parts;
    try {
      const { consent } = this;
      const origin = { bulk: { id: bulkId, n }, agreed, ...(consent === undefined ? {} : { consent }) };
      const task = deps.startTask(standing.item(n), origin);
      changed([standing.set(n, { taskId: task.id })]);
      const { status, error } = await deps.ended(task, ({ steps }) => {
        this.#noteRelease(n, steps);
      });
      // Nobody takes back an item by itself: a bulk waits as a whole.
      return { state: status === 'running' || status === 'undone' ? 'unknown' : status, error };
    } catch (thrown) {
      return { state: 'failed', error: toAppError(thrown) };
    }
  }

  #noteRelease(n: number, steps: Task['steps']): void {
    const { released, file, deps } = this.#parts;
    const isReleased = steps.some(({ kind, status }) => kind === 'release' && status === 'done');
    if (!isReleased || released.has(n)) return;
    released.add(n);
    // Only a help for the time after a crash: without it more is unknown.
    file.append({ type: 'step', n, at: deps.clock.now(), step: 'release' }).catch(() => undefined);
  }

  /** Takes down how an item ended. Never rejects. @param byReading reading the server told, not its task */
  async end(n: number, { state, error }: ItemEnd, byReading: boolean): Promise<void> {
    const { standing, file, deps, changed, halt, ended } = this.#parts;
    const at = deps.clock.now();
    try {
      await file.append({ type: 'end', n, at, state, error, byReading });
    } catch (thrown) {
      // The end is known here and now; only after another start it would have to be looked for.
      halt(toAppError(thrown));
    }
    ended(at);
    changed([standing.set(n, { state, error, endedAt: at, byReading })]);
  }
}
