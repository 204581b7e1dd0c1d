import type { Bulk, BulkEntry, BulkItem, BulkResult } from '@shared/domain/bulk';
import { appError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import type { ActivityConsent } from '@shared/domain/activity';
import { sleepUntil } from '../clock';
import type { AgreedOver } from '../gate';
import type { Gate, RunDeps } from './bulk-types';
import { ItemQueue } from './item-queue';
import { ItemWork } from './item-work';
import type { LedgerFile } from './ledger-file';
import type { LedgerHeader, LedgerLine } from './ledger-lines';
import { Resolver } from './resolver';
import { Rest } from './rest';
import { isAgain, isDrop, isNotInEffect, isRest, Standing } from './standing';

/** What a run works on: a new bulk, or one that was read from its ledger. */
export interface RunSource {
  header: LedgerHeader;
  items: readonly BulkItem[];
  /** Null for a new one. */
  results: readonly BulkResult[] | null;
  released: ReadonlySet<number>;
  file: LedgerFile;
}

/** One bulk: what of it is under way, and how each item stands. Nothing is sent that is not in the ledger before. */
export class BulkRun {
  readonly #header: LedgerHeader;
  readonly #standing: Standing;
  readonly #released: Set<number>;
  readonly #file: LedgerFile;
  readonly #deps: RunDeps;
  readonly #changed: (results: BulkResult[]) => void;
  readonly #queue: ItemQueue;
  readonly #work: ItemWork;
  readonly #resolver: Resolver;
  readonly #drops: boolean;
  #concurrency: number;
  #isPaused = false;
  #isHeld = false;
  /** Somebody asked for the rest: it includes what is found not to be in effect later. */
  #goesOn = false;
  /** Choosing items and writing them down is one deed at a time. */
  #last: Promise<unknown> = Promise.resolve();
  #error: AppError | null = null;
  #endedAt: number | null = null;
  readonly #rest: Rest;

  constructor(source: RunSource, deps: RunDeps, changed: (results: BulkResult[]) => void) {
    const { header, items, results, released, file } = source;
    this.#header = header;
    this.#standing = new Standing(items, results);
    this.#released = new Set(released);
    this.#file = file;
    this.#deps = deps;
    this.#changed = changed;
    this.#drops = items.some(isDrop);
    this.#queue = new ItemQueue(items);
    this.#concurrency = header.concurrency;
    this.#endedAt = this.#standing.lastEnd();
    this.#rest = new Rest(deps, this.#drops, header.startsAt ?? 0);
    this.#work = new ItemWork({
      ...{ bulkId: header.id, standing: this.#standing, released: this.#released, file, deps, changed },
      agreed: this.#drops
        ? { environment: header.environment, fingerprint: header.fingerprint }
        : { fingerprint: header.fingerprint },
      halt: (error) => {
        this.#halt(error);
      },
      ended: (at) => {
        this.#endedAt = at;
      },
    });
    this.#resolver = new Resolver({
      deps,
      connectionId: header.connectionId,
      gate: () => this.#gate(),
      unknowns: () => this.#standing.numbers(({ state }) => state === 'unknown'),
      item: (n) => ({ item: this.#standing.item(n), wasReleased: this.#released.has(n) }),
      settle: (n, state, error) => this.#settle(n, state, error),
      untold: (n, error) => {
        this.#tellFound(n, 'unknown', error);
        if (error !== null) changed([this.#standing.set(n, { error })]);
      },
      changed: () => {
        this.#changed([]);
      },
    });
  }

  get id(): string {
    return this.#header.id;
  }

  get connectionId(): string {
    return this.#header.connectionId;
  }

  /** What it was agreed to over. */
  get agreed(): AgreedOver {
    return this.#header;
  }

  /** Whether anything of it is under way or will be without being asked for. */
  get isLive(): boolean {
    return this.#queue.waiting > 0 || this.#queue.active > 0 || this.#resolver.isBusy;
  }

  /** Whether reading the server could tell more of it, or it can go on. */
  get isOpen(): boolean {
    return this.isLive || this.#standing.some(({ state }) => state === 'unknown' || state === 'notStarted');
  }

  /** Ids of its tasks. */
  get taskIds(): string[] {
    return this.#standing.taskIds;
  }

  #state(): Bulk['state'] {
    if (this.#queue.waiting > 0) return this.#isPaused ? 'paused' : 'running';
    if (this.#queue.active > 0) return 'running';
    return this.#standing.some(isRest) ? 'interrupted' : 'finished';
  }

  summary(): Bulk {
    const { id, title, connectionId, connectionName, environment, createdAt } = this.#header;
    const state = this.#state();
    const isEnded = state === 'finished' || state === 'interrupted';
    return {
      ...{ id, title, connectionId, connectionName, environment, createdAt, state },
      endedAt: isEnded ? this.#endedAt : null,
      drops: this.#drops,
      startsAt: state === 'running' && this.#waitMs() > 0 ? (this.#header.startsAt ?? null) : null,
      isHeld: state === 'running' && this.#isHeld,
      error: this.#error,
      isResolving: this.#resolver.isBusy,
      concurrency: this.#concurrency,
      counts: this.#standing.counts(),
      ...this.#standing.does(),
    };
  }

  entries(offset: number, limit: number): { entries: BulkEntry[]; total: number } {
    return this.#standing.entries(offset, limit);
  }

  /** Begins a new bulk, whose plan is in the ledger, now or when it has waited. */
  begin(consent?: ActivityConsent): void {
    this.#work.consent = consent;
    this.#queue.add(this.#standing.numbers(({ state }) => state === 'waiting'));
    const { clock, life } = this.#deps;
    if (this.#waitMs() > 0) {
      void sleepUntil(clock, this.#header.startsAt ?? 0, life).then(() => {
        this.pump();
        this.#changed([]);
      });
    }
    this.pump();
  }

  /** How long nothing is to be sent yet, in ms. */
  #waitMs(): number {
    return Math.max(0, (this.#header.startsAt ?? 0) - this.#deps.clock.now());
  }

  pause(): void {
    this.#halt(this.#error);
    this.#goesOn = false;
    this.#changed([]);
  }

  /** Begins nothing more until somebody lets it go on; drops not for ever. */
  #halt(error: AppError | null): void {
    this.#isPaused = true;
    this.#error = error;
    this.#watchRest();
  }

  #watchRest(): void {
    this.#rest.watch(() => {
      this.#giveUpOld();
    });
  }

  /** Gives up drops that have rested for too long. @returns whether it did */
  #giveUpOld(): boolean {
    if (!this.#rest.isTooLong || this.#queue.waiting === 0) return false;
    const params = { why: 'tooLongAgo', connection: this.#header.connectionName };
    this.#giveUp(appError('agreementVoid', { params }));
    return true;
  }

  /** Gives up what was not begun. @param error why; null: somebody asked for it */
  #giveUp(error: AppError | null): void {
    this.#isPaused = false;
    this.#goesOn = false;
    this.#error = error;
    this.#endedAt = this.#deps.clock.now();
    this.#changed(this.#queue.clear().map((n) => this.#standing.set(n, { state: 'notStarted', error })));
  }

  #gate(): Gate {
    return this.#deps.gate(this.#header, { drops: this.#drops, restMs: this.#rest.ms });
  }

  stop(): void {
    this.#giveUp(null);
  }

  setConcurrency(concurrency: number): void {
    this.#concurrency = concurrency;
    this.#changed([]);
    this.pump();
  }

  /** Goes on with what waits, was not begun, or is not in effect; what nobody knows is looked for. */
  async resume(consent?: ActivityConsent): Promise<void> {
    this.#work.consent = consent ?? this.#work.consent;
    await this.#again((result) => isRest(result) && !isDrop(this.#standing.item(result.n)));
    this.#goesOn = true;
    this.resolve();
  }

  async retry(consent?: ActivityConsent): Promise<void> {
    this.#work.consent = consent;
    await this.#again(isAgain);
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const working = this.#last.then(work);
    this.#last = working.catch(() => undefined);
    return working;
  }

  #again(is: (result: BulkResult) => boolean): Promise<void> {
    return this.#alone(async () => {
      const chosen = this.#standing.numbers(is);
      await this.#file.append(...chosen.map((n): LedgerLine => ({ type: 'wait', n })));
      if (this.#deps.life.aborted) return;
      this.#isPaused = false;
      this.#error = null;
      const fresh = {
        state: 'waiting',
        error: null,
        beganAt: null,
        endedAt: null,
        byReading: false,
      } as const;
      this.#changed(chosen.map((n) => this.#standing.set(n, { ...fresh, taskId: null })));
      this.#queue.add(chosen);
      this.pump();
    });
  }

  #tellFound(n: number, state: 'done' | 'failed' | 'unknown', error: AppError | null): void {
    this.#deps.found?.(this.id, n, this.#standing.item(n).wish.action, state, error);
  }

  /** Takes down what reading the server said of an item that is still unknown. */
  async #settle(n: number, state: 'done' | 'failed', error: AppError | null): Promise<void> {
    this.#tellFound(n, state, error);
    await this.#alone(async () => {
      if (this.#standing.stateOf(n) === 'unknown') await this.#work.end(n, { state, error }, true);
    });
    if (this.#goesOn && error?.code === 'notInEffect') await this.#again(isNotInEffect);
  }

  /** Looks for what nobody knows, if the server is there. */
  resolve(): void {
    void this.#resolver.run();
  }

  /** Resolves when nothing is being written. */
  atRest(): Promise<void> {
    return this.#file.idle();
  }

  /** Begins as many items as may be under way. Also to be called when the connection is there again. */
  pump(): void {
    if (this.#waitMs() > 0 || this.#giveUpOld()) return;
    while (!this.#isPaused && this.#queue.waiting > 0 && this.#queue.active < this.#concurrency) {
      const gate = this.#deps.life.aborted ? 'held' : this.#gate();
      if (gate !== 'open') {
        this.#waitFor(gate);
        return;
      }
      this.#isHeld = false;
      const n = this.#queue.take();
      if (n === null) return;
      this.#rest.ends();
      void this.#carryOut(n);
    }
  }

  #waitFor(gate: AppError | 'held'): void {
    if (gate === 'held') {
      this.#isHeld = true;
      this.#watchRest();
    } else this.#halt(gate);
    this.#changed([]);
  }

  async #carryOut(n: number): Promise<void> {
    const came = await this.#work.carryOut(n);
    if (came === 'over') return;
    this.#queue.end(n);
    if (came === 'notBegun') this.#queue.add([n]);
    else {
      // What comes before a drop is carried out even where the drop itself is refused: the rest is left as it is.
      const refusal = this.#standing.refusalOfDrop(n);
      if (refusal !== null && this.#queue.waiting > 0) this.#giveUp(refusal);
      this.#afterEnd();
    }
  }

  #afterEnd(): void {
    this.pump();
    if (this.#queue.active > 0 || (this.#queue.waiting > 0 && !this.#isPaused)) return;
    this.#changed([]);
    this.resolve();
  }
}
