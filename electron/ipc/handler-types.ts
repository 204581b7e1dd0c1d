import type { ChannelInput, ChannelName, ChannelOutput } from '@shared/ipc/contract';

/** What a handler knows of the request besides its input. */
export interface Call {
  /** Aborts at the deadline, and for reads also when the page that asked is gone. */
  signal: AbortSignal;
  /** The page that asked: one signal a page, which aborts when the page is gone. */
  page: AbortSignal;
}

/** Carries out one channel's requests: gets validated input, gives data or throws a `FalconerError`. */
export type Handler<N extends ChannelName> = (
  input: ChannelInput<N>,
  call: Call,
) => ChannelOutput<N> | Promise<ChannelOutput<N>>;

/** One handler a channel; a channel without one does not compile. */
export type Handlers = { [N in ChannelName]: Handler<N> };

/** The handlers of one domain: `HandlersOf<'collections'>`. */
export type HandlersOf<Domain extends string> = Pick<Handlers, Extract<ChannelName, `${Domain}.${string}`>>;
