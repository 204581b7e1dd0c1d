import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { startSandbox } from '../sandbox';
import type { Sandbox, SandboxOptions } from '../sandbox';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** For tests that kill a process: a program in a folder of its own. */
export interface Program {
  /** Where profiles can be put as well. */
  folder: string;
  path: string;
  remove(): Promise<void>;
}

/** Builds a program of one file. @param source from the root of the project */
export async function buildProgram(source: string): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'falconer-kill-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { tsconfigPaths: true },
    build: {
      ssr: join(root, source),
      outDir: join(folder, 'built'),
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  });
  return {
    folder,
    path: join(folder, 'built', `${basename(source, '.ts')}.cjs`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A process that takes orders and tells, each a line. */
export interface Killable {
  /** The next line that it tells. Throws if it has ended, or tells nothing for {@link LONGEST_SILENCE_MS}. */
  next(): Promise<string>;
  order(text: string): void;
  /** Kills it as it is, without waiting for that. */
  strike(): void;
  kill(): Promise<void>;
}

/** What a program does between two lines takes seconds; one that is silent for so long is stuck. */
const LONGEST_SILENCE_MS = 90_000;

/** Starts a program, which ends with this process at the latest. @param args texts */
export function startProgram({ path }: Program, args: readonly string[]): Killable {
  const env = { ...process.env, NODE_PATH: join(root, 'node_modules') };
  const child = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'inherit'], env });
  const closed = once(child, 'close');
  // What is ordered of one that was just killed is lost.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    next: async () => {
      const { value, done } = await soonEnough(lines.next());
      if (done === true) throw new Error('The process has ended');
      return value;
    },
    order: (text) => child.stdin.write(`${text}\n`),
    strike: () => child.kill('SIGKILL'),
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** A test that waits for ever says less than one that fails here. */
async function soonEnough<T>(line: Promise<T>): Promise<T> {
  const limit = new AbortController();
  const silence = sleep(LONGEST_SILENCE_MS, null, { signal: limit.signal }).then(() => {
    throw new Error(`The process has told nothing for ${String(LONGEST_SILENCE_MS / 1000)} s`);
  });
  try {
    return await Promise.race([line, silence]);
  } finally {
    silence.catch(() => undefined);
    limit.abort();
  }
}

/** An empty sandbox that lives `speed` times as fast as the machine, from a moment on. */
export function startFastSandbox(
  { from, speed }: { from: number; speed: number },
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const clock = {
    now: () => from + (Date.now() - from) * speed,
    schedule: (ms: number, call: () => void) => {
      const timer = setTimeout(call, ms / speed);
      return () => {
        clearTimeout(timer);
      };
    },
  };
  return startSandbox({ scenario: { databases: { default: [] } }, clock, ...options });
}
