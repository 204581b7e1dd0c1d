import { z } from 'zod';
import { bulkItemSchema, bulkResultSchema, MAX_BULK_CONCURRENCY } from '@shared/domain/bulk';
import type { BulkItem, BulkResult } from '@shared/domain/bulk';
import { environmentSchema } from '@shared/domain/environment';
import { taskStepKinds } from '@shared/domain/task';
import { isDone } from '@shared/policy/bulk-plan';

const n = z.number().int().min(0);
const at = z.number();

const headerSchema = z.object({
  type: z.literal('bulk'),
  version: z.literal(1),
  id: z.string(),
  title: z.string(),
  connectionId: z.string(),
  connectionName: z.string(),
  environment: environmentSchema,
  /** Where the connection led when it was agreed to; absent in ledgers of an earlier version. */
  fingerprint: z.string().optional(),
  createdAt: at,
  /** Nothing is sent before. */
  startsAt: at.optional(),
  concurrency: z.number().int().min(1).max(MAX_BULK_CONCURRENCY),
  count: n,
});
/** What a bulk is, apart from its items. */
export type LedgerHeader = z.infer<typeof headerSchema>;

const lineSchema = z.discriminatedUnion('type', [
  headerSchema,
  z.object({ type: z.literal('item'), n, item: bulkItemSchema }),
  /** Everything before it is on disk and was agreed to; nothing is sent before this line. */
  z.object({ type: z.literal('agreed'), at }),
  /** Written before anything is sent for the item. */
  z.object({ type: z.literal('begin'), n, at }),
  /** A step of an item that the server confirmed, while others of it follow. */
  z.object({ type: z.literal('step'), n, at, step: z.enum(taskStepKinds) }),
  z.object({
    type: z.literal('end'),
    n,
    at,
    ...bulkResultSchema.pick({ error: true, byReading: true }).shape,
    state: z.enum(['done', 'failed', 'unknown', 'stopped']),
  }),
  /** The item is to be carried out, again or at last. */
  z.object({ type: z.literal('wait'), n }),
]);
/** One line of a ledger. */
export type LedgerLine = z.infer<typeof lineSchema>;

/** What a ledger tells of a bulk whose process has ended. */
export interface LedgerReading {
  header: LedgerHeader;
  items: BulkItem[];
  results: BulkResult[];
  /** Items whose release, the step before their load, was confirmed. */
  released: Set<number>;
  /** Bytes of whole lines; what comes after them is a line that was torn. */
  wholeBytes: number;
}

/** The result of an item that nothing was done for yet. */
export function firstResult(at: number, item: BulkItem): BulkResult {
  return {
    n: at,
    state: isDone(item) ? 'waiting' : 'skipped',
    ...{ error: null, beganAt: null, endedAt: null, byReading: false, taskId: null },
  };
}

class Folding {
  header: LedgerHeader | null = null;
  readonly items: BulkItem[] = [];
  readonly results: BulkResult[] = [];
  readonly released = new Set<number>();
  isAgreed = false;
  isDamaged = false;

  take(line: LedgerLine): void {
    if (line.type === 'bulk') this.header = line;
    else if (line.type === 'agreed') this.isAgreed = true;
    else if (line.type === 'item') {
      if (line.n !== this.items.length) this.isDamaged = true;
      this.items.push(line.item);
      this.results.push(firstResult(this.results.length, line.item));
    } else this.#change(line);
  }

  #change(line: Extract<LedgerLine, { type: 'begin' | 'step' | 'end' | 'wait' }>): void {
    const before = this.results[line.n];
    if (before === undefined) {
      this.isDamaged = true;
      return;
    }
    const set = (change: Partial<BulkResult>): void => {
      this.results[line.n] = { ...before, ...change };
    };
    switch (line.type) {
      case 'begin':
        this.released.delete(line.n);
        set({ state: 'running', beganAt: line.at, endedAt: null, error: null, byReading: false });
        break;
      case 'step':
        if (line.step === 'release') this.released.add(line.n);
        break;
      case 'end':
        set({ state: line.state, endedAt: line.at, error: line.error, byReading: line.byReading });
        break;
      case 'wait':
        set({ state: 'waiting', beganAt: null, endedAt: null, error: null, byReading: false });
        break;
    }
  }
}

function parseLine(text: string): LedgerLine | null {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Reads a ledger that nobody writes any more. What was begun and has no end is `unknown`; what was not begun is
 * `notStarted`. A torn last line announced something that was not sent. If any other line cannot be read, nobody can
 * say of what has no end whether it was begun: all of that is `unknown`.
 * @returns null if nothing of the bulk was ever sent: its plan was not written to the end
 */
export function readLedger(bytes: Buffer): LedgerReading | null {
  const wholeBytes = bytes.lastIndexOf(0x0a) + 1;
  const folding = new Folding();
  for (const text of bytes.subarray(0, wholeBytes).toString('utf8').split('\n')) {
    if (text === '') continue;
    const line = parseLine(text);
    if (line === null) folding.isDamaged = true;
    else folding.take(line);
  }
  const { header, items, released, isAgreed, isDamaged } = folding;
  if (header === null || (!isAgreed && !isDamaged)) return null;
  const results = folding.results.map((result): BulkResult => {
    if (result.state === 'running') return { ...result, state: 'unknown' };
    if (result.state === 'waiting') return { ...result, state: isDamaged ? 'unknown' : 'notStarted' };
    return result;
  });
  return { header, items, results, released, wholeBytes };
}

/** The lines that a bulk begins with. */
export function firstLines(header: LedgerHeader, items: readonly BulkItem[]): LedgerLine[] {
  return [
    header,
    ...items.map((item, index): LedgerLine => ({ type: 'item', n: index, item })),
    { type: 'agreed', at: header.createdAt },
  ];
}
