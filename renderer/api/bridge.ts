import { BRIDGE_GLOBAL } from '@shared/ipc/bridge';
import type { Bridge } from '@shared/ipc/bridge';
import type { ChannelInput, ChannelName, ChannelOutput } from '@shared/ipc/contract';
import type { EventName, EventPayload } from '@shared/ipc/events';
import { appError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';

/** A request that the main process or the server refused; `error` says why. */
export class BridgeError extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.name = 'BridgeError';
    this.error = error;
  }
}

function bridge(): Bridge {
  const found = (globalThis as { [BRIDGE_GLOBAL]?: Bridge })[BRIDGE_GLOBAL];
  if (found === undefined) throw new BridgeError(appError('internal', { detail: 'The preload did not run' }));
  return found;
}

/** Sends a request and answers its data; throws {@link BridgeError} if it was refused. */
export async function invoke<N extends ChannelName>(
  channel: N,
  input: ChannelInput<N>,
): Promise<ChannelOutput<N>> {
  const result = await bridge().invoke(channel, input);
  if (!result.ok) throw new BridgeError(result.error);
  return result.data;
}

/** Listens to an event until the returned function is called. */
export function onEvent<N extends EventName>(
  name: N,
  listener: (payload: EventPayload<N>) => void,
): () => void {
  return bridge().on(name, listener);
}

/** The {@link AppError} in anything that was thrown; what is not ours becomes `internal`. */
export function errorOf(thrown: unknown): AppError {
  if (thrown instanceof BridgeError) return thrown.error;
  return appError('internal', { detail: thrown instanceof Error ? thrown.message : String(thrown) });
}
