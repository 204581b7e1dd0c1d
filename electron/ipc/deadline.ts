import type { Connection } from '@shared/domain/connection';
import { connectionDraftSchema } from '@shared/domain/connection';
import type { ChannelName, Effect } from '@shared/ipc/contract';
import { appError, FalconerError } from '@shared/ipc/result';

/** The gateway's own deadlines come first and say more; these are for what hangs beside it. */
const GRACE_MS = 2_000;
const LOCAL_MS = 30_000;
/** The keychain may ask the user before it hands out a secret. */
const PERSON_MS = 60_000;

/** Requests that last as long as a person takes to answer: a file dialog, or the keychain's question when saving. */
const untimed: ReadonlySet<ChannelName> = new Set([
  'app.chooseFile',
  'connections.save',
  'bulk.export',
  'warmSets.export',
  'warmSets.import',
]);
/** A plan reads several things of each of many collections, a few at a time. */
const PLAN_CALLS = 12;
const manyCalls: ReadonlySet<ChannelName> = new Set(['bulk.plan', 'drops.plan']);

function connectMs(limits: Pick<Connection, 'connectTimeoutMs' | 'callTimeoutMs'>): number {
  // TCP, TLS and the RPC connection each have the connect timeout; the version and a first read are calls.
  return PERSON_MS + 3 * limits.connectTimeoutMs + 3 * limits.callTimeoutMs;
}

/**
 * How long a request may take, in milliseconds, or null if a person decides.
 * @param connection the one that the request is for, or null
 */
export function deadlineOf(
  channel: ChannelName,
  input: unknown,
  connection: Connection | null,
): number | null {
  if (untimed.has(channel)) return null;
  if (channel === 'connections.test') {
    const draft = connectionDraftSchema.safeParse((input as { draft: unknown }).draft);
    return draft.success ? connectMs(draft.data) : LOCAL_MS;
  }
  if (connection === null) return LOCAL_MS;
  if (manyCalls.has(channel)) return PLAN_CALLS * connection.callTimeoutMs + GRACE_MS;
  return channel === 'connections.open' ? connectMs(connection) : connection.callTimeoutMs + GRACE_MS;
}

/** What is known when a deadline has passed: a write may or may not have been carried out. */
export function lateError(effect: Effect, afterMs: number): FalconerError {
  const changes = effect === 'write' || effect === 'destructive';
  return new FalconerError(
    appError(changes ? 'outcomeUnknown' : 'timeout', {
      params: { timeoutMs: String(afterMs) },
      retryable: effect === 'read',
    }),
  );
}

/** When to give up on a piece of work. */
export interface Limit {
  /** Milliseconds, or null for none. */
  ms: number | null;
  /** What the work is rejected with then. */
  late: () => Error;
  /** Aborts the work's signal as well, and leaves its outcome alone; null where nothing else may stop it. */
  stop: AbortSignal | null;
}

/**
 * The work's outcome, or a rejection once the limit has passed; the work then gets its signal aborted and its own end
 * is ignored.
 */
export async function withDeadline<T>(
  { ms, late, stop }: Limit,
  work: (signal: AbortSignal) => T | Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  // Not AbortSignal.any: the page's signal lives for hours and would collect what was made from it.
  const abort = (): void => {
    controller.abort();
  };
  if (stop?.aborted === true) abort();
  stop?.addEventListener('abort', abort);
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_resolve, reject) => {
    if (ms === null) return;
    timer = setTimeout(() => {
      reject(late());
      abort();
    }, ms);
  });
  try {
    return await Promise.race([work(controller.signal), passed]);
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener('abort', abort);
  }
}
