import { describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { broken } from '../testing/fake-milvus';
import { createStage } from '../testing/stage';

/** Until the next start the server does nothing that was not asked of it. */
describe('a task that was on its way when the application ended', () => {
  it('is on the disk before its request is sent, and off it at its end', async () => {
    const { milvus, tasks, ref, ended, journal } = createStage();
    milvus.add('books');
    const gateway = milvus.gateway();
    const { loadCollection } = gateway;
    let atSending: unknown;
    gateway.loadCollection = (...call) => {
      atSending = journal()?.map(({ steps }) => steps);
      return loadCollection(...call);
    };
    await ended(tasks.startLoad(ref('books'), LOAD_EVERYTHING));
    expect(atSending).toEqual([
      [
        { kind: 'load', status: 'running' },
        { kind: 'watch', status: 'waiting' },
      ],
    ]);
    expect(journal()).toEqual([]);
  });

  it('that was watched is watched to its end, as the same task, without being sent again', async () => {
    const { milvus, tasks, ref, clock, now, restart } = createStage();
    milvus.add('books').loadMs = 30_000;
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.until(() => (now(task).progress?.percent ?? 0) > 10);
    const end = await restart().ended();
    expect(end).toMatchObject({ id: task.id, status: 'done', startedAt: task.startedAt });
    expect(end.resumedAt).toBeGreaterThan(task.startedAt);
    expect(milvus.writes).toEqual(['loadCollection']);
  });

  it('waits for its connection, however long that takes', async () => {
    const { milvus, tasks, ref, clock, now, restart } = createStage();
    milvus.add('books').loadMs = 30_000;
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.until(() => now(task).progress !== null);
    milvus.isOpen = false;
    const later = restart();
    await clock.pass(1_200_000);
    expect(later.only()).toMatchObject({ status: 'running', error: { code: 'notConnected' } });
    milvus.isOpen = true;
    expect((await later.ended()).status).toBe('done');
  });

  it('that is out of memory by then has an unknown end, not a failed one', async () => {
    const { milvus, tasks, ref, clock, now, restart } = createStage();
    const books = milvus.add('books');
    books.loadMs = 30_000;
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.until(() => (now(task).progress?.percent ?? 0) > 10);
    const later = restart();
    for (const partition of books.partitions) partition.loadedAt = null;
    expect(await later.ended()).toMatchObject({
      status: 'unknown',
      error: { code: 'interrupted', params: { left: 'gone' } },
    });
  });

  it.each([
    ['atOnce', 'done', undefined],
    ['never', 'unknown', 'notLoaded'],
  ] as const)('whose load was being sent and was carried out %s is %s', async (carriedOut, status, left) => {
    const { milvus, tasks, ref, clock, restart } = createStage();
    milvus.add('books');
    milvus.failNext('loadCollection', { error: broken('connectionLost'), carriedOut });
    tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.until(() => milvus.writes.length === 1);
    const end = await restart().ended();
    expect(end.status).toBe(status);
    expect(end.error?.params.left).toBe(left);
    expect(milvus.writes).toEqual(['loadCollection']);
  });

  it('that had released and not yet loaded says so, and sends no load', async () => {
    const { milvus, records, tasks, ref, clock, restart } = createStage();
    milvus.putInMemory(milvus.add('books'));
    const target = ref('books');
    const loaded = { kind: 'all', at: 1, source: 'sent' } as const;
    records.set(target.connectionId, target.database, target.collectionId, loaded);
    const gateway = milvus.gateway();
    const { releaseCollection } = gateway;
    gateway.releaseCollection = async (...call) => {
      await releaseCollection(...call);
      await new Promise(() => undefined);
    };
    tasks.startLoad(ref('books'), { ...LOAD_EVERYTHING, releaseFirst: true });
    await clock.until(() => milvus.writes.length === 1);
    const end = await restart().ended();
    expect(end).toMatchObject({
      status: 'failed',
      error: { code: 'interrupted', params: { left: 'released' } },
    });
    expect(end.before).toMatchObject({ partitions: null });
    expect(milvus.writes).toEqual(['releaseCollection']);
  });

  it.each([
    [true, 'done', undefined],
    [false, 'failed', 'notReleased'],
  ] as const)('a release that was carried out (%s) is %s', async (isDone, status, left) => {
    const { milvus, tasks, ref, clock, restart } = createStage();
    const books = milvus.add('books');
    milvus.putInMemory(books);
    const gateway = milvus.gateway();
    const { releaseCollection } = gateway;
    gateway.releaseCollection = async (...call) => {
      if (isDone) await releaseCollection(...call);
      await new Promise(() => undefined);
    };
    tasks.startRelease(ref('books'), null);
    await clock.pass(100);
    const end = await restart().ended();
    expect([end.status, end.error?.params.left]).toEqual([status, left]);
  });

  it.each([
    [true, 'done', undefined],
    [false, 'failed', 'notDropped'],
  ] as const)('a drop that was carried out (%s) is %s', async (isDone, status, left) => {
    const { milvus, tasks, ref, clock, restart } = createStage();
    milvus.add('books');
    const gateway = milvus.gateway();
    const { dropCollection } = gateway;
    gateway.dropCollection = async (...call) => {
      if (isDone) await dropCollection(...call);
      await new Promise(() => undefined);
    };
    tasks.startDropCollection(ref('books'));
    await clock.pass(100);
    const end = await restart().ended();
    expect([end.status, end.error?.params.left]).toEqual([status, left]);
  });

  it('is lost without harm where the journal holds something else', async () => {
    const { createTaskJournal } = await import('../journal');
    const journal = createTaskJournal(
      { read: () => [{ id: 'x' }, 7], update: () => Promise.reject(new Error('disk full')) },
      () => true,
    );
    expect(journal.left()).toEqual([]);
  });
});
