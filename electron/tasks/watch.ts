import type { CollectionRef } from '@shared/domain/refs';
import type { TaskProgress } from '@shared/domain/task';
import { fail, FalconerError, toAppError } from '@shared/ipc/result';
import type { MilvusGateway } from '../milvus/gateway-types';
import { checkCollection } from './identity';
import type { MemoryReader } from './memory-reader';
import { UnknownOutcome } from './outcome';
import type { TaskRun } from './task-run';

const TICK_MS = 500;
const SLOW_TICK_MS = 2000;
/** Looks become rare when nothing has moved for so long. */
const CALM_AFTER_MS = 10_000;
const ERROR_TICK_MS = 1000;
const LONGEST_ERROR_TICK_MS = 5000;
/** A load that was accepted is in memory at once; so many looks may still miss it. */
const EARLY_LOOKS = 3;
/** So many looks may miss a partition that was asked for while others are in memory. */
const MOST_ABSENT_LOOKS = 20;

/** What a watch needs. */
export interface WatchParts {
  gateway: () => MilvusGateway;
  memory: MemoryReader;
  target: CollectionRef;
  /** Partitions that must arrive. */
  partitions: readonly string[];
}

/** What one look found: how far it is, or null if nothing of it is in memory. */
type Look = Omit<TaskProgress, 'movedAt'> | null;

/** Whether every asked partition that still exists is at 100 %. */
function hasArrived(look: NonNullable<Look>, parts: WatchParts): boolean {
  const percents = new Map(look.partitions.map(({ name, percent }) => [name, percent]));
  return look.percent >= 100 && parts.partitions.every((name) => (percents.get(name) ?? 0) >= 100);
}

async function look({ gateway, memory, target, partitions }: WatchParts): Promise<Look> {
  const inMemory = await memory.read(target.connectionId, target.database);
  const own = inMemory.find(({ id, name }) =>
    id !== null && target.collectionId !== null ? id === target.collectionId : name === target.collection,
  );
  if (own === undefined) return null;
  const server = gateway();
  if (!server.capabilities.partitionMemory.supported) {
    return { percent: own.percent, partitions: partitions.map((name) => ({ name, percent: own.percent })) };
  }
  const shares = await server.partitionsInMemory(target.database, target.collection);
  const percents = new Map(shares.map(({ name, percent }) => [name, percent]));
  return {
    percent: own.percent,
    partitions: partitions.map((name) => ({ name, percent: percents.get(name) ?? null })),
  };
}

/** The partitions of the watch that still exist: one that was dropped meanwhile cannot arrive. */
async function stillThere(parts: WatchParts): Promise<WatchParts> {
  const { target } = parts;
  const existing = await parts.gateway().listPartitions(target.database, target.collection);
  const names = new Set(existing.map(({ name }) => name));
  return { ...parts, partitions: parts.partitions.filter((name) => names.has(name)) };
}

const sumOf = (look: NonNullable<Look>): number =>
  look.partitions.reduce((sum, { percent }) => sum + (percent ?? 0), look.percent);

/** Says what it means that nothing of a load is in memory any more. */
async function explainGone(parts: WatchParts, percent: number): Promise<never> {
  await checkCollection(parts.gateway(), parts.target);
  // The server lets go of a load that makes no progress without a word (querycoordv2/observers/collection_observer.go).
  fail('loadReverted', {
    params: { collection: parts.target.collection, percent: String(Math.floor(percent)) },
  });
}

/** A failed look ends the watch only if looking is not allowed or the collection is another one. */
function endWatch(thrown: unknown): void {
  if (!(thrown instanceof FalconerError)) throw thrown;
  const { error } = thrown;
  if (error.code === 'permissionDenied') throw new UnknownOutcome(error);
  if (['loadReverted', 'identityChanged', 'aliasGiven', 'partitionNotFound'].includes(error.code))
    throw thrown;
}

/** Notices partitions that fell out of memory, or never got in, while the rest of the collection is there. */
class AbsenceGuard {
  readonly #seen = new Set<string>();
  #absentLooks = 0;

  /** Whether a partition that should be in memory is lost. */
  isLost(look: NonNullable<Look>): boolean {
    const absent = look.partitions.filter(({ percent }) => percent === null);
    for (const { name, percent } of look.partitions) if (percent !== null) this.#seen.add(name);
    this.#absentLooks = absent.length === 0 ? 0 : this.#absentLooks + 1;
    return this.#absentLooks > MOST_ABSENT_LOOKS || absent.some(({ name }) => this.#seen.has(name));
  }
}

/**
 * Watches a load until every asked partition is in memory. Looks that fail do not end it: it goes on until the server
 * can be asked again. Throws `loadReverted` when the load, or a part of it, has fallen out of memory.
 */
export async function watchLoad(run: TaskRun, start: WatchParts): Promise<void> {
  const guard = new AbsenceGuard();
  let parts = start;
  let missed = 0;
  let failures = 0;
  let sum = -1;
  let movedAt = run.clock.now();
  const judge = async (found: Look): Promise<boolean> => {
    if (found === null) {
      missed++;
      const isEarly = run.task.progress === null && missed < EARLY_LOOKS;
      return isEarly ? false : explainGone(parts, run.task.progress?.percent ?? 0);
    }
    if (sumOf(found) !== sum) movedAt = run.clock.now();
    sum = sumOf(found);
    run.progress({ ...found, movedAt }, null);
    if (hasArrived(found, parts)) return true;
    if (!guard.isLost(found)) return false;
    const before = parts.partitions.length;
    parts = await stillThere(parts);
    return parts.partitions.length < before ? false : explainGone(parts, found.percent);
  };
  while (!run.watching.aborted) {
    try {
      const found = await look(parts);
      if (await judge(found)) return;
      failures = 0;
    } catch (thrown) {
      endWatch(thrown);
      failures++;
      run.update({ error: toAppError(thrown) });
    }
    await run.clock.sleep(pauseAfter(failures, run.clock.now() - movedAt), run.watching);
  }
}

function pauseAfter(failures: number, calmMs: number): number {
  if (failures > 0) return Math.min(LONGEST_ERROR_TICK_MS, ERROR_TICK_MS * failures);
  return calmMs > CALM_AFTER_MS ? SLOW_TICK_MS : TICK_MS;
}

/** Watches a refresh until the server says 100 %. */
export async function watchRefresh(
  run: TaskRun,
  parts: Omit<WatchParts, 'partitions' | 'memory'>,
): Promise<void> {
  const { target } = parts;
  let failures = 0;
  let movedAt = run.clock.now();
  while (!run.watching.aborted) {
    try {
      const percent = await parts.gateway().refreshProgress(target.database, target.collection);
      failures = 0;
      if (percent !== run.task.progress?.percent) movedAt = run.clock.now();
      run.progress({ percent, partitions: [], movedAt }, null);
      if (percent >= 100) return;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'permissionDenied') throw new UnknownOutcome(error);
      if (error.code === 'notLoaded' || error.code === 'collectionNotFound') {
        const percent = String(run.task.progress?.percent ?? 0);
        fail('loadReverted', { ...error, params: { collection: target.collection, percent } });
      }
      failures++;
      run.update({ error });
    }
    await run.clock.sleep(pauseAfter(failures, run.clock.now() - movedAt), run.watching);
  }
}
