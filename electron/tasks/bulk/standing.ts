import type { BulkDoes, BulkEntry, BulkItemState, BulkItem, BulkResult } from '@shared/domain/bulk';
import { bulkItemStates } from '@shared/domain/bulk';
import { fail } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import { doesOf } from '@shared/policy/bulk-plan';
import { firstResult } from './ledger-lines';

/** Read afterwards and found not to be in effect: "Resume" takes it up as if it had not been begun. */
export function isNotInEffect({ state, error }: BulkResult): boolean {
  return state === 'failed' && error?.code === 'notInEffect';
}

/** What a ticket was needed for: it is never taken up again without another one. */
export function isDrop({ wish }: BulkItem): boolean {
  return wish.action === 'drop';
}

/** What "Resume" takes up. */
export function isRest(result: BulkResult): boolean {
  return result.state === 'notStarted' || isNotInEffect(result);
}

/** What "Retry" takes up. */
export function isAgain(result: BulkResult): boolean {
  if (result.state === 'failed') return !isNotInEffect(result);
  return result.state === 'unknown' || result.state === 'stopped';
}

/** What waits goes on with the rest, and what is unknown may turn out not to be in effect. */
const mayBeRest: ReadonlySet<BulkItemState> = new Set(['waiting', 'unknown']);

/** How each item of a bulk stands. */
export class Standing {
  readonly items: readonly BulkItem[];
  readonly #results: BulkResult[];

  /** @param results null for a bulk that is new */
  constructor(items: readonly BulkItem[], results: readonly BulkResult[] | null) {
    this.items = items;
    this.#results = results === null ? items.map((item, at) => firstResult(at, item)) : [...results];
  }

  item(n: number): BulkItem {
    return this.items[n] ?? fail('bulkUnknown');
  }

  stateOf(n: number): BulkItemState | undefined {
    return this.#results[n]?.state;
  }

  /** Why the server did not let this user drop an item; null for any other end. */
  refusalOfDrop(n: number): AppError | null {
    const { state, error = null } = this.#results[n] ?? {};
    const isRefused = state === 'failed' && error?.code === 'permissionDenied';
    return isRefused && isDrop(this.item(n)) ? error : null;
  }

  /** @returns the new result */
  set(n: number, change: Partial<BulkResult>): BulkResult {
    const next = { ...(this.#results[n] ?? fail('bulkUnknown')), ...change };
    this.#results[n] = next;
    return next;
  }

  some(is: (result: BulkResult) => boolean): boolean {
    return this.#results.some(is);
  }

  /** Places of the items whose results are so. */
  numbers(is: (result: BulkResult) => boolean): number[] {
    return this.#results.filter(is).map(({ n }) => n);
  }

  get taskIds(): string[] {
    return this.#results.flatMap(({ taskId }) => taskId ?? []);
  }

  counts(): Record<BulkItemState, number> {
    const none = bulkItemStates.map((state) => [state, 0]);
    const counts = Object.fromEntries(none) as Record<BulkItemState, number>;
    for (const { state } of this.#results) counts[state]++;
    return counts;
  }

  /** What "Resume" and "Retry" would do. */
  does(): { rest: BulkDoes; again: BulkDoes } {
    const of = (is: (result: BulkResult) => boolean): BulkDoes =>
      doesOf(this.numbers(is).map((n) => this.item(n)));
    return { rest: of((result) => isRest(result) || mayBeRest.has(result.state)), again: of(isAgain) };
  }

  /** When the last item ended, milliseconds since 1970; null if none has. */
  lastEnd(): number | null {
    return this.#results.reduce((last, { endedAt }) => Math.max(last, endedAt ?? 0), 0) || null;
  }

  entries(offset: number, limit: number): { entries: BulkEntry[]; total: number } {
    const entries = this.items.slice(offset, offset + limit).flatMap((item, at) => {
      const result = this.#results[offset + at];
      return result === undefined ? [] : [{ item, result }];
    });
    return { entries, total: this.items.length };
  }
}
