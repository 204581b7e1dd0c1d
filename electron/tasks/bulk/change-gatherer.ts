import type { BulkResult } from '@shared/domain/bulk';

/** Changes come in bursts; they are told at most this often (ms). */
const GATHER_MS = 100;
/** So many results fit into one message, also with the words of a talkative server. */
const MOST_RESULTS = 100;

/** Gathers changed results of bulks and tells of them in parts, newest state only. */
export class ChangeGatherer {
  readonly #changed = new Map<string, Map<number, BulkResult>>();
  readonly #tell: (bulkId: string, results: BulkResult[]) => void;
  #timer: NodeJS.Timeout | null = null;

  /** @param tell called for each part, at least once for a bulk that was noted */
  constructor(tell: (bulkId: string, results: BulkResult[]) => void) {
    this.#tell = tell;
  }

  note(bulkId: string, results: readonly BulkResult[]): void {
    const own = this.#changed.get(bulkId) ?? new Map<number, BulkResult>();
    for (const result of results) own.set(result.n, result);
    this.#changed.set(bulkId, own);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.flush();
    }, GATHER_MS).unref();
  }

  forget(bulkId: string): void {
    this.#changed.delete(bulkId);
  }

  flush(): void {
    const all = [...this.#changed];
    this.#changed.clear();
    for (const [bulkId, own] of all) {
      const results = [...own.values()];
      for (let at = 0; at === 0 || at < results.length; at += MOST_RESULTS) {
        this.#tell(bulkId, results.slice(at, at + MOST_RESULTS));
      }
    }
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#changed.clear();
  }
}
