import { emptyConnectionDraft } from '@shared/domain/connection';
import { createServerRegistry } from '../milvus/server-registry';
import type { ServerRegistry } from '../milvus/gateway-types';
import type { TaskClock } from '../tasks/clock';

/** The one connection of a process that is killed. */
export const CONNECTION = 'c1';

/** A time that goes `speed` times as fast as the machine's, from a moment on that both processes know. */
export function fastClock(speed: number, from: number): TaskClock {
  return {
    now: () => from + (Date.now() - from) * speed,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms / speed);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}

/** Opens the server at an address. */
export async function openServer(address: string): Promise<ServerRegistry> {
  const registry = createServerRegistry({
    connections: {
      connection: (id) => ({ ...emptyConnectionDraft(), id, kind: 'sample', address, secret: 'none' }),
      secret: () => Promise.resolve(null),
      sampleAddress: () => Promise.resolve({ address, token: null }),
    },
    timing: { retryMs: 20 },
  });
  await registry.open(CONNECTION);
  return registry;
}

/** A server that lives so much faster settles within seconds; who waits longer waits for what never comes. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Resolves when nothing is under way. Throws after {@link LONGEST_WAIT_MS}.
 * @param underWay what is, to be told if it does not end
 */
export async function untilAtRest(underWay: () => Promise<readonly unknown[]>): Promise<void> {
  const until = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const left = await underWay();
    if (left.length === 0) return;
    if (Date.now() > until) throw new Error(`Still under way: ${JSON.stringify(left)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Ends this process with the one that gives it orders, whatever it is doing: nobody would end it otherwise. */
export function endWithParent(): void {
  process.stdin.once('end', () => process.exit(0));
}
