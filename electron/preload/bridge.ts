import type { Bridge } from '@shared/ipc/bridge';
import type { ChannelOutput } from '@shared/ipc/contract';
import type { EventPayload } from '@shared/ipc/events';
import { bridgeChannels, bridgeEvents } from '@shared/ipc/names';
import type { AppError, Result } from '@shared/ipc/result';

/** How messages get to the main process and back. */
export interface BridgeTransport {
  invoke(channel: string, input: unknown): Promise<unknown>;
  /** Listens until the returned function is called. */
  on(event: string, listener: (payload: unknown) => void): () => void;
}

const channels: ReadonlySet<string> = new Set(bridgeChannels);
const events: ReadonlySet<string> = new Set(bridgeEvents);

function refusal(error: Pick<AppError, 'code' | 'params' | 'detail'>): { ok: false; error: AppError } {
  return { ok: false, error: { ...error, serverCode: null, retryable: false } };
}

/**
 * What the page gets: requests and events of the contract, and nothing else of Electron. Frozen, and free of the
 * schemas: the main process validates.
 */
export function createBridge(transport: BridgeTransport): Bridge {
  return Object.freeze<Bridge>({
    async invoke(channel, input) {
      if (!channels.has(channel)) {
        return refusal({ code: 'invalidInput', params: { field: 'channel' }, detail: null });
      }
      try {
        return (await transport.invoke(channel, input)) as Result<ChannelOutput<typeof channel>>;
      } catch (thrown) {
        const detail = thrown instanceof Error ? thrown.message : String(thrown);
        return refusal({ code: 'internal', params: {}, detail });
      }
    },
    on(event, listener) {
      if (!events.has(event)) throw new Error('There is no such event.');
      return transport.on(event, (payload) => {
        listener(payload as EventPayload<typeof event>);
      });
    },
  });
}
