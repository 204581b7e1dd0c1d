import { describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { broken, refused } from '../testing/fake-milvus';
import { createStage } from '../testing/stage';

const WISH = { field: 'vec', name: 'vec_idx', type: 'HNSW', metric: 'L2', params: { M: '18' } };

function stageWithBooks(version?: string) {
  const stage = createStage(version === undefined ? {} : { version });
  return { ...stage, books: stage.milvus.add('books') };
}

describe('creating an index', () => {
  it('is done when the server says that it is built, with progress until then', async () => {
    const { tasks, ref, ended, milvus, snapshots } = stageWithBooks();
    const end = await ended(tasks.startCreateIndex(ref('books'), WISH, null));
    expect(end).toMatchObject({ kind: 'createIndex', status: 'done', index: WISH, load: null, error: null });
    expect(end.steps).toEqual([
      { kind: 'createIndex', status: 'done' },
      { kind: 'buildIndex', status: 'done' },
    ]);
    expect(milvus.writes).toEqual(['createIndex']);
    const percents = snapshots.flatMap(({ progress }) => progress?.percent ?? []);
    expect(percents.some((percent) => percent > 20 && percent < 90)).toBe(true);
    expect(percents).not.toContain(100);
  });

  it('loads afterwards as it was asked, and only then', async () => {
    const { tasks, ref, ended, milvus, books, snapshots } = stageWithBooks();
    const end = await ended(tasks.startCreateIndex(ref('books'), WISH, LOAD_EVERYTHING));
    expect(end).toMatchObject({ status: 'done', load: LOAD_EVERYTHING });
    expect(end.steps.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      ...['createIndex done', 'buildIndex done', 'load done', 'watch done'],
    ]);
    expect(milvus.writes).toEqual(['createIndex', 'loadCollection']);
    const [created] = books.indexes;
    const loadedAt = milvus.calls.find(({ method }) => method === 'loadCollection')?.at ?? 0;
    expect(loadedAt - (created?.startedAt ?? 0)).toBeGreaterThanOrEqual(books.indexMs);
    // The bar of the load begins anew.
    const loading = snapshots.filter(({ steps }) => steps[2]?.status === 'running');
    expect(loading[0]?.progress).toBeNull();
  });

  it('fails with the reason of the server, and loads nothing', async () => {
    const { tasks, ref, ended, milvus, books } = stageWithBooks();
    books.indexTrouble = { failReason: 'no space left on device' };
    const end = await ended(tasks.startCreateIndex(ref('books'), WISH, LOAD_EVERYTHING));
    expect(end).toMatchObject({
      status: 'failed',
      error: { code: 'indexBuildFailed', detail: 'no space left on device', params: { field: 'vec' } },
    });
    expect(end.steps.map(({ status }) => status)).toEqual(['done', 'failed', 'skipped', 'skipped']);
    expect(milvus.writes).toEqual(['createIndex']);
  });

  it('sends nothing where the field has an index, or the collection is another one', async () => {
    const { tasks, ref, ended, milvus, books } = stageWithBooks();
    books.indexes.push({ ...WISH, name: 'other', startedAt: 0 });
    expect(await ended(tasks.startCreateIndex(ref('books'), WISH, null))).toMatchObject({
      status: 'failed',
      error: { code: 'indexExists', params: { name: 'other', field: 'vec' } },
    });
    const before = ref('books');
    milvus.add('books');
    expect(await ended(tasks.startCreateIndex(before, WISH, null))).toMatchObject({
      status: 'failed',
      error: { code: 'identityChanged' },
    });
    expect(milvus.writes).toEqual([]);
  });

  it.each([
    ['carried out all the same', 'atOnce' as const, 'done'],
    ['carried out later', { afterMs: 20_000 }, 'done'],
    ['lost', 'never' as const, 'failed'],
  ])('tells a request without an answer that was %s', async (_, carriedOut, status) => {
    const { tasks, ref, ended, milvus } = stageWithBooks();
    milvus.failNext('createIndex', { error: broken('connectionLost'), carriedOut });
    expect((await ended(tasks.startCreateIndex(ref('books'), WISH, null))).status).toBe(status);
    expect(milvus.writes).toEqual(['createIndex']);
  });

  it('does not know how it ended if neither answer nor list can be had', async () => {
    const { tasks, ref, ended, milvus } = stageWithBooks();
    milvus.failNext('createIndex', { error: broken('timeout'), carriedOut: 'atOnce' });
    milvus.readFailure = (method) =>
      method === 'listIndexes' && milvus.writes.length > 0 ? broken('connectionLost') : null;
    const end = await ended(tasks.startCreateIndex(ref('books'), WISH, null));
    expect(end).toMatchObject({ status: 'unknown', error: { code: 'outcomeUnknown' } });
  });

  it('tells a refusal in the words of the server', async () => {
    const { tasks, ref, ended, milvus } = stageWithBooks();
    milvus.failNext('createIndex', { error: refused('invalidParameter'), carriedOut: 'never' });
    const end = await ended(tasks.startCreateIndex(ref('books'), WISH, null));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'invalidParameter' } });
  });

  it('goes on looking when a look fails', async () => {
    const { tasks, ref, ended, milvus, clock, now } = stageWithBooks();
    const task = tasks.startCreateIndex(ref('books'), WISH, null);
    await clock.until(() => now(task).steps[1]?.status === 'running');
    milvus.readFailure = () => broken('connectionLost');
    await clock.until(() => now(task).error !== null);
    expect(now(task).status).toBe('running');
    milvus.readFailure = () => null;
    expect((await ended(task)).status).toBe('done');
  });
});

describe('what becomes of the index while it is built', () => {
  it('is told if somebody drops it', async () => {
    const { tasks, ref, ended, clock, now, books } = stageWithBooks();
    const task = tasks.startCreateIndex(ref('books'), WISH, null);
    await clock.until(() => now(task).progress !== null);
    books.indexes = [];
    expect(await ended(task)).toMatchObject({ status: 'failed', error: { code: 'indexGone' } });
  });

  it.each([true, false])('is told if somebody drops its collection (made anew: %s)', async (madeAnew) => {
    const { tasks, ref, ended, clock, now, milvus, books } = stageWithBooks();
    const task = tasks.startCreateIndex(ref('books'), WISH, LOAD_EVERYTHING);
    await clock.until(() => now(task).progress !== null);
    milvus.collections.delete('books');
    // With an index of the same name that is finished: not the one that was asked for.
    if (madeAnew) milvus.add('books').indexes = [{ ...WISH, startedAt: clock.now() - books.indexMs }];
    expect(await ended(task)).toMatchObject({ status: 'failed', error: { code: 'identityChanged' } });
    expect(milvus.writes).toEqual(['createIndex']);
  });

  it('is no longer watched if the user says so; then nothing is loaded', async () => {
    const { tasks, ref, ended, clock, now, milvus, books } = stageWithBooks();
    const task = tasks.startCreateIndex(ref('books'), WISH, LOAD_EVERYTHING);
    await clock.until(() => now(task).progress !== null);
    tasks.stopWatching(task.id);
    const end = await ended(task);
    expect(end).toMatchObject({ status: 'stopped', error: null });
    expect(end.steps.map(({ status }) => status)).toEqual(['done', 'skipped', 'skipped', 'skipped']);
    expect(books.indexes).toHaveLength(1);
    expect(milvus.writes).toEqual(['createIndex']);
  });

  it('stands still for as long as it does, without an end being made up', async () => {
    const { tasks, ref, clock, now, books } = stageWithBooks();
    books.indexTrouble = { failReason: null };
    const task = tasks.startCreateIndex(ref('books'), WISH, null);
    await clock.pass(600_000);
    expect(now(task)).toMatchObject({ status: 'running', progress: { percent: 50 } });
  });
});

it('keeps other work off the collection while it is built', async () => {
  const { tasks, ref } = stageWithBooks();
  tasks.startCreateIndex(ref('books'), WISH, null);
  await Promise.resolve();
  expect(() => tasks.startLoad(ref('books'), LOAD_EVERYTHING)).toThrow(/taskConflict/);
});
