import { describe, expect, it } from 'vitest';
import type { LoadedFields } from '@shared/domain/collection';
import type { LoadOptions } from '@shared/domain/load-request';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { LoadCall } from '../../milvus/gateway-types';
import { broken, refused } from '../testing/fake-milvus';
import { createStage } from '../testing/stage';

const all: LoadedFields = { kind: 'all', at: 1, source: 'sent' };
const some: LoadedFields = {
  kind: 'some',
  at: 1,
  source: 'sent',
  fields: ['id', 'vec'],
  dynamicField: false,
};
const OTHER: LoadOptions = { ...LOAD_EVERYTHING, fields: ['id', 'vec', 'price'], releaseFirst: true };

/** A collection in memory as a load from here left it, and every load that is sent. */
function stage(loaded: LoadedFields, inMemory?: string[]) {
  const at = createStage();
  const books = at.milvus.add('books', ['_default', 'a']);
  at.milvus.putInMemory(books, inMemory);
  const target = at.ref('books');
  at.records.set(target.connectionId, target.database, target.collectionId, loaded);
  const sent: { partitions: readonly string[] | null; load: LoadCall }[] = [];
  const gateway = at.milvus.gateway();
  const { loadCollection, loadPartitions } = gateway;
  gateway.loadCollection = (database, name, load) => {
    sent.push({ partitions: null, load });
    return loadCollection(database, name, load);
  };
  gateway.loadPartitions = (database, name, partitions, load) => {
    sent.push({ partitions, load });
    return loadPartitions(database, name, partitions, load);
  };
  return { ...at, books, target, sent };
}

describe('a load that released first and is refused', () => {
  it.each<[string, LoadedFields, string[] | undefined, object]>([
    ['everything', all, undefined, { partitions: null, load: { fields: null, skipDynamicField: false } }],
    [
      'some fields',
      some,
      undefined,
      { partitions: null, load: { fields: ['id', 'vec'], skipDynamicField: true } },
    ],
    ['a partition', some, ['a'], { partitions: ['a'], load: { fields: ['id', 'vec'] } }],
  ])('has what was there before loaded again: %s', async (_what, loaded, inMemory, expected) => {
    const { milvus, tasks, target, sent, ended, loaded: remembered } = stage(loaded, inMemory);
    milvus.failNext('loadCollection', { error: refused('outOfMemory'), carriedOut: 'never' });
    const end = await ended(tasks.startLoad(target, OTHER));
    expect(end).toMatchObject({
      status: 'failed',
      error: { code: 'outOfMemory', params: { restored: 'yes' } },
    });
    expect(end.steps.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      ...['release done', 'load failed', 'watch skipped', 'restore done'],
    ]);
    expect(sent.at(-1)).toMatchObject(expected);
    expect(remembered(target)).toMatchObject({ kind: loaded.kind });
  });

  it('says that nobody knows what was there, and loads nothing', async () => {
    const { milvus, tasks, target, sent, ended } = stage({ kind: 'unknown' });
    milvus.failNext('loadCollection', { error: refused(), carriedOut: 'never' });
    const end = await ended(tasks.startLoad(target, OTHER));
    expect(end.error?.params.restored).toBe('notKnown');
    expect(sent).toHaveLength(1);
  });

  it.each([
    [refused(), 'no'],
    [broken('connectionLost'), 'no'],
  ] as const)('says that the former state could not be loaded again', async (error, restored) => {
    const { milvus, tasks, target, ended } = stage(all);
    milvus.failNext('loadCollection', { error: refused(), carriedOut: 'never' });
    milvus.failNext('loadCollection', { error, carriedOut: 'never' });
    const end = await ended(tasks.startLoad(target, OTHER));
    expect(end).toMatchObject({ status: 'failed', error: { params: { restored } } });
    expect(end.steps.at(-1)).toEqual({ kind: 'restore', status: 'failed' });
  });

  it('is restored as well when the server gave it up', async () => {
    const { books, tasks, target, clock, sent, now } = stage(all);
    const task = tasks.startLoad(target, OTHER);
    books.stall = { percent: 30, revertAfterMs: 600_000 };
    await clock.until(() => now(task).steps.some(({ kind }) => kind === 'restore'));
    books.stall = null;
    await clock.until(() => now(task).status !== 'running');
    expect(now(task)).toMatchObject({
      status: 'failed',
      error: { code: 'loadReverted', params: { restored: 'yes' } },
    });
    expect(sent).toHaveLength(2);
  });

  it('is left alone where another client released it, and where it is another collection now', async () => {
    const { milvus, books, tasks, target, clock, sent, now } = stage(all);
    books.loadMs = 20_000;
    const task = tasks.startLoad(target, OTHER);
    await clock.until(() => (now(task).progress?.percent ?? 0) > 20);
    for (const partition of books.partitions) partition.loadedAt = null;
    await clock.until(() => now(task).status !== 'running');
    expect(now(task).error?.code).toBe('releasedByOther');
    expect(sent).toHaveLength(1);
    milvus.putInMemory(books);
    const second = tasks.startLoad(target, OTHER);
    await clock.until(() => milvus.writes.filter((method) => method === 'releaseCollection').length === 2);
    milvus.add('books');
    await clock.until(() => now(second).status !== 'running');
    expect(now(second).error?.code).toBe('identityChanged');
    expect(now(second).steps.map(({ kind }) => kind)).not.toContain('restore');
  });
});

describe('a server that is lost between release and load', () => {
  /** A task that releases; as soon as that is done the server cannot be asked for so long. */
  function lost(forMs: number) {
    const at = stage(all);
    const { milvus, tasks, target, clock, now } = at;
    const task = tasks.startLoad(target, OTHER);
    let back = Infinity;
    milvus.readFailure = () => {
      if (now(task).steps[0]?.status !== 'done') return null;
      back = Math.min(back, clock.now() + forMs);
      return clock.now() < back ? broken('connectionLost') : null;
    };
    return { ...at, task, back: () => back };
  }

  it('is waited for: what was released is loaded as soon as it is back', async () => {
    const { task, ended, sent, clock, back } = lost(120_000);
    const end = await ended(task);
    expect(end.status).toBe('done');
    expect(sent).toHaveLength(1);
    expect(clock.now()).toBeLessThan(back() + 15_000);
  });

  it('is not waited for without an end', async () => {
    const { task, ended, sent } = lost(3_600_000);
    const end = await ended(task);
    expect(end).toMatchObject({
      status: 'failed',
      error: { code: 'connectionLost', params: { restored: 'no' } },
    });
    expect(sent).toEqual([]);
  });

  it('may have another collection of the name when it is back: nothing is loaded', async () => {
    const { task, ended, sent, milvus, clock, back } = lost(20_000);
    await clock.until(() => Number.isFinite(back()));
    milvus.add('books');
    expect((await ended(task)).error?.code).toBe('identityChanged');
    expect(sent).toEqual([]);
  });
});
