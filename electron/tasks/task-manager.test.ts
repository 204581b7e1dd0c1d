import { describe, expect, it, vi } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { taskSchema } from '@shared/domain/task';
import { createStage } from './testing/stage';

describe('the list', () => {
  it('answers at once with a running task, and tells each change as a new snapshot', async () => {
    const { milvus, tasks, ref, ended, snapshots } = createStage();
    milvus.add('books');
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    expect(task).toMatchObject({ status: 'running', kind: 'load', connectionName: 'Fake', endedAt: null });
    expect(task.steps).toEqual([
      { kind: 'load', status: 'waiting' },
      { kind: 'watch', status: 'waiting' },
    ]);
    const end = await ended(task);
    expect(new Set(snapshots).size).toBe(snapshots.length);
    expect(snapshots.every((each) => Object.isFrozen(each) && taskSchema.safeParse(each).success)).toBe(true);
    // The first snapshot is still what it was.
    expect(task.steps[0]).toEqual({ kind: 'load', status: 'waiting' });
    expect(snapshots.at(-1)).toBe(end);
  });

  it('tells nothing where nothing has changed', async () => {
    const { milvus, tasks, ref, clock, snapshots } = createStage();
    milvus.add('books').stall = { percent: 74, revertAfterMs: 3_000_000 };
    tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(20_000);
    const before = snapshots.length;
    await clock.pass(20_000);
    expect(snapshots.length).toBe(before);
  });

  it('is newest first, and loses a task that is dismissed', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    const names = ['a', 'b', 'c'];
    for (const name of names) milvus.add(name);
    for (const name of names) await ended(tasks.startDropCollection(ref(name)));
    expect(tasks.list().map(({ collection }) => collection)).toEqual(['c', 'b', 'a']);
    const dismissed: string[] = [];
    tasks.onDismiss((id) => dismissed.push(id));
    tasks.dismiss('t2');
    expect(dismissed).toEqual(['t2']);
    expect(tasks.list().map(({ collection }) => collection)).toEqual(['c', 'a']);
    expect(() => {
      tasks.dismiss('t2');
    }).toThrow('taskUnknown');
    expect(() => {
      tasks.stopWatching('t2');
    }).toThrow('taskUnknown');
  });

  it('keeps 200 tasks that have ended, and all that run', async () => {
    const { milvus, tasks, ref, clock, ended } = createStage();
    milvus.add('slow').loadMs = 3_000_000;
    const slow = tasks.startLoad(ref('slow'), LOAD_EVERYTHING);
    const dismissed: string[] = [];
    tasks.onDismiss((id) => dismissed.push(id));
    milvus.add('other');
    for (let count = 0; count < 203; count++) {
      await ended(tasks.startRelease(ref('other'), null));
      await clock.pass(1);
    }
    expect(dismissed).toEqual(['t2', 't3', 't4']);
    expect(tasks.list()).toHaveLength(201);
    expect(tasks.list().at(-1)?.id).toBe(slow.id);
  });

  it('drops those that ended first, not those that started first', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.add('slow').loadMs = 60_000;
    const slow = tasks.startLoad(ref('slow'), LOAD_EVERYTHING);
    milvus.add('other');
    for (let count = 0; count < 200; count++) await ended(tasks.startRelease(ref('other'), null));
    await ended(slow);
    expect(tasks.list()).toHaveLength(200);
    expect(tasks.list().map(({ id }) => id)).toContain(slow.id);
  });

  it('does not take a listener’s failure for the task’s own', async () => {
    const { milvus, tasks, ref, ended, snapshots } = createStage();
    milvus.add('books');
    const later = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined);
    tasks.onChange(() => {
      throw new Error('the window is gone');
    });
    const off = tasks.onChange(() => undefined);
    off();
    expect((await ended(tasks.startDropCollection(ref('books')))).status).toBe('done');
    const failures = later.mock.calls.map(([act]) => act);
    later.mockRestore();
    expect(failures).toHaveLength(snapshots.length);
    expect(failures[0]).toThrow('A listener to tasks failed');
  });

  it('keeps what was asked for, whatever becomes of the object that asked', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.add('books', ['a', 'b']);
    const options = { ...LOAD_EVERYTHING, partitions: ['a'] };
    const task = tasks.startLoad(ref('books'), options);
    options.partitions.push('b');
    expect(await ended(task)).toMatchObject({ partitions: ['a'], load: { partitions: ['a'] } });
    expect(milvus.collections.get('books')?.partitions.map(({ loadedAt }) => loadedAt !== null)).toEqual([
      true,
      false,
    ]);
  });
});

describe('conflicts', () => {
  it('refuses a second task on the same collection, by id, and names the first', () => {
    const { milvus, tasks, ref } = createStage();
    milvus.add('books');
    tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    const renamed = { ...ref('books'), collection: 'novels' };
    for (const target of [ref('books'), renamed]) {
      expect(() => tasks.startRelease(target, null)).toThrow(
        expect.objectContaining({
          error: expect.objectContaining({
            code: 'taskConflict',
            params: expect.objectContaining({ task: 'load' }) as unknown,
          }) as unknown,
        }),
      );
    }
    expect(tasks.list()).toHaveLength(1);
  });

  it('lets other collections, databases and connections be', () => {
    const { milvus, tasks, ref } = createStage();
    milvus.add('books');
    milvus.add('authors');
    tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    tasks.startLoad(ref('authors'), LOAD_EVERYTHING);
    tasks.startLoad({ ...ref('books'), database: 'other' }, LOAD_EVERYTHING);
    tasks.startLoad({ ...ref('books'), connectionId: 'c2' }, LOAD_EVERYTHING);
    expect(tasks.list()).toHaveLength(4);
  });

  it('goes by the name where there is no id', () => {
    const { milvus, tasks, ref } = createStage({ version: 'milvus_lite-3.2.1' });
    milvus.add('books');
    milvus.add('authors');
    expect(ref('books').collectionId).toBeNull();
    tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    tasks.startLoad(ref('authors'), LOAD_EVERYTHING);
    expect(() => tasks.startDropCollection(ref('books'))).toThrow('taskConflict');
  });

  it('ends with the task', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.add('books');
    const load = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    expect(() => {
      tasks.dismiss(load.id);
    }).toThrow('taskConflict');
    await ended(load);
    expect(tasks.startRelease(ref('books'), null).status).toBe('running');
  });
});

describe('a release', () => {
  it('takes back a load that is only watched, which then ends as stopped', async () => {
    const { milvus, tasks, ref, clock, ended, now, loaded } = createStage();
    const books = milvus.add('books');
    const load = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(1000);
    expect(() => tasks.startDropCollection(ref('books'))).toThrow('taskConflict');
    const release = tasks.startRelease(ref('books'), null);
    // The first release is under way, although the load has not ended yet.
    expect(() => tasks.startRelease(ref('books'), null)).toThrow('taskConflict');
    expect((await ended(release)).status).toBe('done');
    expect(now(load)).toMatchObject({ status: 'stopped', error: null });
    expect(milvus.percentOf(books, books.partitions[0]!)).toBeNull();
    expect(loaded(ref('books')).kind).toBe('unknown');
  });

  it('does not overtake a load that has not been sent', () => {
    const { milvus, tasks, ref } = createStage();
    milvus.add('books');
    tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    expect(() => tasks.startRelease(ref('books'), null)).toThrow('taskConflict');
  });
});

describe('stop watching', () => {
  it('ends the task and leaves the server alone', async () => {
    const { milvus, tasks, ref, clock, ended, loaded } = createStage();
    const books = milvus.add('books');
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(1200);
    tasks.stopWatching(task.id);
    await clock.settle();
    const end = await ended(task);
    expect(end).toMatchObject({ status: 'stopped', error: null });
    expect(end.steps.at(-1)).toEqual({ kind: 'watch', status: 'skipped' });
    const looks = milvus.calls.length;
    await clock.pass(20_000);
    expect(milvus.calls).toHaveLength(looks);
    expect(milvus.percentOf(books, books.partitions[0]!)).toBe(100);
    expect(milvus.writes).toEqual(['loadCollection']);
    expect(loaded(ref('books')).kind).toBe('all');
    tasks.stopWatching(task.id);
    expect((await ended(task)).status).toBe('stopped');
  });

  it('does not wait for an answer that hangs, and takes none that comes later', async () => {
    const { milvus, tasks, ref, clock, ended, now, snapshots } = createStage();
    milvus.add('books');
    const gateway = milvus.gateway();
    const { collectionsInMemory } = gateway;
    let answer = (): void => undefined;
    gateway.collectionsInMemory = async (...args) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return collectionsInMemory(...args);
    };
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(5000);
    tasks.stopWatching(task.id);
    const end = await ended(task);
    expect(end).toMatchObject({ status: 'stopped', progress: null });
    const told = snapshots.length;
    answer();
    await clock.pass(5000);
    expect(now(task)).toBe(end);
    expect(snapshots).toHaveLength(told);
  });

  it('does not keep back the load that follows a release', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    const books = milvus.add('books');
    milvus.putInMemory(books);
    const task = tasks.startLoad(ref('books'), { ...LOAD_EVERYTHING, releaseFirst: true });
    tasks.stopWatching(task.id);
    expect((await ended(task)).status).toBe('stopped');
    expect(milvus.writes).toEqual(['releaseCollection', 'loadCollection']);
  });

  it('says of a drop that was not seen through that it is not known', async () => {
    const { milvus, tasks, ref, clock, ended } = createStage();
    milvus.add('books');
    const task = tasks.startDropCollection(ref('books'));
    milvus.gateway().dropCollection = () => Promise.resolve();
    await clock.pass(1000);
    tasks.stopWatching(task.id);
    expect(await ended(task)).toMatchObject({
      status: 'stopped',
      steps: [
        { kind: 'keep', status: 'done' },
        { kind: 'check', status: 'done' },
        { kind: 'drop', status: 'unknown' },
      ],
    });
  });
});

describe('dispose', () => {
  it.each([0, 1, 2, 3])('sends nothing more, %i reads into a drop', async (reads) => {
    const { milvus, tasks, partitionRef, clock, snapshots } = createStage();
    const books = milvus.add('books', ['_default', 'a']);
    milvus.putInMemory(books);
    const target = partitionRef('books', 'a');
    milvus.readFailure = () => {
      if (milvus.calls.length > reads) tasks.dispose();
      return null;
    };
    tasks.startDropPartition(target, true);
    await clock.settle();
    const told = snapshots.length;
    await clock.pass(120_000);
    expect(milvus.writes).not.toContain('dropPartition');
    if (reads < 2) expect(milvus.writes).toEqual([]);
    expect(snapshots).toHaveLength(told);
    expect(tasks.list()[0]?.status).toBe('running');
  });

  it('does not begin the next step', async () => {
    const { milvus, tasks, partitionRef, clock } = createStage();
    milvus.putInMemory(milvus.add('books', ['_default', 'a']));
    tasks.startDropPartition(partitionRef('books', 'a'), true);
    const gateway = milvus.gateway();
    const { releasePartitions } = gateway;
    gateway.releasePartitions = async (...args) => {
      await releasePartitions(...args);
      gateway.collectionsInMemory = (...reading) => {
        tasks.dispose();
        return collectionsInMemory(...reading);
      };
    };
    const { collectionsInMemory } = gateway;
    await clock.settle();
    expect(milvus.calls.map(({ method }) => method)).toEqual([
      ...['describeCollection', 'listPartitions'],
      ...['partitionsInMemory', 'listPartitions', 'replicas', 'releasePartitions'],
      ...['partitionsInMemory', 'collectionsInMemory'],
    ]);
  });

  it('ends the watching, and starts nothing afterwards', async () => {
    const { milvus, tasks, ref, clock } = createStage();
    milvus.add('books');
    tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(1000);
    tasks.dispose();
    const looks = milvus.calls.length;
    await clock.pass(10_000);
    expect(milvus.calls).toHaveLength(looks);
    expect(() => tasks.startRelease({ ...ref('books'), collectionId: '1' }, null)).toThrow('cancelled');
  });
});
