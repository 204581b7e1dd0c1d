import type { z } from 'zod';

/**
 * What carrying out a request can do. `local` touches only this application; `read` asks a server; `write` changes
 * what a server does or holds and can be taken back; `destructive` cannot. The guards of the pipeline derive from it.
 */
export type Effect = 'local' | 'read' | 'write' | 'destructive';

interface LocalChannel {
  effect: 'local';
  input: z.ZodType;
  output: z.ZodType;
}

interface ServerChannel {
  effect: Exclude<Effect, 'local'>;
  /** Requests to a server name its connection at the top level: the read-only guard looks there. */
  input: z.ZodType<{ connectionId: string }>;
  output: z.ZodType;
}

/** One channel: the shapes of its request and its answer, and its {@link Effect}. */
export type Channel = LocalChannel | ServerChannel;

/** Defines a channel; see {@link Channel}. */
export const channel = <const C extends Channel>(definition: C): C => definition;
