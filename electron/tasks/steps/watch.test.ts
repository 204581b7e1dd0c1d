import { describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { appError } from '@shared/ipc/result';
import { createStage } from '../testing/stage';

describe('what a load costs while it is watched', () => {
  it('is one call a look for all loads of a database, and none for partitions before the end', async () => {
    const { milvus, tasks, ref, clock, now } = createStage();
    const names = Array.from({ length: 50 }, (_, at) => `c${String(at)}`);
    for (const name of names) milvus.add(name, ['_default', 'a']).loadMs = 100_000;
    const started = names.map((name) => tasks.startLoad(ref(name), LOAD_EVERYTHING));
    await clock.until(() => started.every((task) => (now(task).progress?.percent ?? 0) > 5));
    const [looks, partitions] = [milvus.count('collectionsInMemory'), milvus.count('partitionsInMemory')];
    const from = clock.now();
    await clock.pass(10_000);
    const ticks = (clock.now() - from) / 500;
    expect(milvus.count('collectionsInMemory') - looks).toBeLessThanOrEqual(ticks);
    expect(milvus.count('collectionsInMemory') - looks).toBeGreaterThan(0);
    expect(milvus.count('partitionsInMemory') - partitions).toBe(0);
    await clock.until(() => started.every((task) => now(task).status === 'done'));
    // At the end each has its partitions read: they decide.
    expect(milvus.count('partitionsInMemory')).toBeGreaterThanOrEqual(names.length);
  });

  it('is one more for a collection that somebody looks at, with the bars of its partitions', async () => {
    const { milvus, tasks, ref, clock, now } = createStage();
    for (const name of ['seen', 'unseen']) milvus.add(name, ['_default', 'a']).loadMs = 60_000;
    const [seen, unseen] = [
      tasks.startLoad(ref('seen'), LOAD_EVERYTHING),
      tasks.startLoad(ref('unseen'), LOAD_EVERYTHING),
    ];
    tasks.attend([ref('seen')]);
    await clock.pass(5000);
    expect(now(seen).progress?.partitions).toHaveLength(2);
    expect(now(unseen).progress?.partitions).toEqual([]);
    const before = milvus.count('partitionsInMemory');
    tasks.attend([]);
    await clock.pass(5000);
    expect(milvus.count('partitionsInMemory')).toBe(before);
    expect(now(seen).progress?.partitions).toEqual([]);
  });
});

describe('progress', () => {
  it('remembers its last changes for a rate, and counts only what moved as movement', async () => {
    const { milvus, tasks, ref, clock, now } = createStage();
    milvus.add('books').stall = { percent: 40, revertAfterMs: 900_000 };
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(10_000);
    const { recent, movedAt, percent } = now(task).progress!;
    expect(percent).toBe(40);
    expect(recent.map((change) => change.percent)).toEqual([
      ...new Set(recent.map((change) => change.percent)),
    ]);
    expect(recent.at(-1)).toEqual({ at: movedAt, percent: 40 });
    tasks.attend([ref('books')]);
    await clock.pass(10_000);
    expect(now(task).progress).toMatchObject({ movedAt, recent });
  });
});

describe('a load that is out of memory before it arrived', () => {
  it('was given up, as is assumed, if nothing had moved for long', async () => {
    const { milvus, tasks, ref, ended, clock } = createStage();
    milvus.add('books').stall = { percent: 74, revertAfterMs: 600_000 };
    const end = await ended(tasks.startLoad(ref('books'), LOAD_EVERYTHING));
    expect(end.error).toMatchObject({
      code: 'loadReverted',
      params: { cause: 'assumed', percent: '74', at: String(clock.now()) },
    });
    expect(Number(end.error?.params.seconds)).toBeGreaterThan(590);
  });

  it('was released by somebody, as is assumed, if it was still moving', async () => {
    const { milvus, tasks, ref, clock, ended } = createStage();
    const books = milvus.add('books');
    books.loadMs = 20_000;
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(6000);
    for (const partition of books.partitions) partition.loadedAt = null;
    const end = await ended(task);
    expect(end).toMatchObject({ status: 'failed', error: { code: 'releasedByOther' } });
    expect(Number(end.error?.params.percent)).toBeGreaterThan(20);
  });

  it('was given up for sure if the server remembers why', async () => {
    const { milvus, tasks, ref, clock, ended } = createStage();
    const books = milvus.add('books');
    books.loadMs = 20_000;
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(6000);
    milvus.readFailure = (method) =>
      method === 'refreshProgress' ? appError('outOfMemory', { detail: 'OOM if load' }) : null;
    for (const partition of books.partitions) partition.loadedAt = null;
    expect((await ended(task)).error).toMatchObject({
      code: 'loadReverted',
      detail: 'OOM if load',
      params: { cause: 'told' },
    });
  });

  it('names the partitions that somebody released while the others stayed', async () => {
    const { milvus, tasks, ref, clock, ended } = createStage();
    const books = milvus.add('books', ['_default', 'a', 'b']);
    books.loadMs = 20_000;
    tasks.attend([ref('books')]);
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(6000);
    books.partitions[1]!.loadedAt = null;
    expect((await ended(task)).error).toMatchObject({ code: 'releasedByOther', params: { partitions: 'a' } });
  });
});
