import type { AppError } from '@shared/ipc/result';
import { appError, FalconerError, toAppError } from '@shared/ipc/result';
import type { TaskClock } from './clock';

/** A step that ended without anybody knowing how: the request may or may not have been carried out. */
export class UnknownOutcome extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super('The outcome is not known');
    this.error = error;
  }
}

/** How long a change is looked for, in ms. */
const SEARCH_MS = 60_000;
/** After a lost connection: a request that reached the server is carried out by then. */
const LOST_SEARCH_MS = 10_000;
const FIRST_LOOK_MS = 200;
const LONGEST_PAUSE_MS = 3000;

/** Failures after which the request may have been carried out all the same. */
function isUncertain(error: AppError): boolean {
  if (error.code === 'serverError') return error.serverCode?.startsWith('gRPC') === true;
  return ['connectionLost', 'timeout', 'cancelled', 'internal'].includes(error.code);
}

/** A change to a server, and how it shows that it was carried out. */
export interface Change {
  /** Sends the request, exactly once. */
  send: () => Promise<void>;
  /** Reads the server: has it been carried out? */
  isDone: () => Promise<boolean>;
}

/** Reads until the change shows. Answers what the last look found: done, not done, or why it could not be seen. */
async function lookFor(
  isDone: Change['isDone'],
  limitMs: number,
  clock: TaskClock,
  signal: AbortSignal,
): Promise<boolean | AppError> {
  const end = clock.now() + limitMs;
  for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    let found: boolean | AppError;
    try {
      found = await isDone();
    } catch (thrown) {
      found = toAppError(thrown);
    }
    if (found === true || signal.aborted || clock.now() >= end) return found;
    await clock.sleep(pause, signal);
  }
}

/**
 * Sends a change once and finds out what became of it. Resolves only when a read has shown it. Throws the server's
 * refusal, or {@link UnknownOutcome} where neither answer nor reading could tell.
 */
export async function carryOut(change: Change, clock: TaskClock, signal: AbortSignal): Promise<void> {
  let doubt: AppError | null = null;
  try {
    await change.send();
  } catch (thrown) {
    doubt = toAppError(thrown);
    if (!isUncertain(doubt)) throw thrown;
  }
  const limit = doubt?.code === 'connectionLost' ? LOST_SEARCH_MS : SEARCH_MS;
  const found = await lookFor(change.isDone, limit, clock, signal);
  if (found === true) return;
  if (typeof found === 'object') throw new UnknownOutcome(doubtful(doubt ?? found));
  // The connection broke and the server, which answers again, has not done it: it was not carried out. After a mere
  // time-out it may still do it.
  if (doubt?.code === 'connectionLost') throw new FalconerError({ ...doubt, retryable: false });
  throw new UnknownOutcome(doubtful(doubt));
}

function doubtful(cause: AppError | null): AppError {
  return appError('outcomeUnknown', {
    detail: cause?.detail ?? null,
    serverCode: cause?.serverCode ?? null,
    params: cause === null ? {} : { cause: cause.code },
  });
}
