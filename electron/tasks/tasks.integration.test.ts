import { status as grpcStatus } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { Task } from '@shared/domain/task';
import { addCollection, profileNames, scenarioNamed } from '../sandbox';
import { startStage as start, stopStages } from './testing/sandbox-stage';

const slow = { kind: 'grpc', code: grpcStatus.DEADLINE_EXCEEDED, details: 'Deadline exceeded' } as const;

afterEach(stopStages);

describe('load', () => {
  it('moves and ends as done when every partition is in memory', async () => {
    const { tasks, collection, ended, snapshots, records, sandbox } = await start();
    const target = collection('events');
    const end = await ended(tasks.startLoad(target, LOAD_EVERYTHING));
    expect(end).toMatchObject({ status: 'done', progress: { percent: 100 } });
    const percents = snapshots.flatMap(({ progress }) => progress?.percent ?? []);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(percents.some((percent) => percent > 0 && percent < 100)).toBe(true);
    const partitions = sandbox.world.collection('default', 'events').partitions;
    expect(partitions.every(({ memory }) => memory !== null)).toBe(true);
    expect(records.get(target.connectionId, 'default', target.collectionId)).toMatchObject({ kind: 'all' });
  });

  it('is partly loaded after a load of one partition, and remembers the fields', async () => {
    const { tasks, collection, ended, sandbox, records } = await start();
    const target = collection('translations');
    const options = {
      ...LOAD_EVERYTHING,
      fields: ['id', 'embedding'],
      skipDynamicField: true,
      partitions: ['ko'],
    };
    expect(await ended(tasks.startLoad(target, options))).toMatchObject({ status: 'done' });
    const inMemory = sandbox.world
      .collection('default', 'translations')
      .partitions.filter(({ memory }) => memory);
    expect(inMemory.map(({ name }) => name)).toEqual(['ko']);
    expect(records.get(target.connectionId, 'default', target.collectionId)).toMatchObject({
      kind: 'some',
      fields: ['id', 'embedding'],
      dynamicField: false,
    });
  });

  it('that the server lets go of is a failure with its last percentage, not a release', async () => {
    const { tasks, collection, ended } = await start();
    const end = await ended(tasks.startLoad(collection('logs_2024'), LOAD_EVERYTHING));
    expect(end).toMatchObject({
      status: 'failed',
      error: { code: 'loadReverted', params: { percent: '74' } },
      progress: { percent: 74 },
    });
  });

  it.each(['2.3.5', '2.5.27', '2.6.24', '3.0.1'] as const)(
    'that does not fit into memory on %s is told with the words of the server',
    async (profile) => {
      const { tasks, collection, ended } = await start({ profile, scenario: scenarioNamed('small-memory') });
      const end = await ended(tasks.startLoad(collection('does_not_fit'), LOAD_EVERYTHING));
      expect(end).toMatchObject({ status: 'failed', error: { code: 'loadReverted' } });
      expect(end.error?.detail).toMatch(/memory limit exceeded\[predict\(MB\)=\d+\]\[limit\(MB\)=\d+\]/);
      expect(Number(end.error?.params.percent)).toBeGreaterThan(0);
      // And it was watched for as long as the server tried.
      expect(end.endedAt! - end.startedAt).toBeGreaterThan(600_000);
    },
  );

  it('refused by the server ends with the server’s words, and sends nothing more', async () => {
    const { tasks, collection, ended, sent } = await start();
    const end = await ended(tasks.startLoad(collection('covers'), LOAD_EVERYTHING));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'indexMissing' } });
    expect(end.error?.detail).toContain('there is no vector index on field: [keywords]');
    expect(sent('LoadCollection')).toBe(1);
  });

  it('releases first where that was chosen, as a step of its own', async () => {
    const { tasks, collection, ended, sandbox } = await start();
    const other = { ...LOAD_EVERYTHING, fields: ['id', 'embedding'] };
    const refused = await ended(tasks.startLoad(collection('authors'), other));
    expect(refused).toMatchObject({ status: 'failed', error: { code: 'loadFieldsDiffer' } });
    const end = await ended(tasks.startLoad(collection('authors'), { ...other, releaseFirst: true }));
    expect(end.steps).toEqual([
      { kind: 'release', status: 'done' },
      { kind: 'load', status: 'done' },
      { kind: 'watch', status: 'done' },
    ]);
    expect(sandbox.world.collection('default', 'authors').loadedWith?.fields).toEqual(['id', 'embedding']);
  });

  it('goes on while the server cannot be asked', async () => {
    const { tasks, collection, ended, sandbox, snapshots } = await start();
    const lost = { kind: 'grpc', code: grpcStatus.UNAVAILABLE, details: 'read ECONNRESET' } as const;
    for (let times = 0; times < 3; times++) sandbox.faults.failNext('ShowCollections', lost);
    expect(await ended(tasks.startLoad(collection('events'), LOAD_EVERYTHING))).toMatchObject({
      status: 'done',
    });
    expect(snapshots.some(({ status, error }) => status === 'running' && error !== null)).toBe(true);
  });

  it('refresh arrives', async () => {
    const { tasks, collection, ended } = await start();
    const end = await ended(tasks.startRefreshLoad(collection('authors')));
    expect(end).toMatchObject({ status: 'done', progress: { percent: 100 } });
  });

  it('refuses a second task on the same collection', async () => {
    const { tasks, collection, ended } = await start();
    const first = tasks.startLoad(collection('events'), LOAD_EVERYTHING);
    expect(() => tasks.startRelease(collection('events'), null)).toThrow('taskConflict');
    await ended(first);
    expect(await ended(tasks.startRelease(collection('events'), null))).toMatchObject({ status: 'done' });
  });
});

describe('release and drop', () => {
  it('takes back a load that is on its way', async () => {
    const { tasks, collection, ended, sandbox } = await start();
    const events = collection('events');
    const releasing = new Promise<Task>((resolve) => {
      const stop = tasks.onChange(({ steps }) => {
        if (!steps.some(({ kind, status }) => kind === 'watch' && status === 'running')) return;
        stop();
        expect(() => tasks.startDropCollection(events)).toThrow('taskConflict');
        resolve(tasks.startRelease(events, null));
      });
    });
    const load = tasks.startLoad(events, LOAD_EVERYTHING);
    expect(await ended(await releasing)).toMatchObject({ status: 'done' });
    expect(await ended(load)).toMatchObject({ status: 'stopped' });
    expect(sandbox.world.collection('default', 'events').loadedWith).toBeNull();
  });

  it('releases one partition and leaves the others', async () => {
    const { tasks, collection, ended, sandbox } = await start();
    expect(await ended(tasks.startRelease(collection('books'), ['y2015']))).toMatchObject({ status: 'done' });
    const { partitions } = sandbox.world.collection('default', 'books');
    expect(partitions.filter(({ memory }) => memory !== null).map(({ name }) => name)).toEqual([
      '_default',
      'y2016',
    ]);
  });

  it('drops a loaded partition after its release, each a step', async () => {
    const { tasks, partition, ended, sandbox } = await start();
    const end = await ended(tasks.startDropPartition(partition('books', 'y2016'), true));
    expect(end.status).toBe('done');
    expect(end.steps.map(({ kind }) => kind)).toEqual(['keep', 'release', 'check', 'drop']);
    expect(sandbox.world.collection('default', 'books').partitions.map(({ name }) => name)).not.toContain(
      'y2016',
    );
  });

  it('drops a collection, and not by its alias', async () => {
    const { tasks, collection, ended, sandbox, sent } = await start();
    const books = collection('books');
    const byAlias = await ended(tasks.startDropCollection({ ...books, collection: 'catalog' }));
    expect(byAlias).toMatchObject({ status: 'failed', error: { code: 'aliasGiven' } });
    expect(sent('DropCollection')).toBe(0);
    expect(await ended(tasks.startDropCollection(collection('query_cache')))).toMatchObject({
      status: 'done',
    });
    expect(sandbox.world.database('default').collections.has('query_cache')).toBe(false);
  });

  it.each(profileNames)('loads, releases and drops on %s', async (profile) => {
    const { tasks, collection, ended, sandbox } = await start({ profile });
    // milvus-lite gives no ids.
    const events = { ...collection('events'), ...(profile.startsWith('lite') ? { collectionId: null } : {}) };
    expect(await ended(tasks.startLoad(events, LOAD_EVERYTHING))).toMatchObject({ status: 'done' });
    expect(await ended(tasks.startRelease(events, null))).toMatchObject({ status: 'done' });
    expect(sandbox.world.collection('default', 'events').loadedWith).toBeNull();
    expect(await ended(tasks.startDropCollection(events))).toMatchObject({ status: 'done' });
    expect(sandbox.world.database('default').collections.has('events')).toBe(false);
  });

  it('drops nothing that was made anew under the same name', async () => {
    const { tasks, collection, ended, sandbox, sent } = await start();
    const shown = collection('authors');
    const home = sandbox.world.database('default');
    const fields = [{ name: 'id', type: 'Int64', is: 'primaryKey' as const }];
    addCollection(sandbox.world, home, { name: 'authors', fields });
    const end = await ended(tasks.startDropCollection(shown));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'identityChanged' } });
    expect(sent('DropCollection')).toBe(0);
    expect(home.collections.has('authors')).toBe(true);
  });

  it.each([
    ['before', 'failed', true],
    ['after', 'done', false],
  ] as const)('tells the truth when the connection is lost %s the drop', async (when, status, remains) => {
    const { tasks, collection, ended, sandbox, sent } = await start();
    sandbox.faults.failNext('DropCollection', { kind: 'lost', when });
    expect((await ended(tasks.startDropCollection(collection('query_cache')))).status).toBe(status);
    expect(sent('DropCollection')).toBe(1);
    expect(sandbox.world.database('default').collections.has('query_cache')).toBe(remains);
  });

  it('says that a drop which timed out and does not show was not carried out', async () => {
    const { tasks, collection, ended, sandbox, sent } = await start();
    sandbox.faults.failNext('DropCollection', slow);
    const end = await ended(tasks.startDropCollection(collection('query_cache')));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'timeout', retryable: false } });
    expect(end.endedAt! - end.startedAt).toBeGreaterThanOrEqual(60_000);
    expect(sent('DropCollection')).toBe(1);
  });

  it('says unknown when nothing can be read after a time-out', async () => {
    const { tasks, collection, ended, sandbox, sent } = await start();
    sandbox.faults.failNext('DropCollection', slow);
    tasks.onChange(({ steps }) => {
      if (steps.some(({ kind, status }) => kind === 'drop' && status === 'running')) {
        for (let times = 0; times < 100; times++) sandbox.faults.failNext('DescribeCollection', slow);
      }
    });
    const end = await ended(tasks.startDropCollection(collection('query_cache')));
    expect(end).toMatchObject({ status: 'unknown', error: { code: 'outcomeUnknown' } });
    expect(sent('DropCollection')).toBe(1);
  });

  it('says nothing is done on a server that implements nothing', async () => {
    const { tasks, collection, ended, sandbox } = await start();
    const target = collection('authors');
    sandbox.faults.implementNothing();
    for (const task of [tasks.startDropCollection(target)]) {
      expect(await ended(task)).toMatchObject({ status: 'failed', error: { code: 'notSupported' } });
    }
  });
});

it('stops watching without touching the load, and dismisses only what has ended', async () => {
  const { tasks, collection, ended, sandbox } = await start();
  const task = tasks.startLoad(collection('events'), LOAD_EVERYTHING);
  expect(() => {
    tasks.dismiss(task.id);
  }).toThrow('taskConflict');
  tasks.stopWatching(task.id);
  expect(await ended(task)).toMatchObject({ status: 'stopped' });
  expect(sandbox.world.collection('default', 'events').loadedWith).not.toBeNull();
  tasks.dismiss(task.id);
  expect(tasks.list()).toEqual([]);
});
