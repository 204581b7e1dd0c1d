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

/** Nobody looks any more: the user stopped watching, or the application lets go of its tasks. */
export class Stopped extends Error {}

/** The user has taken it back before anything was sent. */
export class Undone extends Error {}

/** How long a change is looked for, in ms. */
const SEARCH_MS = 60_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3000;

/** Failures of the call itself after which the request was certainly not carried out. */
const notSent: ReadonlySet<AppError['code']> = new Set([
  'connectionRefused',
  'nameNotFound',
  'tlsUntrusted',
  'tlsHostMismatch',
  'tlsNotOffered',
  'tlsMaybeRequired',
  'tlsClientCertificateRequired',
  'permissionDenied',
  'authMissing',
  'authFailed',
  'rateLimited',
  'notSupported',
]);

/** Failures of a request that say nothing about whether it was carried out, wherever they come from. */
const doubtful: ReadonlySet<AppError['code']> = new Set([
  'connectionLost',
  'timeout',
  'cancelled',
  'internal',
  'outcomeUnknown',
]);

/** A socket that fails while it is read or written had been connected before. */
const BROKEN_SOCKET = /\b(?:read|write) E[A-Z]+/;

function isUncertain({ code, serverCode, detail }: AppError): boolean {
  if (doubtful.has(code)) return true;
  if (serverCode?.startsWith('gRPC') !== true) return false;
  return !notSent.has(code) || (code === 'connectionRefused' && BROKEN_SOCKET.test(detail ?? ''));
}

/** Reads that fail so will not do better a second later. */
export const hopeless: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'permissionDenied',
  'notSupported',
  'leadsElsewhere',
]);

/** The work's own end, or {@link Stopped} as soon as the signal aborts; what it then becomes is not awaited. */
export async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = (): void => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    onAbort = () => {
      reject(new Stopped());
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([stopped, work]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Time, and what ends waiting for it. */
export interface Looking {
  clock: TaskClock;
  /** Nothing is sent once this has aborted. */
  life: AbortSignal;
  /** Looking ends when this aborts. */
  signal: AbortSignal;
  /** Is told right before a request leaves. */
  sends?: () => void;
}

/** A change to a server, and how it shows that it was carried out. */
export interface Change {
  /** Sends the request, exactly once. */
  send: () => Promise<void>;
  /** Reads the server: has it been carried out? */
  isDone: () => Promise<boolean>;
}

/**
 * Sends a request once. Answers null if the server confirmed it, else why nobody knows whether it did it.
 * Throws what is certainly a refusal, and {@link Stopped} in place of sending for an application that quits.
 */
async function sendOnce(send: Change['send'], { life, sends }: Looking): Promise<AppError | null> {
  if (life.aborted) throw new Stopped();
  sends?.();
  try {
    await send();
    return null;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!isUncertain(error)) throw thrown;
    return error;
  }
}

/** When reading has found enough, and when it is given up. */
interface Search<T> {
  isEnough: (found: T) => boolean;
  limitMs: number;
  /** Whether the last look is at the limit itself, and not one pause later. */
  endsAtLimit: boolean;
}

/** Reads with growing pauses. Answers what was enough, or what the last look found; throws what a read throws. */
async function readUntil<T>(
  read: () => Promise<T>,
  { isEnough, limitMs, endsAtLimit }: Search<T>,
  { clock, signal }: Looking,
): Promise<T> {
  const end = clock.now() + limitMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const found = await unlessStopped(read(), signal);
    const left = end - clock.now();
    if (isEnough(found) || left <= 0) return found;
    await clock.sleep(endsAtLimit ? Math.min(pause, left) : pause, signal);
    if (signal.aborted) throw new Stopped();
  }
}

/** Reads until the change shows. Answers what the last look found: done, not done, or why it could not be seen. */
function lookFor(isDone: Change['isDone'], looking: Looking, limitMs: number): Promise<boolean | AppError> {
  const look = async (): Promise<boolean | AppError> => {
    try {
      return await isDone();
    } catch (thrown) {
      if (thrown instanceof Stopped) throw thrown;
      return toAppError(thrown);
    }
  };
  const isEnough = (found: boolean | AppError): boolean =>
    typeof found === 'boolean' ? found : hopeless.has(found.code);
  return readUntil(look, { isEnough, limitMs, endsAtLimit: true }, looking);
}

/** How long a request that follows another waits for the server, in ms: it may be starting again. */
const WAIT_MS = 300_000;

/** Failures of a read that a server may get over by itself. */
const passing: ReadonlySet<AppError['code']> = new Set([
  ...(['connectionLost', 'connectionRefused', 'timeout', 'rateLimited', 'serverError'] as const),
]);

/**
 * Reads what must be known before a request that follows another one: with the first carried out, a server that cannot
 * be asked is waited for. Throws what will not pass by itself at once, and after minutes the last failure.
 * @param limitMs how long it is tried; what nothing was sent for yet need not wait for minutes
 */
export async function readThrough<T>(
  read: () => Promise<T>,
  looking: Looking,
  limitMs = WAIT_MS,
): Promise<T> {
  type Found = { value: T } | { failure: FalconerError };
  const tryOnce = async (): Promise<Found> => {
    try {
      return { value: await read() };
    } catch (failure) {
      if (failure instanceof FalconerError && passing.has(failure.error.code)) return { failure };
      throw failure;
    }
  };
  const isEnough = (found: Found): boolean => 'value' in found;
  const found = await readUntil(tryOnce, { isEnough, limitMs, endsAtLimit: false }, looking);
  if ('failure' in found) throw found.failure;
  return found.value;
}

function unknown(cause: AppError | null): UnknownOutcome {
  return new UnknownOutcome(
    appError('outcomeUnknown', {
      detail: cause?.detail ?? null,
      serverCode: cause?.serverCode ?? null,
      params: cause === null ? {} : { cause: cause.code },
    }),
  );
}

/**
 * Throws unless the change was seen. After a doubt a change that a whole search did not find was not carried out;
 * one that the server confirmed and that does not show, or that could not be looked for, has an unknown outcome.
 */
function judge(found: boolean | AppError, doubt: AppError | null): void {
  if (found === true) return;
  if (found !== false && found.code === 'leadsElsewhere') throw new UnknownOutcome(found);
  if (found === false && doubt !== null) throw new FalconerError({ ...doubt, retryable: false });
  throw unknown(doubt ?? (found === false ? null : found));
}

/**
 * Sends a change once and resolves only when a read has shown it. Throws the server's refusal, the failure of a
 * request that was not carried out, or {@link UnknownOutcome} where neither answer nor reading could tell.
 */
export async function carryOut(change: Change, looking: Looking): Promise<void> {
  const doubt = await sendOnce(change.send, looking);
  judge(await lookFor(change.isDone, looking, SEARCH_MS), doubt);
}

/**
 * Like {@link carryOut}, for a change that shows only by and by: the server's word is enough, and reading decides
 * only where there is none. Answers whether the server itself confirmed it.
 */
export async function handOver(change: Change, looking: Looking, searchMs = SEARCH_MS): Promise<boolean> {
  const doubt = await sendOnce(change.send, looking);
  if (doubt === null) return true;
  judge(await lookFor(change.isDone, looking, searchMs), doubt);
  return false;
}

/** Like {@link handOver}, for a change whose absence cannot be seen: not found is unknown, never "not carried out". */
export async function handOverUnseen(change: Change, looking: Looking, searchMs: number): Promise<void> {
  const doubt = await sendOnce(change.send, looking);
  if (doubt === null) return;
  if ((await lookFor(change.isDone, looking, searchMs)) !== true) throw unknown(doubt);
}
