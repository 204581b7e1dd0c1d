import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Bulk, BulkEntry, BulkExportFormat, BulkPlanItem, BulkResult } from '@shared/domain/bulk';
import { fail, FalconerError } from '@shared/ipc/result';
import { doesOf } from '@shared/policy/bulk-plan';
import type { MilvusGateway } from '../../milvus/gateway-types';
import type { TaskClock } from '../clock';
import { realClock } from '../clock';
import { agreedNow, whyElsewhere } from '../gate';
import type { ConnectionFacts } from '../gate';
import { listeners } from '../listeners';
import type { TaskManager } from '../task-types';
import { guardAgreed, refuseDrops } from './agreement';
import { BulkRun } from './bulk-run';
import type {
  BulkAgain,
  BulkDrops,
  BulkManager,
  BulkStart,
  ConnectionGate,
  FoundListener,
  RunDeps,
} from './bulk-types';
import { ChangeGatherer } from './change-gatherer';
import { Drafts } from './drafts';
import { exportText } from './export-text';
import { createLedgerFolder } from './ledger-folder';
import type { LedgerFolder } from './ledger-folder';
import { startItem } from './start-item';
import { createTaskEndings } from './task-endings';

/** Ended bulks whose ledgers are kept; older ones make room. */
const MOST_ENDED = 50;

/** What bulks need of the rest of the application. */
export interface BulkManagerDeps {
  tasks: TaskManager;
  /** Throws `notConnected`. */
  gateway: (connectionId: string) => MilvusGateway;
  gate: ConnectionGate;
  /** Listens for connections that are there (again). */
  onOpen: (listener: (connectionId: string) => void) => void;
  describeConnection: (connectionId: string) => ConnectionFacts;
  /** Whether what the connection holds is the same after another start of the application. */
  outlives: (connectionId: string) => boolean;
  found?: FoundListener;
  /** Where the ledgers are: an absolute path. */
  folder: string;
  clock?: TaskClock;
}

/** A bulk that is known: at work, or only what its ledger came to. */
interface Known {
  summary: Bulk;
  run: BulkRun | null;
}

class Bulks {
  readonly drafts = new Drafts();
  readonly changes = listeners<{ bulk: Bulk; results: BulkResult[] }>();
  readonly dismissals = listeners<string>();
  readonly #known = new Map<string, Known>();
  readonly #folder: LedgerFolder;
  readonly #deps: BulkManagerDeps;
  readonly #runDeps: RunDeps;
  readonly #life = new AbortController();
  readonly #gatherer: ChangeGatherer;
  readonly #ready: Promise<void>;

  constructor(deps: BulkManagerDeps) {
    this.#deps = deps;
    this.#folder = createLedgerFolder(deps.folder);
    setMaxListeners(0, this.#life.signal);
    this.#runDeps = {
      clock: deps.clock ?? realClock,
      life: this.#life.signal,
      gateway: deps.gateway,
      gate: deps.gate,
      startTask: (item, origin) => startItem(deps.tasks, item, origin),
      ended: createTaskEndings(deps.tasks),
      found: deps.found,
    };
    this.#gatherer = new ChangeGatherer((bulkId, results) => {
      const known = this.#known.get(bulkId);
      if (known !== undefined) this.changes.tell({ bulk: this.#summaryOf(known), results });
    });
    deps.onOpen((connectionId) => {
      for (const { run } of this.#known.values()) if (run?.connectionId === connectionId) this.#wake(run);
    });
    this.#ready = this.#readAll();
  }

  #wake(run: BulkRun): void {
    run.pump();
    run.resolve();
  }

  /** What earlier processes have left. */
  async #readAll(): Promise<void> {
    for (const id of await this.#folder.ids()) {
      const run = await this.#readRun(id);
      if (run === null || !this.#deps.outlives(run.connectionId)) {
        await this.#folder.remove(id).catch(() => undefined);
        continue;
      }
      this.#known.set(id, { summary: run.summary(), run: run.isOpen ? run : null });
      run.resolve();
    }
    await this.#makeRoom();
  }

  async #readRun(id: string): Promise<BulkRun | null> {
    const ledger = await this.#folder.read(id);
    return ledger === null ? null : this.#createRun(ledger);
  }

  #createRun(source: ConstructorParameters<typeof BulkRun>[0]): BulkRun {
    return new BulkRun(source, this.#runDeps, (results) => {
      this.#gatherer.note(source.header.id, results);
    });
  }

  #summaryOf(known: Known): Bulk {
    if (known.run !== null) known.summary = known.run.summary();
    return known.summary;
  }

  /** The run of a bulk, read from its ledger if it was at rest. */
  async run(bulkId: string): Promise<BulkRun> {
    await this.#ready;
    const known = this.#known.get(bulkId) ?? fail('bulkUnknown');
    known.run ??= (await this.#readRun(bulkId)) ?? fail('bulkUnknown');
    return known.run;
  }

  /** The run, if it is of this connection, which leads where it led, and does no more than was agreed to. */
  async agreed({ bulkId, connectionId, does }: BulkAgain, what: 'rest' | 'again'): Promise<BulkRun> {
    const run = await this.run(bulkId);
    const summary = run.summary();
    if (run.connectionId !== connectionId) fail('invalidInput', { params: { field: 'connectionId' } });
    const now = this.#deps.describeConnection(connectionId);
    const elsewhere = whyElsewhere(now, run.agreed);
    if (elsewhere !== null) throw new FalconerError(elsewhere);
    const { environment, name } = now;
    const goesOnAsAgreed = what === 'rest' && summary.state === 'paused';
    if (summary.drops && !goesOnAsAgreed) refuseDrops(environment, name);
    guardAgreed(summary[what], does, environment, name);
    return run;
  }

  async start({ draftId, count, does, ...what }: BulkStart): Promise<Bulk> {
    await this.#ready;
    const items = this.drafts.take(draftId, what.connectionId, count);
    const connection = this.#deps.describeConnection(what.connectionId);
    guardAgreed(doesOf(items), does, connection.environment, connection.name);
    return this.#begin({ ...what, items, waitMs: 0, agreed: agreedNow(connection) });
  }

  async startDrops(request: BulkDrops): Promise<Bulk> {
    await this.#ready;
    return this.#begin(request);
  }

  async #begin(request: BulkDrops): Promise<Bulk> {
    const { connectionId, items, title, concurrency, waitMs, consent, agreed } = request;
    const { name: connectionName } = this.#deps.describeConnection(connectionId);
    const createdAt = this.#runDeps.clock.now();
    const id = randomUUID();
    const header = {
      ...{ type: 'bulk' as const, version: 1 as const, id, title, connectionId, connectionName },
      ...{ ...agreed, createdAt, concurrency, count: items.length },
      ...(waitMs > 0 ? { startsAt: createdAt + waitMs } : {}),
    };
    const file = await this.#folder.create(header, items);
    if (this.#life.signal.aborted) fail('cancelled');
    const run = this.#createRun({ header, items, results: null, released: new Set(), file });
    this.#known.set(id, { summary: run.summary(), run });
    this.#gatherer.note(id, []);
    run.begin(consent);
    void this.#makeRoom();
    return run.summary();
  }

  async #makeRoom(): Promise<void> {
    const ended = this.listKnown().filter(({ id }) => this.#known.get(id)?.run?.isLive !== true);
    const finishedFirst = [...ended].sort(
      (a, b) => Number(a.state === 'finished') - Number(b.state === 'finished'),
    );
    for (const { id } of finishedFirst.slice(MOST_ENDED)) await this.#remove(id);
  }

  async #remove(bulkId: string): Promise<void> {
    this.#known.delete(bulkId);
    this.#gatherer.forget(bulkId);
    this.dismissals.tell(bulkId);
    await this.#folder.remove(bulkId).catch(() => undefined);
  }

  listKnown(): Bulk[] {
    return [...this.#known.values()]
      .map((known) => this.#summaryOf(known))
      .sort((a, b) => b.createdAt - a.createdAt);
  }

  async list(): Promise<Bulk[]> {
    await this.#ready;
    return this.listKnown();
  }

  taskIds(): string[] {
    return [...this.#known.values()].flatMap(({ run }) => run?.taskIds ?? []);
  }

  async text(bulkId: string, format: BulkExportFormat): Promise<{ title: string; text: string }> {
    const run = await this.run(bulkId);
    const { entries } = run.entries(0, Infinity);
    const bulk = run.summary();
    return { title: bulk.title, text: exportText(bulk, entries, format) };
  }

  async dismiss(bulkId: string): Promise<void> {
    const run = await this.run(bulkId);
    if (run.isLive) fail('bulkRunning');
    await this.#remove(bulkId);
  }

  async dispose(): Promise<void> {
    this.#life.abort();
    this.#gatherer.stop();
    await Promise.all([...this.#known.values()].map(({ run }) => run?.atRest() ?? Promise.resolve()));
  }
}

/** See {@link BulkManager}. Reads what earlier processes have left by itself. */
export function createBulkManager(deps: BulkManagerDeps): BulkManager {
  const bulks = new Bulks(deps);
  const entries = async (
    bulkId: string,
    offset: number,
    limit: number,
  ): Promise<{ entries: BulkEntry[]; total: number }> => (await bulks.run(bulkId)).entries(offset, limit);
  return {
    prepare: (draftId: string | null, items: readonly BulkPlanItem[]) => bulks.drafts.add(draftId, items),
    start: (request) => bulks.start(request),
    startDrops: (request) => bulks.startDrops(request),
    list: () => bulks.list(),
    taskIds: () => bulks.taskIds(),
    entries,
    pause: async (bulkId) => (await bulks.run(bulkId)).pause(),
    stop: async (bulkId) => (await bulks.run(bulkId)).stop(),
    setConcurrency: async (bulkId, concurrency) => (await bulks.run(bulkId)).setConcurrency(concurrency),
    resume: async (request) => {
      const run = await bulks.agreed(request, 'rest');
      // Drops go on as they were agreed to, in the words that were typed then.
      await run.resume(run.summary().drops ? undefined : request.consent);
      return run.summary();
    },
    retry: async (request) => {
      const run = await bulks.agreed(request, 'again');
      await run.retry(request.consent);
      return run.summary();
    },
    text: (bulkId, format) => bulks.text(bulkId, format),
    dismiss: (bulkId) => bulks.dismiss(bulkId),
    onChange: (listener) =>
      bulks.changes.add(({ bulk, results }) => {
        listener(bulk, results);
      }),
    onDismiss: bulks.dismissals.add,
    dispose: () => bulks.dispose(),
  };
}
