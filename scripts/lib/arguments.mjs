import { parseArgs } from 'node:util';
import { Problem } from './command.mjs';

/**
 * Reads a command line strictly.
 * @template {Record<string, { type: 'string' | 'boolean' }>} T
 * @param {T} options
 * @param {{ usage: string, positionals?: boolean, args?: string[] }} more
 */
export function readArguments(options, { usage, positionals = false, args = process.argv.slice(2) }) {
  try {
    return parseArgs({ args, options, allowPositionals: positionals, strict: true });
  } catch (thrown) {
    throw new Problem(thrown.message.split('. ')[0], `Usage: ${usage}`);
  }
}

/**
 * @param {string | undefined} given
 * @param {string} usage
 * @returns {number | undefined} a TCP port
 */
export function readPort(given, usage) {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (/^\d+$/.test(given) && port >= 1 && port <= 65_535) return port;
  throw new Problem(`'${given}' is not a port.`, `Usage: ${usage}`);
}
