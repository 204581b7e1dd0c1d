import { appError } from '@shared/ipc/result';
import type { MilvusGateway } from '../milvus/gateway-types';
import { createBelief } from '../tasks/belief';
import type { TaskClock } from '../tasks/clock';
import type { ConnectionFacts } from '../tasks/gate';
import type { ActivityLog } from './activity-log';
import { findEnd } from './find-end';
import type { FoundEnd } from './find-end';
import type { BeginLine } from './line';
import type { ActivityOutcomeSeen, ActivityRecorder } from './recorder';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 10_000;
/** After so many rounds the rest is left for the next time that the connection is opened. */
const MOST_ROUNDS = 30;

export interface EndFinderDeps {
  log: ActivityLog;
  recorder: ActivityRecorder;
  clock: TaskClock;
  /** Aborts when the application ends. */
  life: AbortSignal;
  describeConnection: (connectionId: string) => ConnectionFacts;
  /** Throws `notConnected`. */
  gateway: (connectionId: string) => MilvusGateway;
  /** A task of an earlier process goes on, and ends its own lines. */
  isTakenUp: (taskId: string) => boolean;
  /** Lists of the connection look for the ends of their items. */
  isBulkBusy: (connectionId: string) => Promise<boolean>;
  /** Whether what the connection holds can still be read, now or later. */
  outlives: (connectionId: string) => boolean;
}

/** Ends what earlier processes have announced and nothing else ends, by reading the servers. */
export interface EndFinder {
  /** To be called when a connection is there; resolves when all is found that reading can tell. */
  look(connectionId: string): Promise<void>;
}

function seenAs(found: FoundEnd, isBelieved: boolean): ActivityOutcomeSeen | null {
  const byReading = true;
  switch (found.kind) {
    case 'done':
      return { outcome: 'done', error: null, byReading };
    case 'failed':
      return { outcome: 'failed', error: found.error, byReading };
    case 'notInEffect':
      return isBelieved ? { outcome: 'failed', error: appError('notInEffect'), byReading } : null;
    case 'inPart':
      return isBelieved ? { outcome: 'failed', error: found.error, byReading } : null;
    case 'elsewhere':
      return { outcome: 'unknown', error: found.error, byReading: false };
    case 'gone':
    case 'untold':
      return { outcome: 'unknown', error: found.error ?? appError('interrupted'), byReading };
    case 'settling':
    case 'unreached':
      return null;
  }
}

/** See {@link EndFinder}. */
export function createEndFinder(deps: EndFinderDeps): EndFinder {
  const { log, recorder, clock, life, describeConnection, gateway, isTakenUp, isBulkBusy, outlives } = deps;
  const busy = new Set<string>();
  const isOver = (): boolean => life.aborted;

  async function end({ seq }: BeginLine, seen: ActivityOutcomeSeen): Promise<void> {
    for (const recording of await recorder.left((line) => line.seq === seq)) await recording.ended(seen);
  }

  /** What was begun on a server that is gone for good. */
  async function endLost(open: readonly BeginLine[]): Promise<void> {
    for (const line of open.filter(({ connectionId }) => !outlives(connectionId))) {
      await end(line, { outcome: 'unknown', error: appError('interrupted'), byReading: false });
    }
  }

  async function openOf(connectionId: string): Promise<BeginLine[]> {
    const open = await log.open();
    await endLost(open);
    const own = open.filter((line) => line.connectionId === connectionId && outlives(connectionId));
    return own.filter(({ taskId }) => taskId === null || !isTakenUp(taskId));
  }

  function canAsk(connectionId: string): boolean {
    try {
      gateway(connectionId);
      return !isOver();
    } catch {
      return false;
    }
  }

  async function lookForAll(connectionId: string): Promise<void> {
    const belief = createBelief<number>(() => clock.now());
    let pause = FIRST_PAUSE_MS;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const open = await openOf(connectionId);
      if (open.length === 0) return;
      // A list knows more of its items than a line does.
      const isBusy = open.some(({ bulk }) => bulk !== null) && (await isBulkBusy(connectionId));
      for (const line of open) {
        if (isBusy && line.bulk !== null) continue;
        if (!canAsk(connectionId)) return;
        const found = await findEnd(() => gateway(connectionId), line, describeConnection(connectionId));
        const isMissed = found.kind === 'notInEffect' || found.kind === 'inPart';
        if (!isMissed) belief.forget(line.seq);
        const seen = seenAs(found, isMissed && belief.misses(line.seq));
        if (seen !== null && !isOver()) await end(line, seen);
      }
      await clock.sleep(pause, life);
      pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
      if (!canAsk(connectionId)) return;
    }
  }

  return {
    async look(connectionId) {
      if (busy.has(connectionId)) return;
      busy.add(connectionId);
      try {
        await lookForAll(connectionId);
      } catch {
        // The log cannot be read: it tells so itself where it is shown.
      } finally {
        busy.delete(connectionId);
      }
    },
  };
}
