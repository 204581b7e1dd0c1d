const BEAT_MS = 5_000;
const CLEAR_LINE = '\r\u001b[K';

/** A failure that the person at the keyboard can do something about. */
export class Problem extends Error {
  /**
   * @param {string} message what went wrong
   * @param {string} remedy what to do now
   */
  constructor(message, remedy) {
    super(message);
    this.name = 'Problem';
    this.remedy = remedy;
  }
}

/** Somebody wants all of it to end, not only the program that is running now. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted.');
    this.name = 'Interrupted';
  }
}

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

/** @param {unknown} thrown */
export function explain(thrown) {
  if (!(thrown instanceof Error)) return String(thrown);
  if (thrown instanceof Interrupted) return thrown.message;
  if (thrown instanceof Problem) return `${thrown.message}\nWhat to do: ${thrown.remedy}`;
  return thrown.stack ?? thrown.message;
}

/** On a terminal the line is rewritten; a log gets one after the other. */
export function showAlive(label, began) {
  const alive = `  … ${label}: ${seconds(Date.now() - began)}`;
  if (process.stdout.isTTY) process.stdout.write(`${CLEAR_LINE}${alive}`);
  else say(alive);
}

/** @param {string} line */
export const say = (line) => void process.stdout.write(`${process.stdout.isTTY ? CLEAR_LINE : ''}${line}\n`);

/**
 * Runs one step, saying every few seconds that it is alive.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const began = Date.now();
  say(`${label} …`);
  const beat = setInterval(() => showAlive(label, began), BEAT_MS);
  try {
    const result = await work();
    say(`  done in ${seconds(Date.now() - began)}`);
    return result;
  } finally {
    clearInterval(beat);
  }
}

/**
 * The frame of every command: says what it does, runs it, and turns a failure into words and an exit code.
 * @param {string} purpose one line
 * @param {() => Promise<number | void>} main answers the exit code
 */
export async function command(purpose, main) {
  say(purpose);
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (thrown) {
    process.stderr.write(`\n${explain(thrown)}\n`);
    process.exitCode = 1;
  }
}
