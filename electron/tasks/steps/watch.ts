import type { AppError, ErrorCode } from '@shared/ipc/result';
import { appError, FalconerError, toAppError } from '@shared/ipc/result';
import { findOwn, watch } from '../watcher';
import type { Verdict } from '../watcher';
import { UnknownOutcome } from '../outcome';
import { checkCollection } from './check';
import { forgetLoaded } from './context';
import type { StepContext } from './context';
import { showProgress } from './progress';

/** A load that was accepted is in memory at once; so many looks may still miss it. */
const EARLY_LOOKS = 4;
/** So many looks in a row must miss what was in memory before that is believed. */
const LOOKS_TO_BELIEVE = 2;
/** So many looks may miss a partition that was asked for while others are in memory. */
const LATE_LOOKS = 8;

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
    const { target, watcher, attention } = this.#context;
    const inMemory = await watcher.read(target.connectionId, target.database, this.#since);
    const own = findOwn(inMemory, { name: target.collection, id: target.collectionId });
    if (own === undefined) return this.#judgeMiss();
    this.#misses = 0;
    // One call for all loads of the database; partitions cost one each, so they are read for whoever looks at them,
    // and at the end, which they decide: the collection's percentage averages only what is in memory.
    if (own.percent < 100 && !attention.isAttended(target)) {
      showProgress(this.#context.run, own.percent);
      return 'onTheWay';
    }
    return this.#lookAtPartitions(own.percent);
  }

  async #lookAtPartitions(whole: number): Promise<Verdict> {
    const [awaited, percentOf] = await Promise.all([this.#namesToArrive(whole), this.#percents(whole)]);
    this.#awaited = awaited;
    const shares = awaited.map((name) => ({ name, percent: percentOf(name) }));
    showProgress(this.#context.run, whole, shares);
    for (const { name, percent } of shares) if (percent !== null) this.#seen.add(name);
    const absent = shares.filter(({ percent }) => percent === null).map(({ name }) => name);
    if (absent.length > 0) return this.#judgeAbsent(whole, absent);
    this.#absences = 0;
    const isThere = whole >= 100 && shares.every(({ percent }) => (percent ?? 0) >= 100);
    return isThere ? 'arrived' : 'onTheWay';
  }

  /** At the end the list is read anew: a partition that was made meanwhile belongs to the whole collection too. */
  async #namesToArrive(whole: number): Promise<readonly string[]> {
    if (this.#asked !== null) return this.#asked;
    return whole < 100 && this.#awaited !== null ? this.#awaited : this.#existing();
  }

  async #existing(): Promise<string[]> {
    const { server, target } = this.#context;
    return (await server().listPartitions(target.database, target.collection)).map(({ name }) => name);
  }

  async #percents(whole: number): Promise<(name: string) => number | null> {
    const { server, target } = this.#context;
    if (!server().capabilities.partitionMemory.supported) return () => whole;
    const inMemory = await server().partitionsInMemory(target.database, target.collection);
    const percents = new Map(inMemory.map(({ name, percent }) => [name, percent]));
    return (name) => percents.get(name) ?? null;
  }

  async #judgeMiss(): Promise<Verdict> {
    this.#misses++;
    const { progress } = this.#context.run.task;
    if (this.#misses < (progress === null ? EARLY_LOOKS : LOOKS_TO_BELIEVE)) return 'onTheWay';
    return explainGone(this.#context);
  }

  async #judgeAbsent(percent: number, absent: string[]): Promise<Verdict> {
    this.#absences++;
    const isLost = absent.some((name) => this.#seen.has(name));
    if (this.#absences < (isLost ? LOOKS_TO_BELIEVE : LATE_LOOKS)) return 'onTheWay';
    const dropped = await this.#dropped(absent);
    if (dropped !== null) return dropped;
    // What is left of the load is in memory: a server that gives one up lets go of all of it.
    if (isLost) return releasedByOther(this.#context, percent, absent);
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

/** A load that moved so short a time ago was not given up for want of progress. */
const STILL_MOVING_MS = 4000;

const facts = ({ target, run }: StepContext, percent: number) => ({
  collection: target.collection,
  percent: String(Math.floor(percent)),
  at: String(run.clock.now()),
});

function releasedByOther(context: StepContext, percent: number, partitions: readonly string[]): AppError {
  return appError('releasedByOther', {
    params: { ...facts(context, percent), partitions: partitions.join(', ') },
  });
}

/**
 * Says what it means that a load is out of memory: the server gave it up, somebody released it, or the collection is
 * another one. Only a failure that the server remembers is certain. Without one the last movement decides which is
 * assumed: servers give up what makes no progress (querycoordv2/observers/collection_observer.go), not what moves.
 */
async function explainGone(context: StepContext): Promise<AppError> {
  const { server, target, run } = context;
  try {
    await checkCollection(server(), target);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'identityChanged' || error.code === 'aliasGiven') return error;
    throw thrown;
  }
  const { progress, resumedAt } = run.task;
  const percent = progress?.percent ?? 0;
  const detail = await rememberedFailure({ server, target });
  if (detail !== null)
    return appError('loadReverted', { params: { ...facts(context, percent), cause: 'told' }, detail });
  if (resumedAt !== null && (progress?.movedAt ?? 0) < resumedAt) {
    return appError('interrupted', { params: { ...facts(context, percent), left: 'gone' } });
  }
  const stoodFor = progress === null ? Infinity : run.clock.now() - progress.movedAt;
  if (stoodFor <= STILL_MOVING_MS) return appError('releasedByOther', { params: facts(context, percent) });
  const params: AppError['params'] = { ...facts(context, percent), cause: 'assumed' };
  if (Number.isFinite(stoodFor)) params.seconds = String(Math.round(stoodFor / 1000));
  return appError('loadReverted', { params });
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

/** Ends after which nothing of the load is in memory, or nobody knows with which fields. */
const GONE: ReadonlySet<ErrorCode> = new Set([
  ...(['loadReverted', 'identityChanged', 'interrupted', 'releasedByOther'] as const),
]);

/** One look. A name that leads nowhere any more is judged: asking again would never end. */
async function lookAt(context: StepContext, look: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await look();
  } catch (thrown) {
    if (toAppError(thrown).code !== 'collectionNotFound') throw thrown;
    return explainGone(context);
  }
}

async function watchUntilThere(context: StepContext, look: () => Promise<Verdict>): Promise<void> {
  const verdict = await watch(context.run, () => lookAt(context, look));
  if (verdict === 'arrived') return;
  // What is still partly in memory has the fields that were asked for.
  if (GONE.has(verdict.code)) forgetLoaded(context);
  // Nobody here saw what became of it.
  if (verdict.code === 'interrupted') throw new UnknownOutcome(verdict);
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
      showProgress(run, percent);
      return percent >= 100 && (await isAllThere(context, since)) ? 'arrived' : 'onTheWay';
    } catch (thrown) {
      const { code } = toAppError(thrown);
      if (code !== 'notLoaded' && code !== 'collectionNotFound') throw thrown;
      return explainGone(context);
    }
  });
}
