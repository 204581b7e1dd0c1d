import type { ChannelInput, ChannelName, ChannelOutput } from './contract';
import type { EventName, EventPayload } from './events';
import type { Result } from './result';

/** The one object that the preload exposes to the page, as `window.falconer`. */
export interface Bridge {
  /** Sends a request; always resolves, with the data or with why not. */
  invoke<N extends ChannelName>(channel: N, input: ChannelInput<N>): Promise<Result<ChannelOutput<N>>>;
  /** Listens to an event until the returned function is called. */
  on<N extends EventName>(event: N, listener: (payload: EventPayload<N>) => void): () => void;
}

/** Name of the page's global that holds the {@link Bridge}. */
export const BRIDGE_GLOBAL = 'falconer';
