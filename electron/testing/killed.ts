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
