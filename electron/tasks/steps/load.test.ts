import { describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { broken, refused } from '../testing/fake-milvus';
import { createStage } from '../testing/stage';

describe('load', () => {
  it('is done when every partition is there, also one that was made meanwhile', async () => {
    const { milvus, tasks, ref, clock, ended } = createStage();
    const books = milvus.add('books', ['_default', 'a']);
    clock.after(3000, () => books.partitions.push({ name: 'b', id: '5', loadedAt: clock.now() }));
    const end = await ended(tasks.startLoad(ref('books'), LOAD_EVERYTHING));
    expect(end).toMatchObject({ status: 'done', progress: { percent: 100 } });
    expect(end.progress?.partitions).toEqual(['_default', 'a', 'b'].map((name) => ({ name, percent: 100 })));
    expect(end.endedAt! - end.startedAt).toBeGreaterThanOrEqual(7000);
  });

  it('is not done while one partition of the whole is not in memory, whatever the average says', async () => {
    const { milvus, tasks, ref, clock, ended, now } = createStage();
    const books = milvus.add('books', ['_default', 'a']);
    const gateway = milvus.gateway();
    gateway.loadCollection = () => {
      milvus.putInMemory(books, ['a']);
      return Promise.resolve();
    };
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(4000);
    expect(now(task)).toMatchObject({ status: 'running', progress: { percent: 100 } });
    expect(await ended(task)).toMatchObject({
      status: 'failed',
      error: { code: 'notFullyLoaded', params: { partitions: '_default' } },
    });
  });

  it('is not done while one partition is on its way, whatever the average says', async () => {
    const { milvus, tasks, ref, clock, ended, now } = createStage();
    milvus.putInMemory(milvus.add('books', ['_default', 'a']));
    const gateway = milvus.gateway();
    const { partitionsInMemory } = gateway;
    gateway.partitionsInMemory = async (...args) => {
      const all = await partitionsInMemory(...args);
      return all.map((each) => (each.name === 'a' ? { ...each, percent: 99 } : each));
    };
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(30_000);
    expect(now(task)).toMatchObject({ status: 'running', progress: { percent: 100 } });
    gateway.partitionsInMemory = partitionsInMemory;
    expect((await ended(task)).status).toBe('done');
  });

  it.each([
    ['v2.5.27', true, 'unknown'],
    ['v2.5.27', false, 'done'],
    // There any list of fields loads everything.
    ['v2.3.5', true, 'done'],
  ] as const)(
    'whose answer is lost on %s, in memory before: %s, is %s',
    async (version, wasThere, status) => {
      const { milvus, tasks, ref, ended } = createStage({ version });
      const books = milvus.add('books');
      if (wasThere) milvus.putInMemory(books);
      const one = { id: '1', nodes: [], shards: [], resourceGroup: null };
      milvus.gateway().replicas = () => Promise.resolve(wasThere ? [one] : []);
      // What is there may be of other fields, which a server refuses: nobody can tell that from a load.
      milvus.failNext('loadCollection', {
        error: broken('connectionLost'),
        carriedOut: wasThere ? 'never' : 'atOnce',
      });
      const options = { ...LOAD_EVERYTHING, fields: ['id', 'embedding'] };
      expect((await ended(tasks.startLoad(ref('books'), options))).status).toBe(status);
    },
  );

  it('no longer tells of a look that failed once another one succeeds', async () => {
    const { milvus, tasks, ref, clock, ended, now } = createStage();
    const books = milvus.add('books');
    const gateway = milvus.gateway();
    gateway.loadCollection = () => Promise.resolve();
    milvus.readFailure = (method) => (method === 'collectionsInMemory' ? broken('timeout') : null);
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.until(() => now(task).error?.code === 'timeout');
    milvus.readFailure = () => null;
    await clock.until(() => now(task).error === null);
    // The server has not begun with it yet.
    expect(now(task)).toMatchObject({ status: 'running', progress: null });
    milvus.putInMemory(books);
    expect((await ended(task)).status).toBe('done');
  });

  it('of partitions waits for those alone', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    const books = milvus.add('books', ['_default', 'a', 'b']);
    const end = await ended(tasks.startLoad(ref('books'), { ...LOAD_EVERYTHING, partitions: ['a'] }));
    expect(end).toMatchObject({ status: 'done', partitions: ['a'] });
    expect(end.progress?.partitions).toEqual([{ name: 'a', percent: 100 }]);
    expect(books.partitions.filter(({ loadedAt }) => loadedAt !== null)).toHaveLength(1);
  });

  it('fails if a partition that was asked for is dropped meanwhile, and goes on if it was one of all', async () => {
    for (const [partitions, status] of [
      [['a'], 'failed'],
      [null, 'done'],
    ] as const) {
      const { milvus, tasks, ref, clock, ended } = createStage();
      const books = milvus.add('books', ['_default', 'a']);
      milvus.putInMemory(books, ['_default']);
      clock.after(2000, () => {
        books.partitions.pop();
      });
      const options = { ...LOAD_EVERYTHING, partitions: partitions === null ? null : [...partitions] };
      const end = await ended(tasks.startLoad(ref('books'), options));
      expect(end.status).toBe(status);
      if (status === 'failed') expect(end.error).toMatchObject({ code: 'partitionNotFound' });
    }
  });

  it('that is undone by the server has failed, with the last percentage', async () => {
    const { milvus, tasks, ref, ended, loaded } = createStage();
    milvus.add('books', ['_default', 'a']).stall = { percent: 74, revertAfterMs: 600_000 };
    const end = await ended(tasks.startLoad(ref('books'), LOAD_EVERYTHING));
    expect(end).toMatchObject({
      status: 'failed',
      error: { code: 'loadReverted', params: { collection: 'books', percent: '74' } },
      steps: [{ status: 'done' }, { kind: 'watch', status: 'failed' }],
    });
    expect(loaded(ref('books')).kind).toBe('unknown');
  });

  it('of a collection that is dropped meanwhile is not a load that was undone', async () => {
    const { milvus, tasks, ref, clock, ended } = createStage();
    milvus.add('books');
    const target = ref('books');
    clock.after(2000, () => milvus.collections.clear());
    expect((await ended(tasks.startLoad(target, LOAD_EVERYTHING))).error?.code).toBe('identityChanged');
  });

  it('is not given up for one answer that misses it', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.add('books');
    const gateway = milvus.gateway();
    const { collectionsInMemory } = gateway;
    let looks = 0;
    gateway.collectionsInMemory = (...args) =>
      ++looks === 3 ? Promise.resolve([]) : collectionsInMemory(...args);
    expect((await ended(tasks.startLoad(ref('books'), LOAD_EVERYTHING))).status).toBe('done');
  });

  it('goes on through an hour-long loss, and says why it does not know', async () => {
    const { milvus, tasks, ref, clock, ended, now } = createStage();
    milvus.add('books');
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(1200);
    const before = now(task).progress;
    milvus.readFailure = () => broken('connectionLost');
    await clock.pass(600_000);
    expect(now(task)).toMatchObject({ status: 'running', error: { code: 'connectionLost' } });
    expect(now(task).progress).toEqual(before);
    milvus.readFailure = () => null;
    milvus.isOpen = false;
    const calls = milvus.calls.length;
    await clock.pass(600_000);
    expect(now(task)).toMatchObject({ status: 'running', error: { code: 'notConnected' } });
    expect(milvus.calls).toHaveLength(calls);
    milvus.isOpen = true;
    expect(await ended(task)).toMatchObject({ status: 'done', error: null });
  });

  it('is accepted even if the server is lost right after it', async () => {
    const { milvus, tasks, ref, clock, ended, now } = createStage();
    milvus.add('books');
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    milvus.readFailure = () => (milvus.writes.length > 0 ? broken('connectionLost') : null);
    await clock.pass(300_000);
    expect(now(task)).toMatchObject({
      status: 'running',
      steps: [{ status: 'done' }, { status: 'running' }],
    });
    milvus.readFailure = () => null;
    expect((await ended(task)).status).toBe('done');
  });

  it('asks more rarely while looks fail, and not so rarely that the server is back for more than 3 s', async () => {
    const { milvus, tasks, ref, clock } = createStage();
    milvus.add('books');
    tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    milvus.readFailure = (method) => (method === 'collectionsInMemory' ? broken('timeout') : null);
    await clock.pass(60_000);
    const early = milvus.count('collectionsInMemory');
    await clock.pass(60_000);
    const late = milvus.count('collectionsInMemory') - early;
    expect(late).toBeLessThanOrEqual(20);
    expect(late).toBeGreaterThanOrEqual(19);
    expect(early).toBeLessThan(25);
  });

  it.each(['permissionDenied', 'notSupported'] as const)(
    'that may not be watched (%s) ends as unknown, for that reason',
    async (code) => {
      const { milvus, tasks, ref, ended } = createStage();
      milvus.add('books');
      milvus.readFailure = (method) => (method === 'describeCollection' ? null : refused(code));
      expect(await ended(tasks.startLoad(ref('books'), LOAD_EVERYTHING))).toMatchObject({
        status: 'unknown',
        error: { code },
        steps: [{ status: 'done' }, { status: 'unknown' }],
      });
    },
  );

  it('that is refused after its release says so in its steps', async () => {
    const { milvus, tasks, ref, ended, loaded } = createStage();
    milvus.putInMemory(milvus.add('books'));
    milvus.failNext('loadCollection', { error: refused('outOfMemory'), carriedOut: 'never' });
    const end = await ended(tasks.startLoad(ref('books'), { ...LOAD_EVERYTHING, releaseFirst: true }));
    expect(end).toMatchObject({
      status: 'failed',
      error: { code: 'outOfMemory', detail: 'no, says the server' },
    });
    expect(end.steps).toEqual([
      { kind: 'release', status: 'done' },
      { kind: 'load', status: 'failed' },
      { kind: 'watch', status: 'skipped' },
    ]);
    expect(loaded(ref('books')).kind).toBe('unknown');
  });

  it('is not sent after a release of which nobody knows', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.putInMemory(milvus.add('books'));
    milvus.gateway().releaseCollection = () => Promise.resolve();
    const end = await ended(tasks.startLoad(ref('books'), { ...LOAD_EVERYTHING, releaseFirst: true }));
    expect(end).toMatchObject({ status: 'unknown', error: { code: 'outcomeUnknown' } });
    expect(end.steps.map(({ status }) => status)).toEqual(['unknown', 'skipped', 'skipped']);
    expect(milvus.writes).toEqual([]);
  });

  it('is judged by the collection where the server tells nothing of partitions', async () => {
    const { milvus, tasks, ref, ended } = createStage({ version: 'milvus_lite-3.2.1' });
    milvus.add('books', ['_default', 'a']);
    const end = await ended(tasks.startLoad(ref('books'), LOAD_EVERYTHING));
    expect(end.status).toBe('done');
    expect(milvus.count('partitionsInMemory')).toBe(0);
  });
});

describe('what is remembered of a load', () => {
  const some = { ...LOAD_EVERYTHING, fields: ['id', 'vec'], skipDynamicField: true };
  it.each([
    ['v2.5.4', LOAD_EVERYTHING, { kind: 'all' }],
    ['v2.5.4', some, { kind: 'some', fields: ['id', 'vec'], dynamicField: false }],
    [
      'v2.5.4',
      { ...LOAD_EVERYTHING, skipDynamicField: true },
      { kind: 'some', fields: ['id', 'vec', 'price'], dynamicField: false },
    ],
    ['v2.5.4', { ...some, partitions: ['a'] }, { kind: 'some', fields: ['id', 'vec'] }],
    ['v2.6.1', some, { kind: 'some', fields: ['id', 'vec'], dynamicField: false }],
    ['v2.3.5', some, { kind: 'all' }],
    ['v2.3.5', { ...LOAD_EVERYTHING, skipDynamicField: true }, { kind: 'all' }],
    ['milvus_lite-3.2.1', LOAD_EVERYTHING, { kind: 'unknown' }],
  ])('on %s', async (version, options, remembered) => {
    const { milvus, tasks, ref, ended, loaded } = createStage({ version });
    milvus.add('books', ['_default', 'a']);
    expect((await ended(tasks.startLoad(ref('books'), options))).status).toBe('done');
    expect(loaded(ref('books'))).toMatchObject(remembered);
  });

  it('is nothing where the server’s answer was lost: it may have been loaded before', async () => {
    const { milvus, tasks, ref, ended, loaded } = createStage();
    milvus.putInMemory(milvus.add('books'));
    milvus.failNext('loadCollection', { error: broken('connectionLost'), carriedOut: 'never' });
    expect((await ended(tasks.startLoad(ref('books'), some))).status).toBe('done');
    expect(loaded(ref('books')).kind).toBe('unknown');
  });

  it('stays what it was where the server refuses', async () => {
    const { milvus, tasks, ref, ended, loaded } = createStage();
    milvus.add('books');
    await ended(tasks.startLoad(ref('books'), LOAD_EVERYTHING));
    milvus.failNext('loadCollection', { error: refused('loadFieldsDiffer'), carriedOut: 'never' });
    await ended(tasks.startLoad(ref('books'), some));
    expect(loaded(ref('books')).kind).toBe('all');
  });
});

describe('what another client does meanwhile', () => {
  it('ends a load of a collection that was given another name', async () => {
    const { milvus, tasks, ref, clock, ended } = createStage();
    const books = milvus.add('books');
    clock.after(2000, () => {
      milvus.collections.delete('books');
      milvus.collections.set('novels', Object.assign(books, { name: 'novels' }));
    });
    const end = await ended(tasks.startLoad(ref('books'), LOAD_EVERYTHING));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'identityChanged' } });
  });

  it('keeps a refresh from being done while a load that began anew is on its way', async () => {
    const { milvus, tasks, ref, clock, ended } = createStage();
    const books = milvus.add('books');
    milvus.putInMemory(books);
    clock.after(1000, () => {
      books.refreshedAt = null;
      books.partitions[0]!.loadedAt = clock.now();
    });
    const end = await ended(tasks.startRefreshLoad(ref('books')));
    expect(end.status).toBe('done');
    expect(end.endedAt! - end.startedAt).toBeGreaterThanOrEqual(5000);
  });

  it('leaves nothing remembered after a release that nobody can tell of', async () => {
    const { milvus, tasks, ref, ended, loaded } = createStage();
    const books = milvus.add('books');
    await ended(tasks.startLoad(ref('books'), LOAD_EVERYTHING));
    expect(loaded(ref('books')).kind).toBe('all');
    const gateway = milvus.gateway();
    // Released, and loaded again by somebody else before it is looked at.
    gateway.releaseCollection = () => Promise.resolve();
    milvus.putInMemory(books);
    expect(await ended(tasks.startRelease(ref('books'), null))).toMatchObject({ status: 'unknown' });
    expect(loaded(ref('books')).kind).toBe('unknown');
  });
});

describe('refresh', () => {
  it('is done at 100 %', async () => {
    const { milvus, tasks, ref, ended, snapshots } = createStage();
    milvus.putInMemory(milvus.add('books'));
    const end = await ended(tasks.startRefreshLoad(ref('books')));
    expect(end).toMatchObject({ status: 'done', progress: { percent: 100 } });
    expect(snapshots.some(({ progress }) => progress !== null && progress.percent < 100)).toBe(true);
    expect(milvus.writes).toEqual(['refreshLoad']);
  });

  it('is not sent to a server that has none', async () => {
    const { milvus, tasks, ref, ended } = createStage({ version: 'v2.2.16' });
    milvus.putInMemory(milvus.add('books'));
    expect((await ended(tasks.startRefreshLoad(ref('books')))).error?.code).toBe('notSupported');
    expect(milvus.writes).toEqual([]);
  });

  it('that falls out of memory has failed as a load does', async () => {
    const { milvus, tasks, ref, clock, ended } = createStage();
    const books = milvus.add('books');
    milvus.putInMemory(books);
    clock.after(2000, () => (books.partitions[0]!.loadedAt = null));
    const end = await ended(tasks.startRefreshLoad(ref('books')));
    // It was still moving: nobody gives that up.
    expect(end.error).toMatchObject({ code: 'releasedByOther', params: { collection: 'books' } });
    expect(Number(end.error?.params.percent)).toBeGreaterThan(0);
  });

  it.each([
    ['atOnce', 'done'],
    ['never', 'unknown'],
  ] as const)('whose answer is lost and that was carried out %s is %s', async (carriedOut, status) => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.putInMemory(milvus.add('books'));
    milvus.failNext('refreshLoad', { error: broken('connectionLost'), carriedOut });
    expect((await ended(tasks.startRefreshLoad(ref('books')))).status).toBe(status);
    expect(milvus.writes).toEqual(['refreshLoad']);
  });
});
