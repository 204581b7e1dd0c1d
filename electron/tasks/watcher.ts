import { toAppError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import type { InMemory, MilvusGateway } from '../milvus/gateway-types';
import type { TaskClock } from './clock';
import { createNextReads } from './next-read';
import { hopeless, Stopped, UnknownOutcome, unlessStopped } from './outcome';
import type { TaskRun } from './task-run';

/** Every look falls on a multiple of this, in ms, so that tasks which watch look at the same moments. */
const TICK_MS = 500;
/** Answers of one tick are shared; those of the one before are not. */
const SHARED_MS = TICK_MS / 2;
/** A few releases need not wait for each other's looks; of many, those that wait for a look share the next one. */
const NEW_AT_ONCE = 4;
/** Looks become rarer when nothing has moved for so long. */
const CALM: readonly { afterMs: number; tickMs: number }[] = [
  { afterMs: 20_000, tickMs: 4 * TICK_MS },
  { afterMs: 5000, tickMs: 2 * TICK_MS },
];
/** Rarer after failures, and back within 3 s of the server. */
const LONGEST_ERROR_TICK_MS = 3000;

/** Reads what is in memory in a database: one call a database and tick, however many tasks watch. */
export interface MemoryWatcher {
  /** @param since answers that were asked for before this time (ms since 1970) are too old to be shared */
  read(connectionId: string, database: string, since: number): Promise<InMemory[]>;
  /** What is in memory after this was asked: shared with those who ask before the call is sent, and with nobody later. */
  readAnew(connectionId: string, database: string): Promise<InMemory[]>;
}

interface Reading {
  at: number;
  isOpen: boolean;
  answer: Promise<InMemory[]>;
}

/** A {@link MemoryWatcher} over the gateways of open connections; `gateway` throws `notConnected`. */
export function createMemoryWatcher(
  gateway: (connectionId: string) => MilvusGateway,
  clock: TaskClock,
): MemoryWatcher {
  const readings = new Map<string, Reading>();
  const readNext = createNextReads<InMemory[]>((key) => {
    const [connectionId, database] = JSON.parse(key) as [string, string];
    return gateway(connectionId).collectionsInMemory(database);
  }, NEW_AT_ONCE);
  const ask = (connectionId: string, database: string): Reading => {
    const close = (): void => {
      reading.isOpen = false;
    };
    const reading: Reading = {
      at: clock.now(),
      isOpen: true,
      // In a promise from the start: a gateway that is not there rejects like a call that fails.
      answer: Promise.resolve().then(() => gateway(connectionId).collectionsInMemory(database)),
    };
    reading.answer.then(close, close);
    return reading;
  };
  return {
    read: (connectionId, database, since) => {
      const key = JSON.stringify([connectionId, database]);
      let reading = readings.get(key);
      const isFresh = (found: Reading): boolean =>
        found.at >= since && (found.isOpen || clock.now() - found.at < SHARED_MS);
      if (reading === undefined || !isFresh(reading)) {
        reading = ask(connectionId, database);
        readings.set(key, reading);
      }
      return reading.answer;
    },
    readAnew: (connectionId, database) => readNext(JSON.stringify([connectionId, database])),
  };
}

/** The entry of a collection or partition: by id where both have one, else by name. */
export function findOwn<T extends { name: string; id: string | null }>(
  list: readonly T[],
  own: { name: string; id: string | null },
): T | undefined {
  return list.find(({ id, name }) => (id !== null && own.id !== null ? id === own.id : name === own.name));
}

/** What a look found: the end that was waited for, an end of another kind, or neither yet. */
export type Verdict = 'arrived' | 'onTheWay' | AppError;

function tickOf(failures: number, calmMs: number): number {
  if (failures > 0) return Math.min(LONGEST_ERROR_TICK_MS, TICK_MS * 2 ** failures);
  return CALM.find(({ afterMs }) => calmMs >= afterMs)?.tickMs ?? TICK_MS;
}

/** Milliseconds until the next multiple of the tick; one that is about to come is left out. */
function untilTick(now: number, tickMs: number): number {
  const left = tickMs - (now % tickMs);
  return left < TICK_MS / 10 ? left + tickMs : left;
}

/**
 * Looks again and again until the verdict is an end. Looks that fail do not end it: it goes on, ever more rarely,
 * until the server can be asked again. Looking that is refused for good ends as {@link UnknownOutcome} with the
 * reason, and {@link Stopped} is thrown when nobody watches any more.
 * @returns the verdict that ended it
 */
export async function watch(run: TaskRun, look: () => Promise<Verdict>): Promise<'arrived' | AppError> {
  const startedAt = run.clock.now();
  let failures = 0;
  for (;;) {
    const calmMs = run.clock.now() - (run.task.progress?.movedAt ?? startedAt);
    await run.clock.sleep(untilTick(run.clock.now(), tickOf(failures, calmMs)), run.watching);
    if (run.watching.aborted) throw new Stopped();
    try {
      const verdict = await unlessStopped(look(), run.watching);
      if (verdict !== 'onTheWay') return verdict;
      failures = 0;
      run.update({ error: null });
    } catch (thrown) {
      if (thrown instanceof Stopped || thrown instanceof UnknownOutcome) throw thrown;
      const error = toAppError(thrown);
      if (hopeless.has(error.code)) throw new UnknownOutcome(error);
      failures++;
      run.update({ error });
    }
  }
}
