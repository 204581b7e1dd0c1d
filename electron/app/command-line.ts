import { addressSchema } from '@shared/domain/connection';
import { z } from 'zod';

/** What to open at start. Also what a second start hands over to the first. */
export const startRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('sample') }),
  z.object({ kind: z.literal('connect'), address: addressSchema }),
]);
export type StartRequest = z.infer<typeof startRequestSchema>;

/** What the command line asks for, or what is wrong with it in a sentence. */
export type CommandLine = { ok: true; start: StartRequest } | { ok: false; problem: string };

const USAGE = 'Use --connect host:port, or --sample.';

/** The values of `--name value` and `--name=value`; undefined where the value is missing. */
function valuesOf(name: string, args: readonly string[]): (string | undefined)[] {
  return args.flatMap((arg, at) => {
    if (arg.startsWith(`${name}=`)) return [arg.slice(name.length + 1)];
    if (arg !== name) return [];
    const next = args[at + 1];
    return [next?.startsWith('--') === true ? undefined : next];
  });
}

/**
 * Reads `--connect host:port` and `--sample`; everything else is Electron's and Chromium's.
 * @param args the arguments after the program, with or without the path of the application before them
 */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const addresses = valuesOf('--connect', args);
  const sample = args.includes('--sample');
  if (addresses.length + (sample ? 1 : 0) > 1) {
    return { ok: false, problem: `Only one server can be opened at start. ${USAGE}` };
  }
  if (sample) return { ok: true, start: { kind: 'sample' } };
  if (addresses.length === 0) return { ok: true, start: { kind: 'nothing' } };
  const address = addressSchema.safeParse(addresses[0]);
  if (!address.success) {
    return {
      ok: false,
      problem: `--connect wants host:port, such as localhost:19530, without a scheme. ${USAGE}`,
    };
  }
  return { ok: true, start: { kind: 'connect', address: address.data } };
}
