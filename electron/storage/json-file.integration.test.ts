import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countedSchema, fillerOf } from './counted';
import { openJsonFile } from './json-file';

const initial = { count: 0, filler: '' };
const KILLS = Number(process.env.FALCONER_KILLS ?? 40);
const sources = fileURLToPath(new URL('.', import.meta.url));
let folder: string;
let writer: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falconer-kill-'));
  await build({
    configFile: false,
    root: join(sources, '..', '..'),
    logLevel: 'error',
    resolve: { tsconfigPaths: true },
    ssr: { noExternal: true },
    build: {
      ssr: join(sources, 'endless-writer.ts'),
      outDir: join(folder, 'built'),
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  });
  writer = join(folder, 'built', 'endless-writer.cjs');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Kills a writer some milliseconds after its first save; answers the last count that it told. */
function killWhileSaving(path: string, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [writer, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (told === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    told += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      const whole = told.slice(0, told.lastIndexOf('\n')).split('\n');
      resolve(Number(whole.at(-1)));
    });
  });
}

describe('a process that is killed while it saves', () => {
  it(`leaves a file that is old or new, ${KILLS} times`, { timeout: 300_000 }, async () => {
    const path = join(folder, 'profile', 'counter.json');
    for (let kill = 0; kill < KILLS; kill += 1) {
      const told = await killWhileSaving(path, Math.random() * 30);
      expect(told).toBeGreaterThan(0);
      const file = await openJsonFile({ path, schema: countedSchema, initial });
      expect(file.notice).toBeNull();
      expect(file.value.filler).toBe(fillerOf(file.value.count));
      // What was told as saved is there; at most one save more was under way.
      expect(file.value.count - told).toBeGreaterThanOrEqual(0);
      expect(file.value.count - told).toBeLessThanOrEqual(2);
    }
    expect(await readdir(join(folder, 'profile'))).toEqual(['counter.json']);
  });
});
