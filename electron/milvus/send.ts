import type { CallOptions } from './gateway-types';

/** Sends one request and hands back its reply, or throws the `FalconerError` of what became of it. */
export type Send = (
  rpc: string,
  request: Record<string, unknown>,
  options: CallOptions | undefined,
) => Promise<unknown>;
