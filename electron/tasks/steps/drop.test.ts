import { describe, expect, it } from 'vitest';
import type { LoadedFields } from '@shared/domain/collection';
import { appError, FalconerError } from '@shared/ipc/result';
import { broken, refused } from '../testing/fake-milvus';
import { COPY, createStage } from '../testing/stage';

describe('drop of a collection', () => {
  it('is done only when it is seen to be gone', async () => {
    const { milvus, tasks, ref, clock, ended, now } = createStage();
    milvus.add('books');
    const task = tasks.startDropCollection(ref('books'));
    milvus.gateway().dropCollection = () => {
      clock.after(30_000, () => milvus.collections.clear());
      return Promise.resolve();
    };
    await clock.pass(29_000);
    expect(now(task).status).toBe('running');
    expect((await ended(task)).status).toBe('done');
  });

  it('that the server confirmed and that does not show is unknown', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.add('books');
    milvus.gateway().dropCollection = () => Promise.resolve();
    const end = await ended(tasks.startDropCollection(ref('books')));
    expect(end).toMatchObject({ status: 'unknown', error: { code: 'outcomeUnknown' } });
    expect(end.endedAt! - end.startedAt).toBe(60_000);
  });

  it('is not done because a list hides it: a user sees only what there are rights to', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.add('books');
    milvus.gateway().listCollections = () => Promise.resolve([]);
    milvus.failNext('dropCollection', { error: broken('timeout'), carriedOut: 'never' });
    expect((await ended(tasks.startDropCollection(ref('books')))).status).toBe('failed');
  });

  it('is not done because its name leads nowhere for a moment while the list has it', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.add('books');
    milvus.failNext('dropCollection', { error: broken('connectionLost'), carriedOut: 'never' });
    milvus.readFailure = (method) =>
      method === 'describeCollection' && milvus.writes.length > 0 ? refused('collectionNotFound') : null;
    expect((await ended(tasks.startDropCollection(ref('books')))).status).toBe('failed');
  });

  it('is looked for where the answer says neither that it was made nor why not', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.add('books');
    const error = { ...broken('serverError'), serverCode: 'gRPC 0' };
    milvus.failNext('dropCollection', { error, carriedOut: 'atOnce' });
    expect((await ended(tasks.startDropCollection(ref('books')))).status).toBe('done');
  });

  it('is done although another one took its name', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.add('books');
    milvus.failNext('dropCollection', { error: broken('connectionLost'), carriedOut: 'atOnce' });
    tasks.onChange(({ steps }) => {
      if (steps[2]?.status === 'running') milvus.readFailure = () => (milvus.add('books'), null);
    });
    expect((await ended(tasks.startDropCollection(ref('books')))).status).toBe('done');
    expect(milvus.collections.has('books')).toBe(true);
  });

  it('that may not be looked for any more is unknown at once', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.add('books');
    milvus.readFailure = () => (milvus.writes.length > 0 ? refused('permissionDenied') : null);
    const end = await ended(tasks.startDropCollection(ref('books')));
    expect(end).toMatchObject({
      status: 'unknown',
      error: { code: 'outcomeUnknown', params: { cause: 'permissionDenied' }, detail: 'no, says the server' },
    });
    expect(end.endedAt).toBe(end.startedAt);
  });

  it('forgets what was loaded', async () => {
    const { milvus, tasks, ref, records, loaded, ended } = createStage();
    milvus.add('books');
    const target = ref('books');
    records.set(target.connectionId, target.database, target.collectionId, {
      kind: 'all',
      at: 1,
      source: 'sent',
    });
    await ended(tasks.startDropCollection(target));
    expect(loaded(target).kind).toBe('unknown');
  });

  it('works by the name alone where there are no ids', async () => {
    const { milvus, tasks, ref, ended } = createStage({ version: 'milvus_lite-3.2.1' });
    milvus.add('books');
    expect((await ended(tasks.startDropCollection(ref('books')))).status).toBe('done');
    expect(milvus.collections.size).toBe(0);
  });
});

describe('drop of a partition', () => {
  it('releases first where that was chosen', async () => {
    const { milvus, tasks, partitionRef, ended } = createStage();
    const books = milvus.add('books', ['_default', 'a']);
    milvus.putInMemory(books);
    const end = await ended(tasks.startDropPartition(partitionRef('books', 'a'), true));
    expect(end.steps).toEqual(['keep', 'release', 'check', 'drop'].map((kind) => ({ kind, status: 'done' })));
    expect(milvus.writes).toEqual(['releasePartitions', 'dropPartition']);
    expect(books.partitions.map(({ name }) => name)).toEqual(['_default']);
    expect(books.partitions[0]?.loadedAt).not.toBeNull();
  });

  it('that is loaded is refused with the server’s reason where a release was not chosen', async () => {
    const { milvus, tasks, partitionRef, ended } = createStage();
    milvus.putInMemory(milvus.add('books', ['_default', 'a']));
    const end = await ended(tasks.startDropPartition(partitionRef('books', 'a'), false));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'partitionIsLoaded' } });
    expect(milvus.writes).toEqual(['dropPartition']);
  });

  it('knows how to bring back what it released, as far as anybody does', async () => {
    const former = async (others: boolean, load: LoadedFields | null, version?: string) => {
      const { milvus, tasks, partitionRef, ended, records } = createStage(
        version === undefined ? {} : { version },
      );
      const books = milvus.add('books', ['_default', 'a']);
      milvus.putInMemory(books);
      if (!others) books.partitions[0]!.loadedAt = null;
      const target = partitionRef('books', 'a');
      if (load !== null) records.set(target.connectionId, target.database, target.collectionId, load);
      milvus.failNext('dropPartition', { error: refused(), carriedOut: 'never' });
      return (await ended(tasks.startDropPartition(target, true))).before;
    };
    const of = { partitions: ['a'], releaseFirst: false };
    const some: LoadedFields = {
      ...{ kind: 'some', at: 1, source: 'sent', fields: ['id'], dynamicField: true },
    };
    expect(await former(true, some)).toMatchObject({ ...of, fields: ['id'] });
    // The server itself refuses other fields than those of what stays in memory.
    expect(await former(true, null)).toMatchObject({ ...of, fields: null });
    expect(await former(false, null)).toBeNull();
    expect(await former(false, null, 'v2.3.5')).toMatchObject({ ...of, fields: null });
  });

  it('is not tried after a release that did not happen', async () => {
    const { milvus, tasks, partitionRef, ended } = createStage();
    milvus.putInMemory(milvus.add('books', ['_default', 'a']));
    milvus.failNext('releasePartitions', { error: refused(), carriedOut: 'never' });
    const end = await ended(tasks.startDropPartition(partitionRef('books', 'a'), true));
    expect(end.steps.map(({ status }) => status)).toEqual(['done', 'failed', 'skipped', 'skipped']);
    expect(milvus.writes).toEqual(['releasePartitions']);
  });

  it('is done although another one took its name', async () => {
    const { milvus, tasks, partitionRef, ended } = createStage();
    const books = milvus.add('books', ['_default', 'a']);
    const target = partitionRef('books', 'a');
    milvus.failNext('dropPartition', { error: broken('connectionLost'), carriedOut: 'atOnce' });
    milvus.readFailure = () => {
      if (books.partitions.length === 1) books.partitions.push({ name: 'a', id: '77', loadedAt: null });
      return null;
    };
    expect((await ended(tasks.startDropPartition(target, false))).status).toBe('done');
    expect(books.partitions.map(({ id }) => id)).toContain('77');
  });

  it('is done when the whole collection went meanwhile, but not for a name that leads nowhere', async () => {
    for (const [goes, status] of [
      [true, 'done'],
      [false, 'failed'],
    ] as const) {
      const { milvus, tasks, partitionRef, ended } = createStage();
      milvus.add('books', ['_default', 'a']);
      milvus.failNext('dropPartition', { error: broken('connectionLost'), carriedOut: 'never' });
      milvus.readFailure = (method) => {
        if (milvus.writes.length === 0 || method === 'listCollections') return null;
        if (goes) milvus.collections.clear();
        return refused('collectionNotFound');
      };
      expect((await ended(tasks.startDropPartition(partitionRef('books', 'a'), false))).status).toBe(status);
    }
  });
});

describe('release', () => {
  it('is done when it is out of memory, not before', async () => {
    const { milvus, tasks, ref, clock, ended, now } = createStage();
    const books = milvus.add('books');
    milvus.putInMemory(books);
    const task = tasks.startRelease(ref('books'), null);
    milvus.gateway().releaseCollection = () => {
      clock.after(40_000, () => (books.partitions[0]!.loadedAt = null));
      return Promise.resolve();
    };
    await clock.pass(39_000);
    expect(now(task).status).toBe('running');
    expect((await ended(task)).status).toBe('done');
  });

  it('that stays in memory is unknown after a minute', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.putInMemory(milvus.add('books'));
    milvus.gateway().releaseCollection = () => Promise.resolve();
    const end = await ended(tasks.startRelease(ref('books'), null));
    expect(end).toMatchObject({ status: 'unknown', error: { code: 'outcomeUnknown' } });
    expect(end.endedAt! - end.startedAt).toBe(60_000);
  });

  it('is judged by the id: another collection of the name may be in memory', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.putInMemory(milvus.add('books'));
    const target = ref('books');
    milvus.failNext('releaseCollection', { error: broken('timeout'), carriedOut: 'never' });
    milvus.readFailure = () => {
      if (milvus.writes.length > 0 && milvus.collections.get('books')?.id === target.collectionId) {
        milvus.putInMemory(milvus.add('books'));
      }
      return null;
    };
    expect((await ended(tasks.startRelease(target, null))).status).toBe('done');
  });

  it('of partitions forgets what was loaded only with the last of them', async () => {
    const { milvus, tasks, ref, records, loaded, ended } = createStage();
    milvus.putInMemory(milvus.add('books', ['_default', 'a']));
    const target = ref('books');
    records.set(target.connectionId, target.database, target.collectionId, {
      kind: 'all',
      at: 1,
      source: 'sent',
    });
    expect((await ended(tasks.startRelease(target, ['a']))).status).toBe('done');
    expect(loaded(target).kind).toBe('all');
    expect((await ended(tasks.startRelease(target, ['_default']))).status).toBe('done');
    expect(loaded(target).kind).toBe('unknown');
    expect(milvus.writes).toEqual(['releasePartitions', 'releasePartitions']);
  });
});

describe('the copy of the definition', () => {
  it('is kept before anything is sent, and named by the task', async () => {
    const { milvus, tasks, partitionRef, ended, kept } = createStage();
    milvus.putInMemory(milvus.add('books', ['_default', 'a']));
    let sentBefore = -1;
    tasks.onChange(({ copyId }) => {
      if (copyId !== undefined && sentBefore < 0) sentBefore = milvus.writes.length;
    });
    const end = await ended(tasks.startDropPartition(partitionRef('books', 'a'), true));
    expect(end).toMatchObject({ status: 'done', copyId: COPY });
    expect([kept, sentBefore]).toEqual([['books/a'], 0]);
  });

  it('that cannot be kept keeps the drop from being sent', async () => {
    const { milvus, tasks, ref, ended, keeping } = createStage();
    milvus.add('books');
    keeping.fault = new FalconerError(appError('storageFailed', { detail: 'ENOSPC' }));
    const end = await ended(tasks.startDropCollection(ref('books')));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'copyNotKept', detail: 'ENOSPC' } });
    expect(end.steps.map(({ status }) => status)).toEqual(['failed', 'skipped', 'skipped']);
    expect(milvus.writes).toEqual([]);
  });

  it('tells another collection of that name as what it is', async () => {
    const { milvus, tasks, ref, ended, keeping } = createStage();
    milvus.add('books');
    keeping.fault = new FalconerError(appError('identityChanged'));
    const end = await ended(tasks.startDropCollection(ref('books')));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'identityChanged' } });
    expect(milvus.writes).toEqual([]);
  });

  it('is left out where that was chosen', async () => {
    const { milvus, tasks, ref, ended, kept } = createStage();
    milvus.add('books');
    const end = await ended(tasks.startDropCollection(ref('books'), { keepsCopy: false }));
    expect(end.steps.map(({ kind }) => kind)).toEqual(['check', 'drop']);
    expect([end.status, end.copyId, kept]).toEqual(['done', undefined, []]);
  });
});
