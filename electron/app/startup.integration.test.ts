import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveConfig } from 'electron-vite';
import { build } from 'vite';
import type { InlineConfig } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let main: string;
let preload: string;

/** Builds as `npm run build` does, only elsewhere. */
async function buildPart(part: InlineConfig | undefined, outDir: string): Promise<string> {
  const settings = part?.build ?? {};
  await build({
    ...part,
    root,
    configFile: false,
    logLevel: 'error',
    build: { ...settings, outDir, emptyOutDir: true },
  });
  return outDir;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falconer-build-'));
  const { config } = await resolveConfig(
    { root, configFile: join(root, 'electron.vite.config.ts') },
    'build',
    'production',
  );
  main = await buildPart(config?.main, join(folder, 'main'));
  preload = await buildPart(config?.preload, join(folder, 'preload'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What a built file reads when it is evaluated; a lazy import is built as a function that requires. */
async function requiredBy(file: string): Promise<string[]> {
  const text = await readFile(join(main, file), 'utf8');
  const eager = text.replaceAll(/\(\)=>require\([^)]*\)/g, '');
  return [...eager.matchAll(/require\([`"'](\.\/[^`"']+)[`"']\)/g)].map(([, path]) => path?.slice(2) ?? '');
}

async function readAtStart(entry: string): Promise<Set<string>> {
  const read = new Set<string>();
  for (const waiting = [entry]; waiting.length > 0;) {
    const file = waiting.pop() ?? '';
    if (read.has(file)) continue;
    read.add(file);
    waiting.push(...(await requiredBy(file)));
  }
  return read;
}

describe('the built main process', () => {
  it('reads neither the SDK nor the sample cluster at start', async () => {
    const start = await readAtStart('index.cjs');
    const files = (await readdir(main)).filter((name) => name.endsWith('.cjs'));
    const texts = new Map(
      await Promise.all(files.map(async (name) => [name, await readFile(join(main, name), 'utf8')] as const)),
    );
    const holding = (mark: string): string[] => files.filter((name) => texts.get(name)?.includes(mark));
    for (const mark of ['MilvusServiceClient', 'grpc-node-js', 'milvus.sock', 'milvus.proto.milvus'])
      for (const name of holding(mark)) expect(start, `${mark} in ${name}`).not.toContain(name);
    // That nothing was found must not mean that nothing was looked for.
    expect(holding('grpc-node-js')).not.toEqual([]);
    expect(holding('milvus.sock')).not.toEqual([]);
    expect(start.size).toBeGreaterThan(1);
  });

  it('needs nothing but Node and Electron beside it', async () => {
    for (const name of await readdir(main)) {
      const text = await readFile(join(main, name), 'utf8');
      const modules = [...text.matchAll(/\brequire\([`"']([^.`"'][^`"']*)[`"']\)/g)].map(
        ([, id]) => id ?? '',
      );
      const foreign = modules.filter(
        (id) => id !== 'electron' && !builtinModules.includes(id.replace(/^node:/, '')),
      );
      expect(foreign, name).toEqual([]);
    }
  });
});

describe('the built preload', () => {
  it('is one small file without the schemas', async () => {
    const files = (await readdir(preload)).filter((name) => name.endsWith('cjs'));
    expect(files).toEqual(['preload.cjs']);
    const text = await readFile(join(preload, 'preload.cjs'), 'utf8');
    expect(text).not.toMatch(/safeParse|ZodObject/);
    expect(text.length).toBeLessThan(8_000);
    expect([...text.matchAll(/require\([`"']([^`"']+)[`"']\)/g)].map(([, id]) => id)).toEqual(['electron']);
  });
});
