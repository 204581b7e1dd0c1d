import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WarmCollection, WarmSetFile } from '@shared/domain/warm-set';
import { warmSetFileSchema } from '@shared/domain/warm-set';
import { toAppError } from '@shared/ipc/result';
import { z } from 'zod';
import { memoryFile } from './testing';
import { parseWarmSet, readWarmSetFile, writeWarmSetFile } from './warm-set-file';
import { createWarmSetStore } from './warm-sets';

const collectionOf = (collection: string, over: Partial<WarmCollection> = {}): WarmCollection => ({
  ...{ database: 'default', collection, collectionId: '7', partitions: null },
  ...{ fields: { kind: 'all' }, replicas: 1, resourceGroups: null },
  ...over,
});
const setOf = (name: string, ...collections: WarmCollection[]): WarmSetFile => ({
  ...{ format: 'falconer-warm-set', version: 1, name, savedAt: 1_700_000_000_000, collections },
});
const failureOf = (work: () => unknown) => {
  try {
    work();
  } catch (thrown) {
    return toAppError(thrown);
  }
  throw new Error('It was taken.');
};
const codeOf = (work: Promise<unknown>) => work.then(String, (thrown: unknown) => toAppError(thrown).code);

describe('the store', () => {
  const start = () => {
    const file = memoryFile<{ id: string; connectionId: string; set: WarmSetFile }[]>([]);
    return { file, store: createWarmSetStore(file) };
  };
  const books = [
    collectionOf('books', { partitions: ['a'] }),
    collectionOf('reviews', { database: 'other', fields: { kind: 'unknown' } }),
  ];

  it('keeps the sets of each connection apart, newest first, and says what is in them', async () => {
    const { store } = start();
    await store.add('c1', { name: 'Monday', savedAt: 5, collections: books });
    await store.add('c1', { name: 'Tuesday', savedAt: 6, collections: [] });
    await store.add('c2', { name: 'Monday', savedAt: 7, collections: [] });
    expect(store.list('c1').map(({ name }) => name)).toEqual(['Tuesday', 'Monday']);
    expect(store.list('c1')[1]).toMatchObject({ collections: 2, databases: 2, partly: 1, fieldsUnknown: 1 });
    expect(failureOf(() => store.file('c1', store.list('c2')[0]!.id)).code).toBe('warmSetUnknown');
    await store.forget('c1');
    expect([store.list('c1').length, store.list('c2').length]).toEqual([0, 1]);
  });

  it('takes no name twice, and gives a file a free one', async () => {
    const { store } = start();
    const first = await store.add('c1', { name: 'Monday', savedAt: 5, collections: books });
    expect(await codeOf(store.add('c1', { name: 'MONDAY', savedAt: 6, collections: [] }))).toBe(
      'warmSetNameTaken',
    );
    expect((await store.import('c1', setOf('Monday'))).name).toBe('Monday (2)');
    expect((await store.import('c1', setOf('Monday'))).name).toBe('Monday (3)');
    expect(await codeOf(store.rename('c1', first.id, 'monday (2)'))).toBe('warmSetNameTaken');
    expect((await store.rename('c1', first.id, 'MONDAY')).name).toBe('MONDAY');
    const long = 'x'.repeat(100);
    await store.import('c1', setOf(long));
    expect((await store.import('c1', setOf(long))).name).toHaveLength(100);
  });

  it('says so if it could not be saved, and is as before', async () => {
    const { store, file } = start();
    const { id } = await store.add('c1', { name: 'Monday', savedAt: 5, collections: books });
    file.failWrites = true;
    expect(await codeOf(store.remove('c1', id))).toBe('storageFailed');
    expect(store.list('c1')).toHaveLength(1);
  });

  it('hands a set of 10,000 over in parts that each fit a message', async () => {
    const { store } = start();
    const collections = Array.from({ length: 10_000 }, (_, at) => collectionOf(`collection_${at}`));
    const { id } = await store.add('c1', { name: 'Many', savedAt: 5, collections });
    const seen: string[] = [];
    for (let offset: number | null = 0; offset !== null;) {
      const part = store.read('c1', id, offset);
      expect(JSON.stringify(part).length).toBeLessThan(256_000);
      seen.push(...part.collections.map(({ collection }) => collection));
      offset = part.next;
    }
    expect(seen).toEqual(collections.map(({ collection }) => collection));
  });
});

describe('a file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'falconer-warm-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const good = setOf('Monday', collectionOf('books'), collectionOf('__proto__', { database: 'constructor' }));

  it('is read as it was written, whatever names are in it', async () => {
    const path = join(folder, 'set.json');
    await writeWarmSetFile(path, good);
    expect(await readWarmSetFile(path)).toEqual(good);
    const many = setOf('Many', ...Array.from({ length: 10_000 }, (_, at) => collectionOf(`c${at}`)));
    await writeWarmSetFile(path, many);
    expect((await readWarmSetFile(path)).collections).toHaveLength(10_000);
  });

  it('has an invalid field named, and nothing of it taken', () => {
    const broken = (change: (set: Record<string, unknown>) => void) => {
      const set = JSON.parse(JSON.stringify(good)) as Record<string, unknown>;
      change(set);
      return failureOf(() => parseWarmSet(JSON.stringify(set)));
    };
    const inFirst = (key: string, value: unknown) =>
      broken(({ collections }) => {
        (collections as Record<string, unknown>[])[0]![key] = value;
      });
    expect(inFirst('partitions', [])).toMatchObject({
      ...{ code: 'warmSetInvalid', params: { field: 'collections[0].partitions' } },
    });
    expect(inFirst('collectionId', 7).params.field).toBe('collections[0].collectionId');
    expect(inFirst('password', 'x').params.field).toBe('collections[0].password');
    expect(broken((set) => delete set.name).params.field).toBe('name');
    expect(broken((set) => (set.format = 'other')).params.field).toBe('format');
    expect(
      broken(({ collections }) => (collections as unknown[]).push(good.collections[0])).params.field,
    ).toBe('collections[2]');
  });

  it('of a newer Falconer, and one that is no JSON, are told apart', async () => {
    expect(failureOf(() => parseWarmSet(JSON.stringify({ ...good, version: 2 })))).toMatchObject({
      ...{ code: 'warmSetNewer', params: { actual: '2', expected: '1' } },
    });
    expect(failureOf(() => parseWarmSet('{'))).toMatchObject({ code: 'warmSetInvalid', params: {} });
    expect(failureOf(() => parseWarmSet('null')).code).toBe('warmSetInvalid');
    expect(await codeOf(readWarmSetFile(join(folder, 'none.json')))).toBe('fileUnreadable');
    await writeFile(join(folder, 'no-folder'), '');
    expect(await codeOf(writeWarmSetFile(join(folder, 'no-folder', 'x.json'), good))).toBe('fileUnwritable');
  });

  it('is described by the schema in docs', async () => {
    const path = join(process.cwd(), 'docs/warm-set.schema.json');
    const text = await readFile(path, 'utf8');
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(warmSetFileSchema))));
  });
});
