import { BRIDGE_GLOBAL } from '@shared/ipc/bridge';
import type { Bridge } from '@shared/ipc/bridge';
import type { ChannelInput, ChannelName, ChannelOutput } from '@shared/ipc/contract';
import type { EventName, EventPayload } from '@shared/ipc/events';
import { toAppError } from '@shared/ipc/result';

/** Answers of a fake main process; what throws a FalconerError answers its error. */
export type FakeHandlers = {
  [N in ChannelName]?: (input: ChannelInput<N>) => ChannelOutput<N> | Promise<ChannelOutput<N>>;
};

/** One request that a test has seen. */
export interface FakeCall {
  channel: ChannelName;
  input: unknown;
}

/** A main process of a test. */
export interface FakeBridge {
  /** Every request in order. */
  calls: FakeCall[];
  /** The inputs of the requests on one channel, in order. */
  callsOf: <N extends ChannelName>(channel: N) => ChannelInput<N>[];
  /** Replaces or adds answers. */
  handle: (handlers: FakeHandlers) => void;
  /** Pushes an event to whoever listens. */
  emit: <N extends EventName>(event: N, payload: EventPayload<N>) => void;
}

type Listener = (payload: never) => void;

/** Puts a bridge in place whose answers the test gives; a channel without an answer is refused as `internal`. */
export function installFakeBridge(first: FakeHandlers = {}): FakeBridge {
  let handlers = first;
  const calls: FakeCall[] = [];
  const listeners = new Map<EventName, Set<Listener>>();
  const bridge: Bridge = {
    async invoke(channel, input) {
      calls.push({ channel, input });
      const handler = handlers[channel] as ((given: unknown) => unknown) | undefined;
      try {
        if (handler === undefined) throw new Error(`The test gives no answer for ${channel}`);
        return { ok: true, data: (await handler(input)) as ChannelOutput<typeof channel> };
      } catch (thrown) {
        return { ok: false, error: toAppError(thrown) };
      }
    },
    on(event, listener) {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener));
      return () => all.delete(listener);
    },
  };
  (globalThis as { [BRIDGE_GLOBAL]?: Bridge })[BRIDGE_GLOBAL] = bridge;
  return {
    calls,
    callsOf: (channel) =>
      calls
        .filter((call) => call.channel === channel)
        .map(({ input }) => input as ChannelInput<typeof channel>),
    handle: (more) => {
      handlers = { ...handlers, ...more };
    },
    emit: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
  };
}

/** Takes the bridge away again. */
export function removeFakeBridge(): void {
  (globalThis as { [BRIDGE_GLOBAL]?: Bridge })[BRIDGE_GLOBAL] = undefined;
}
