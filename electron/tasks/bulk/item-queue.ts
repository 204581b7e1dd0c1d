import type { BulkItem } from '@shared/domain/bulk';
import { turnOf } from '@shared/policy/bulk-plan';

const ofItem = ({ wish }: BulkItem): string => JSON.stringify([wish.target.database, wish.target.collection]);

/**
 * Items that wait for their turn: all releases end before a load begins, and of one collection there is one under way at
 * a time, because no two tasks work on one.
 */
export class ItemQueue {
  readonly #items: readonly BulkItem[];
  /** By turn, in the order of the plan; taken from the end. */
  readonly #waiting: [number[], number[]] = [[], []];
  /** Under way, by turn. */
  readonly #active: [Set<number>, Set<number>] = [new Set(), new Set()];
  /** Collections of those that are under way. */
  readonly #busy = new Set<string>();

  constructor(items: readonly BulkItem[]) {
    this.#items = items;
  }

  #turn(n: number): 0 | 1 {
    const item = this.#items[n];
    return item === undefined ? 1 : turnOf(item);
  }

  #collection(n: number): string {
    const item = this.#items[n];
    return item === undefined ? String(n) : ofItem(item);
  }

  /** Lets items wait, in the order of the plan. */
  add(items: readonly number[]): void {
    for (const n of items) this.#waiting[this.#turn(n)].push(n);
    for (const waiting of this.#waiting) waiting.sort((a, b) => b - a);
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting[0].length + this.#waiting[1].length;
  }

  get active(): number {
    return this.#active[0].size + this.#active[1].size;
  }

  /** The next item, which is under way from now on; null if none can begin now. */
  take(): number | null {
    const turn = this.#waiting[0].length > 0 || this.#active[0].size > 0 ? 0 : 1;
    const waiting = this.#waiting[turn];
    const at = waiting.findLastIndex((n) => !this.#busy.has(this.#collection(n)));
    const [n] = at < 0 ? [] : waiting.splice(at, 1);
    if (n === undefined) return null;
    this.#active[turn].add(n);
    this.#busy.add(this.#collection(n));
    return n;
  }

  /** An item is no longer under way. */
  end(n: number): void {
    this.#active[this.#turn(n)].delete(n);
    this.#busy.delete(this.#collection(n));
  }

  /** Takes out all that wait. */
  clear(): number[] {
    return this.#waiting.flatMap((waiting) => waiting.splice(0));
  }
}
