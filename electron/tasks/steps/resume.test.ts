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

  it.each([true, false])(
    'is not looked for where its connection leads by now (gone there: %s)',
    async (isGone) => {
      const { milvus, tasks, ref, clock, restart, journal, connection } = createStage();
      milvus.add('books');
      milvus.failNext('dropCollection', { error: broken('connectionLost'), carriedOut: 'never' });
      tasks.startDropCollection(ref('books'));
      await clock.until(() => milvus.writes.length === 1);
      expect(journal()).toMatchObject([{ fingerprint: 'there' }]);
      connection.fingerprint = 'elsewhere';
      if (isGone) milvus.collections.clear();
      expect(await restart().ended()).toMatchObject({ status: 'unknown', error: { code: 'leadsElsewhere' } });
    },
  );

  it.each([0, 2500, 4500])('whose drop is carried out %i ms after that start is done', async (ms) => {
    const { milvus, tasks, ref, clock, restart } = createStage();
    milvus.add('books');
    milvus.gateway().dropCollection = () => new Promise(() => undefined);
    tasks.startDropCollection(ref('books'));
    await clock.pass(100);
    const later = restart();
    clock.after(ms, () => milvus.collections.clear());
    expect(await later.ended()).toMatchObject({ status: 'done', error: null });
  });

  it.each([
    [true, 'partitionReleased'],
    [false, 'partitionNotReleased'],
  ] as const)('a drop at its release (%s) tells of the partition, not of a load', async (isOut, left) => {
    const { milvus, tasks, partitionRef, clock, restart } = createStage();
    const books = milvus.add('books', ['_default', 'y2015', 'y2016']);
    milvus.putInMemory(books);
    const gateway = milvus.gateway();
    const { releasePartitions } = gateway;
    gateway.releasePartitions = async (...call) => {
      if (isOut) await releasePartitions(...call);
      await new Promise(() => undefined);
    };
    tasks.startDropPartition(partitionRef('books', 'y2015'), true);
    await clock.pass(100);
    const end = await restart().ended();
    const params = { left, partition: 'y2015', collection: 'books' };
    expect(end).toMatchObject({ status: 'failed', error: { code: 'interrupted', params } });
  });

  it('a drop between its release and what follows tells of the partition', async () => {
    const { milvus, tasks, partitionRef, clock, restart } = createStage();
    milvus.putInMemory(milvus.add('books', ['_default', 'y2015']));
    const gateway = milvus.gateway();
    const { listPartitions } = gateway;
    const isReleased = () => milvus.writes.length === 1;
    // It gets no further than to its last check.
    gateway.listPartitions = (...call) =>
      isReleased() ? new Promise(() => undefined) : listPartitions(...call);
    const task = tasks.startDropPartition(partitionRef('books', 'y2015'), true);
    await clock.until(
      () =>
        tasks.list()[0]?.steps.some((step) => step.kind === 'check' && step.status === 'running') === true,
    );
    await clock.settle();
    expect((await restart().ended()).error?.params.left).toBe('partitionReleased');
    expect(task.kind).toBe('dropPartition');
  });

  it.each([
    [[], 'aliasesNotRemoved', undefined],
    [['b'], 'aliasesRemoved', 'b'],
    [['a', 'b'], 'aliasesRemoved', 'a, b'],
  ] as const)(
    'a drop at its aliases, of which %j go a little later, tells which',
    async (gone, left, told) => {
      const { milvus, tasks, ref, clock, restart } = createStage();
      milvus.add('books');
      for (const alias of ['a', 'b']) milvus.aliases.set(alias, 'books');
      milvus.gateway().dropAlias = () => new Promise(() => undefined);
      tasks.startDropCollection(ref('books'), { aliases: ['a', 'b'], shownAliases: ['a', 'b'] });
      await clock.pass(100);
      const later = restart();
      clock.after(3000, () => {
        for (const alias of gone) milvus.aliases.delete(alias);
      });
      const end = await later.ended();
      expect([end.status, end.error?.params.left, end.error?.params.aliases]).toEqual(['failed', left, told]);
    },
  );

  it('that had sent nothing says so without its server', async () => {
    const { milvus, tasks, ref, clock, restart, connection } = createStage();
    milvus.add('books');
    tasks.startDropCollection(ref('books'), { waitMs: 10_000 });
    await clock.pass(100);
    connection.fingerprint = 'elsewhere';
    milvus.isOpen = false;
    const end = await restart().ended();
    expect(end).toMatchObject({ status: 'failed', error: { params: { left: 'nothing' } } });
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
