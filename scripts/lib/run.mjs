import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';
import { Interrupted, Problem, showAlive } from './command.mjs';

const KEPT_CHARACTERS = 4_000_000;
const SHOWN_CHARACTERS = 4_000;
const QUIET_BEAT_MS = 10_000;
/** For the last of its output, where something that it started and left behind still holds its pipes. */
const LAST_WORDS_MS = 5_000;
const HAS_GROUPS = process.platform !== 'win32';

/** The exit code of what took too long, as coreutils' timeout has it. */
export const TOO_LONG = 124;

/**
 * @typedef {object} RunOptions
 * @property {string} [label] name in the lines that say it is alive
 * @property {boolean} [show] pass the output on (default: keep its end for a failure)
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeoutMs] after which it is killed, with what it started
 */

/**
 * Runs a program to its end. Rejects with Interrupted where a signal ended it that was meant for this process.
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, tail: string }>} code 127 if it could not be started, 124 if it took too long
 */
export function run(file, args, { label, show = false, cwd = ROOT, env = process.env, timeoutMs } = {}) {
  const { promise, resolve, reject } = withResolvers();
  const isGroup = HAS_GROUPS && timeoutMs !== undefined;
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: isGroup });
  const whole = isGroup ? groupOf(child) : child;
  let isTooLong = false;
  let tail = '';
  let lastWord = Date.now();
  const began = lastWord;
  const listen = (stream, sink) =>
    stream.on('data', (chunk) => {
      lastWord = Date.now();
      tail = (tail + chunk).slice(-KEPT_CHARACTERS);
      if (show) sink.write(chunk);
    });
  listen(child.stdout, process.stdout);
  listen(child.stderr, process.stderr);
  const beat = setInterval(() => {
    if (label && Date.now() - lastWord >= QUIET_BEAT_MS) {
      showAlive(label, began);
      lastWord = Date.now();
    }
  }, 1_000);
  const killAll = () => {
    isTooLong = true;
    whole.kill('SIGKILL');
  };
  const limit = timeoutMs === undefined ? undefined : setTimeout(killAll, timeoutMs);
  const forget = passOnSignals(whole);
  let lastWords;
  const end = (code) => {
    clearInterval(beat);
    clearTimeout(limit);
    clearTimeout(lastWords);
    if (forget()) reject(new Interrupted());
    else resolve({ code, tail: tail.trim() });
  };
  child.once('error', (error) => {
    tail += error.message;
    end(127);
  });
  child.once('exit', () => {
    lastWords = setTimeout(() => {
      child.stdout.destroy();
      child.stderr.destroy();
    }, LAST_WORDS_MS);
  });
  child.once('close', (code) => end(isTooLong ? TOO_LONG : (code ?? 1)));
  return promise;
}

/** A program and what it started. It may be gone already. */
const groupOf = ({ pid }) => ({
  kill: (signal) => {
    try {
      process.kill(-pid, signal);
    } catch (thrown) {
      if (thrown.code !== 'ESRCH') throw thrown;
    }
  },
});

/**
 * Like run, but a failure is a Problem that carries the end of the output.
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions & { what: string, remedy: string }} options
 */
export async function runOrFail(file, args, { what, remedy, ...options }) {
  const { code, tail } = await run(file, args, options);
  if (code === 0) return tail;
  throw new Problem(
    `${what} failed (exit code ${code}).${options.show ? '' : `\n${tail.slice(-SHOWN_CHARACTERS)}`}`,
    remedy,
  );
}

/**
 * Hands the terminal to a program until it ends.
 * @param {string} file
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, withChildren?: boolean }} [options] withChildren: a signal ends also what the
 *   program started, for one that does not see to that itself
 * @returns {Promise<number>} exit code
 */
export function hand(file, args, { env = process.env, withChildren = false } = {}) {
  const { promise, resolve, reject } = withResolvers();
  const isGroup = withChildren && HAS_GROUPS;
  const child = spawn(file, args, { cwd: ROOT, env, stdio: 'inherit', detached: isGroup });
  const forget = passOnSignals(isGroup ? groupOf(child) : child);
  child.once('error', reject);
  child.once('close', (code, signal) => {
    forget();
    resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
  });
  return promise;
}

/**
 * The child ends in its own way first; this process waits for it.
 * @returns {() => boolean} ends that, and answers whether there was a signal
 */
function passOnSignals(child) {
  let isInterrupted = false;
  const pass = (signal) => {
    isInterrupted = true;
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  return () => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, pass);
    return isInterrupted;
  };
}

/** Promise.withResolvers, which Node 20 lacks. */
function withResolvers() {
  let resolve;
  let reject;
  const promise = new Promise((ok, no) => {
    resolve = ok;
    reject = no;
  });
  return { promise, resolve, reject };
}
