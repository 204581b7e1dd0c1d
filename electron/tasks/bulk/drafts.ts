import { randomUUID } from 'node:crypto';
import type { BulkPlanItem } from '@shared/domain/bulk';
import { fail } from '@shared/ipc/result';

/** Drafts that nobody took make room. */
const MOST_DRAFTS = 4;
/** More collections than an instance of Milvus holds. */
const MOST_ITEMS = 140_000;

/** Plans that arrive part by part: a message has a limit, a plan has not. */
export class Drafts {
  readonly #drafts = new Map<string, BulkPlanItem[]>();

  /** @returns the id to go on with; throws `bulkUnknown` for a draft that is gone, `invalidInput` for one too long */
  add(draftId: string | null, items: readonly BulkPlanItem[]): string {
    if (draftId === null) {
      for (const oldest of [...this.#drafts.keys()].slice(0, 1 + this.#drafts.size - MOST_DRAFTS)) {
        this.#drafts.delete(oldest);
      }
    }
    const id = draftId ?? randomUUID();
    const before = draftId === null ? [] : (this.#drafts.get(draftId) ?? fail('bulkUnknown'));
    if (before.length + items.length > MOST_ITEMS) fail('invalidInput', { params: { field: 'items' } });
    before.push(...items);
    this.#drafts.set(id, before);
    return id;
  }

  /**
   * Hands a draft over, once. Throws `invalidInput` if a part is missing or any item is for another server than the
   * guards were asked about.
   */
  take(draftId: string, connectionId: string, count: number): BulkPlanItem[] {
    const items = this.#drafts.get(draftId) ?? fail('bulkUnknown');
    if (items.length !== count) fail('invalidInput', { params: { field: 'count' } });
    if (items.some(({ wish }) => wish.target.connectionId !== connectionId)) {
      fail('invalidInput', { params: { field: 'connectionId' } });
    }
    this.#drafts.delete(draftId);
    return items;
  }
}
