import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FalconerError } from '@shared/ipc/result';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonFileOptions } from './json-file';
import { openJsonFile } from './json-file';

const schema = z.object({ count: z.number() });
type Counter = z.infer<typeof schema>;

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falconer-json-'));
  path = join(folder, 'counter.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const open = (rest: Partial<JsonFileOptions<Counter>> = {}) =>
  openJsonFile({ path, schema, initial: { count: 0 }, ...rest });
const good = JSON.stringify({ version: 1, data: { count: 7 } });

describe('openJsonFile', () => {
  it('starts with the initial value, and says nothing about a file that was never there', async () => {
    const file = await open();
    expect(file.value).toEqual({ count: 0 });
    expect(file.notice).toBeNull();
  });

  it('reads back what was saved, in a file that only the user can read', async () => {
    const file = await open();
    await file.update(() => ({ count: 3 }));
    expect((await open()).value).toEqual({ count: 3 });
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ version: 1, data: { count: 3 } });
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['empty', ''],
    ['truncated', good.slice(0, -4)],
    ['NULs', '\0'.repeat(good.length)],
    ['of a wrong type', JSON.stringify({ version: 1, data: { count: 'seven' } })],
    ['without the envelope', JSON.stringify({ count: 7 })],
    ['not even an object', 'null'],
    ['of a future version', JSON.stringify({ version: 2, data: { count: 7 } })],
  ])('sets aside a file that is %s, keeps its bytes and tells', async (_kind, text) => {
    await writeFile(path, text);
    const file = await open();
    expect(file.value).toEqual({ count: 0 });
    expect(file.notice).toMatchObject({ kind: 'corruptFile', file: 'counter.json' });
    expect(await readFile(file.notice?.keptAs ?? '', 'utf8')).toBe(text);

    await file.update(({ count }) => ({ count: count + 1 }));
    const again = await open();
    expect(again.value).toEqual({ count: 1 });
    expect(again.notice).toBeNull();
    expect(await readFile(file.notice?.keptAs ?? '', 'utf8')).toBe(text);
  });

  it('sets aside what cannot be read as a file', async () => {
    await mkdir(path);
    const file = await open();
    expect(file.notice?.kind).toBe('corruptFile');
    await file.update(() => ({ count: 1 }));
    expect((await open()).value).toEqual({ count: 1 });
  });

  it('takes away what a killed process has left, and nothing else', async () => {
    const others = ['counter.json.bad-1', 'counter.json.1x', 'other.json.12', 'counter.json'];
    await Promise.all([...others, 'counter.json.12345'].map((name) => writeFile(join(folder, name), good)));
    expect((await open()).value).toEqual({ count: 7 });
    expect((await readdir(folder)).sort()).toEqual(others.sort());
  });

  it('writes nothing over a bad file that it could not set aside', async () => {
    await writeFile(path, 'precious');
    const now = new Date('2026-01-02T03:04:05.678Z');
    await mkdir(join(folder, 'counter.json.bad-2026-01-02T03-04-05-678Z'));
    const file = await open({ now: () => now });
    expect(file.notice).toEqual({ kind: 'corruptFile', file: 'counter.json', keptAs: null });
    await expect(file.update(() => ({ count: 1 }))).rejects.toMatchObject({
      error: { code: 'storageFailed' },
    });
    expect(await readFile(path, 'utf8')).toBe('precious');
  });

  it('tells at once that its folder cannot be made or written', async () => {
    await writeFile(join(folder, 'taken'), '');
    const file = await open({ path: join(folder, 'taken', 'counter.json') });
    expect(file.notice).toEqual({ kind: 'unwritable', file: 'counter.json', keptAs: null });
    await expect(file.update(() => ({ count: 1 }))).rejects.toMatchObject({
      error: { code: 'storageFailed' },
    });
  });
});

describe('update', () => {
  it('carries updates out one after the other, none lost', async () => {
    const file = await open();
    await Promise.all(Array.from({ length: 40 }, () => file.update(({ count }) => ({ count: count + 1 }))));
    expect(file.value).toEqual({ count: 40 });
    expect((await open()).value).toEqual({ count: 40 });
    expect(await readdir(folder)).toEqual(['counter.json']);
  });

  it('keeps the old value, in memory and on disk, when a write fails, and goes on afterwards', async () => {
    await writeFile(path, good);
    let full = true;
    const file = await open({
      write: async (target, text) => {
        if (full) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
        await writeFile(target, text);
      },
    });
    const failed: unknown = await file.update(() => ({ count: 8 })).catch((thrown: unknown) => thrown);
    expect(failed).toBeInstanceOf(FalconerError);
    expect((failed as FalconerError).error).toMatchObject({
      code: 'storageFailed',
      params: { file: 'counter.json' },
      detail: 'ENOSPC: no space left on device',
    });
    expect(file.value).toEqual({ count: 7 });
    expect(await readFile(path, 'utf8')).toBe(good);

    full = false;
    await file.update(({ count }) => ({ count: count + 1 }));
    expect((await open()).value).toEqual({ count: 8 });
  });

  it('does not show a value before it is saved', async () => {
    const seen: Counter[] = [];
    const file = await open({
      write: async (target, text) => {
        await writeFile(target, text);
        seen.push(file.value);
      },
    });
    await file.update(() => ({ count: 1 }));
    expect(seen).toEqual([{ count: 0 }]);
    expect(file.value).toEqual({ count: 1 });
  });
});
