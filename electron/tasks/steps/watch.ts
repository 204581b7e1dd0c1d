import type { TaskProgress } from '@shared/domain/task';
import type { AppError, ErrorCode } from '@shared/ipc/result';
import { appError, FalconerError, toAppError } from '@shared/ipc/result';
import { findOwn, watch } from '../watcher';
import type { Verdict } from '../watcher';
import { checkCollection } from './check';
import { forgetLoaded } from './context';
import type { StepContext } from './context';

/** A load that was accepted is in memory at once; so many looks may still miss it. */
const EARLY_LOOKS = 4;
/** So many looks in a row must miss what was in memory before that is believed. */
const LOOKS_TO_BELIEVE = 2;
/** So many looks may miss a partition that was asked for while others are in memory. */
const LATE_LOOKS = 20;

type Shares = TaskProgress['partitions'];

/** Reads a load in memory, look by look, and judges how it stands. */
class LoadWatch {
  readonly #context: StepContext;
  /** Partitions that were asked for; null: all of them. */
  readonly #asked: readonly string[] | null;
  readonly #since: number;
  /** Partitions that must arrive; null: not read yet. */
  #awaited: readonly string[] | null;
  readonly #seen = new Set<string>();
  #misses = 0;
  #absences = 0;

  constructor(context: StepContext, asked: readonly string[] | null) {
    this.#context = context;
    this.#asked = asked;
    this.#awaited = asked;
    this.#since = context.run.clock.now();
  }

  async look(): Promise<Verdict> {
    const { target, watcher } = this.#context;
    this.#awaited ??= await this.#existing();
    const inMemory = await watcher.read(target.connectionId, target.database, this.#since);
    const own = findOwn(inMemory, { name: target.collection, id: target.collectionId });
    if (own === undefined) return this.#judgeMiss();
    const shares = await this.#shares(own.percent, this.#awaited);
    this.#misses = 0;
    showProgress(this.#context, own.percent, shares);
    for (const { name, percent } of shares) if (percent !== null) this.#seen.add(name);
    const absent = shares.filter(({ percent }) => percent === null).map(({ name }) => name);
    if (absent.length > 0) return this.#judgeAbsent(own.percent, absent);
    this.#absences = 0;
    const isThere = own.percent >= 100 && shares.every(({ percent }) => (percent ?? 0) >= 100);
    return isThere ? this.#judgeArrival(shares) : 'onTheWay';
  }

  async #existing(): Promise<string[]> {
    const { server, target } = this.#context;
    return (await server().listPartitions(target.database, target.collection)).map(({ name }) => name);
  }

  async #shares(whole: number, awaited: readonly string[]): Promise<Shares> {
    const { server, target } = this.#context;
    if (!server().capabilities.partitionMemory.supported) {
      return awaited.map((name) => ({ name, percent: whole }));
    }
    const inMemory = await server().partitionsInMemory(target.database, target.collection);
    const percents = new Map(inMemory.map(({ name, percent }) => [name, percent]));
    return awaited.map((name) => ({ name, percent: percents.get(name) ?? null }));
  }

  /** A partition that was made since the list was read belongs to the whole collection too. */
  async #judgeArrival(shares: Shares): Promise<Verdict> {
    if (this.#asked !== null) return 'arrived';
    this.#awaited = await this.#existing();
    const arrived = new Set(shares.map(({ name }) => name));
    return this.#awaited.every((name) => arrived.has(name)) ? 'arrived' : 'onTheWay';
  }

  async #judgeMiss(): Promise<Verdict> {
    this.#misses++;
    const { progress } = this.#context.run.task;
    if (this.#misses < (progress === null ? EARLY_LOOKS : LOOKS_TO_BELIEVE)) return 'onTheWay';
    return explainGone(this.#context, progress?.percent ?? 0);
  }

  async #judgeAbsent(percent: number, absent: string[]): Promise<Verdict> {
    this.#absences++;
    const isLost = absent.some((name) => this.#seen.has(name));
    if (this.#absences < (isLost ? LOOKS_TO_BELIEVE : LATE_LOOKS)) return 'onTheWay';
    const dropped = await this.#dropped(absent);
    if (dropped !== null) return dropped;
    if (isLost) return explainGone(this.#context, percent);
    const { collection } = this.#context.target;
    return appError('notFullyLoaded', { params: { collection, partitions: absent.join(', ') } });
  }

  /** What it means that absent partitions do not exist any more; null if they all do. */
  async #dropped(absent: readonly string[]): Promise<Verdict | null> {
    const existing = await this.#existing();
    const gone = absent.find((name) => !existing.includes(name));
    if (gone === undefined) return null;
    if (this.#asked === null) {
      this.#awaited = existing;
      this.#absences = 0;
      return 'onTheWay';
    }
    const { collection } = this.#context.target;
    return appError('partitionNotFound', { params: { collection, partition: gone } });
  }
}

function showProgress({ run }: StepContext, percent: number, partitions: Shares): void {
  const sumOf = (whole: number, shares: Shares): number =>
    shares.reduce((sum, share) => sum + (share.percent ?? 0), whole);
  const before = run.task.progress;
  const hasMoved = before === null || sumOf(before.percent, before.partitions) !== sumOf(percent, partitions);
  run.update({
    progress: { percent, partitions, movedAt: hasMoved ? run.clock.now() : before.movedAt },
    error: null,
  });
}

/** Says what it means that a load is out of memory: the server let go of it, or the collection is another one. */
async function explainGone({ server, target }: StepContext, percent: number): Promise<AppError> {
  try {
    await checkCollection(server(), target);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'identityChanged' || error.code === 'aliasGiven') return error;
    throw thrown;
  }
  // The server lets go of a load that makes no progress without a word (querycoordv2/observers/collection_observer.go).
  const params = { collection: target.collection, percent: String(Math.floor(percent)) };
  const detail = await rememberedFailure({ server, target });
  return appError('loadReverted', detail === null ? { params } : { params, detail });
}

/** Refusals that tell why a load failed, where the rest say only that nothing is loaded. */
const LOAD_FAILURES: ReadonlySet<ErrorCode> = new Set([
  'outOfMemory',
  'resourceInsufficient',
  'nodesNotEnough',
]);

/**
 * What the server says of a load that it gave up: the question how far it is answers with the failure for a day
 * (querycoordv2/meta/failed_load_cache.go, 2.3 to 3.0). Null where it says nothing, or cannot be asked.
 */
async function rememberedFailure({
  server,
  target,
}: Pick<StepContext, 'server' | 'target'>): Promise<string | null> {
  try {
    await server().refreshProgress(target.database, target.collection);
    return null;
  } catch (thrown) {
    const { code, detail } = toAppError(thrown);
    return LOAD_FAILURES.has(code) ? (detail ?? null) : null;
  }
}

/** One look. A name that leads nowhere any more is judged: asking again would never end. */
async function lookAt(context: StepContext, look: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await look();
  } catch (thrown) {
    if (toAppError(thrown).code !== 'collectionNotFound') throw thrown;
    return explainGone(context, context.run.task.progress?.percent ?? 0);
  }
}

async function watchUntilThere(context: StepContext, look: () => Promise<Verdict>): Promise<void> {
  const verdict = await watch(context.run, () => lookAt(context, look));
  if (verdict === 'arrived') return;
  // What is still partly in memory has the fields that were asked for.
  if (verdict.code === 'loadReverted' || verdict.code === 'identityChanged') forgetLoaded(context);
  throw new FalconerError(verdict);
}

/**
 * Watches a load until every asked partition, or every partition that there is, is in memory. Throws `loadReverted`
 * with the last percentage when the load has fallen out of memory, `identityChanged` when the collection has gone.
 * @param partitions those that were asked for; null: the whole collection
 */
export async function watchLoad(context: StepContext, partitions: readonly string[] | null): Promise<void> {
  const load = new LoadWatch(context, partitions);
  await watchUntilThere(context, () => load.look());
}

/** Whether what is in memory is at 100 %: a load that somebody else began meanwhile has nothing to refresh. */
async function isAllThere({ watcher, target }: StepContext, since: number): Promise<boolean> {
  const inMemory = await watcher.read(target.connectionId, target.database, since);
  const own = findOwn(inMemory, { name: target.collection, id: target.collectionId });
  return own !== undefined && own.percent >= 100;
}

/** Watches a refresh until the server says 100 %; ends like {@link watchLoad}. */
export async function watchRefresh(context: StepContext): Promise<void> {
  const { run, server, target } = context;
  const since = run.clock.now();
  await watchUntilThere(context, async () => {
    try {
      const percent = await server().refreshProgress(target.database, target.collection);
      showProgress(context, percent, []);
      return percent >= 100 && (await isAllThere(context, since)) ? 'arrived' : 'onTheWay';
    } catch (thrown) {
      const { code } = toAppError(thrown);
      if (code !== 'notLoaded' && code !== 'collectionNotFound') throw thrown;
      return explainGone(context, run.task.progress?.percent ?? 0);
    }
  });
}
