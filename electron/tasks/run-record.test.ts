import { describe, expect, it, vi } from 'vitest';
import { EVERY_ACTIVITY } from '@shared/domain/activity';
import type { ActivityEntry } from '@shared/domain/activity';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { appError, FalconerError } from '@shared/ipc/result';
import { createActivityLog, createActivityRecorder } from '../activity';
import { memoryLogFiles } from '../activity/testing/lines';
import { broken, refused } from './testing/fake-milvus';
import { createStage } from './testing/stage';
import { aConnection } from '../testing/a-connection';

const typed = { consent: { kind: 'typed' as const, phrases: ['books'] } };

/** A stage whose steps are written into a log, which can be made to fail. */
function recordedStage() {
  const files = memoryLogFiles();
  const open = () => createActivityLog({ folder: '', now: () => stage.clock.now(), files });
  const log = open();
  const describeConnection = () => ({
    ...aConnection({ name: 'Fake', environment: 'production' }),
    user: 'root',
  });
  const redact = (text: string) => text.replaceAll('hunter2', '[redacted]');
  const now = (): number => stage.clock.now();
  const recorder = createActivityRecorder({ log, now, describeConnection, redact });
  const stage = createStage({ recorder });
  const entries = async (from = log): Promise<ActivityEntry[]> =>
    (await from.page(EVERY_ACTIVITY, 0, 100)).entries.reverse();
  const fullDisk = (): void => {
    files.fault = new Error('ENOSPC: no space left on device');
  };
  const freeDisk = (): void => {
    files.fault = null;
  };
  /** Another start of the application: a log and a recorder of its own, over the same files. */
  const again = () => {
    const after = open();
    return { log: after, recorder: createActivityRecorder({ log: after, now, describeConnection, redact }) };
  };
  const told = async (from = log) =>
    (await entries(from)).map(({ operation, state, error }) => [operation, state, error?.code ?? null]);
  return { ...stage, log, entries, told, fullDisk, freeDisk, again, recorder };
}

describe('a step that changes a server', () => {
  it('is on the disk before its request leaves, and ends with the task', async () => {
    const { milvus, tasks, ref, ended, entries, again } = recordedStage();
    milvus.add('books');
    const drop = milvus.gateway().dropCollection;
    const before: ActivityEntry[] = [];
    const places: unknown[] = [];
    milvus.gateway().dropCollection = async (...given) => {
      before.push(...(await entries(again().log)));
      places.push(...(await again().log.open()).map(({ fingerprint }) => fingerprint));
      await drop(...given);
    };
    const task = await ended(tasks.startDropCollection(ref('books'), typed));
    expect(before).toMatchObject([{ operation: 'dropCollection', state: 'open' }]);
    // Where the connection led is for the log's files only.
    expect([places, before[0]]).toEqual([['there'], expect.not.objectContaining({ fingerprint: 'there' })]);
    expect(await entries()).toMatchObject([
      {
        ...{ operation: 'dropCollection', state: 'done', byReading: false, taskId: task.id },
        ...{ connectionName: 'Fake', environment: 'production', user: 'root' },
        target: {
          database: 'default',
          collection: 'books',
          collectionId: task.collectionId,
          partitions: null,
        },
        consent: { kind: 'typed', phrases: ['books'] },
      },
    ]);
  });

  it('is a load only when it is loaded, with a line for the release before it', async () => {
    const { milvus, tasks, ref, ended, entries } = recordedStage();
    milvus.putInMemory(milvus.add('books'));
    const options = { ...LOAD_EVERYTHING, partitions: ['_default'], releaseFirst: true, replicas: 1 };
    const task = tasks.startLoad(ref('books'), options, {
      consent: { kind: 'acknowledged' },
    });
    await ended(task);
    expect(await entries()).toMatchObject([
      {
        operation: 'release',
        state: 'done',
        target: { partitions: null },
        consent: { kind: 'acknowledged' },
      },
      {
        ...{ operation: 'load', state: 'done', target: { partitions: ['_default'] } },
        parameters: { replicas: 1, releaseFirst: true },
      },
    ]);
  });

  it('about a name has the name, and the answer to the question', async () => {
    const { milvus, tasks, ref, ended, entries } = recordedStage();
    milvus.add('books');
    milvus.add('papers');
    milvus.aliases.set('current', 'papers');
    const gateway = milvus.gateway();
    gateway.renameCollection = () => Promise.reject(new FalconerError(refused('permissionDenied')));
    gateway.alterAlias = () => Promise.reject(new FalconerError(refused('permissionDenied')));
    const answered = { consent: { kind: 'acknowledged' as const } };
    await ended(tasks.startRename(ref('books'), 'novels', answered));
    const { collection, collectionId } = ref('papers');
    const from = { collection, collectionId };
    await ended(tasks.startAlterAlias(ref('books'), 'current', from, answered));
    const said = { state: 'failed', consent: { kind: 'acknowledged' } };
    expect(await entries()).toMatchObject([
      { ...said, operation: 'renameCollection', parameters: { name: 'novels' } },
      { ...said, operation: 'alterAlias', parameters: { name: 'current', from } },
    ]);
  });

  it('that the server refuses has its words, without secrets', async () => {
    const { milvus, tasks, ref, ended, entries } = recordedStage();
    milvus.putInMemory(milvus.add('books'));
    const error = { ...refused('permissionDenied'), detail: 'no hunter2', serverCode: 'Milvus 7' };
    milvus.failNext('releaseCollection', { error, carriedOut: 'never' });
    await ended(tasks.startRelease(ref('books'), null));
    expect(await entries()).toMatchObject([
      {
        ...{ operation: 'release', state: 'failed', consent: { kind: 'notAsked' } },
        error: { code: 'permissionDenied', detail: 'no [redacted]', serverCode: 'Milvus 7' },
      },
    ]);
  });

  it('is not sent if another collection has its name', async () => {
    const { milvus, tasks, ref, ended, told } = recordedStage();
    milvus.putInMemory(milvus.add('books'));
    await ended(tasks.startRelease({ ...ref('books'), collectionId: '999' }, null));
    expect(milvus.writes).toEqual([]);
    expect(await told()).toEqual([['release', 'notSent', 'identityChanged']]);
  });

  it('whose end neither answer nor reading tells is unknown', async () => {
    const { milvus, tasks, ref, ended, told } = recordedStage();
    milvus.add('books');
    milvus.readFailure = () => (milvus.writes.length > 0 ? refused('permissionDenied') : null);
    milvus.failNext('dropCollection', { error: broken('timeout'), carriedOut: 'never' });
    await ended(tasks.startDropCollection(ref('books'), typed));
    expect(await told()).toEqual([['dropCollection', 'unknown', 'outcomeUnknown']]);
  });

  it('that nobody watches any more is stopped', async () => {
    const { milvus, tasks, ref, clock, told } = recordedStage();
    milvus.add('books');
    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.until(() => tasks.list()[0]?.steps[1]?.status === 'running');
    tasks.stopWatching(task.id);
    await clock.until(() => tasks.list()[0]?.status !== 'running');
    expect(await told()).toEqual([['load', 'stopped', null]]);
  });
});

describe('a log that cannot be written', () => {
  it('keeps a drop from being sent, with the reason', async () => {
    const { milvus, tasks, ref, ended, fullDisk, log } = recordedStage();
    milvus.add('books');
    fullDisk();
    const end = await ended(tasks.startDropCollection(ref('books'), typed));
    expect(end).toMatchObject({
      status: 'failed',
      error: { code: 'storageFailed', params: { file: 'activity' } },
    });
    expect(milvus.writes).toEqual([]);
    expect((await log.state()).hole).toMatchObject({ lost: 1, detail: 'ENOSPC: no space left on device' });
  });

  it('lets other steps go on, says so, and has them afterwards', async () => {
    const { milvus, tasks, ref, ended, fullDisk, freeDisk, log, told, clock } = recordedStage();
    milvus.putInMemory(milvus.add('books'));
    fullDisk();
    const changed = vi.fn();
    log.onChange(changed);
    expect((await ended(tasks.startRelease(ref('books'), null))).status).toBe('done');
    expect(changed).toHaveBeenCalled();
    expect((await log.state()).hole).toMatchObject({ lost: 2 });

    const task = tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.until(() => tasks.list()[0]?.steps[1]?.status === 'running');
    freeDisk();
    await ended(task);
    expect(await told()).toEqual([['load', 'done', null]]);
    expect(await log.state()).toMatchObject({ hole: null, lostBefore: 3, chain: { kind: 'whole' } });
  });
});

describe('after a crash', () => {
  it('the task that goes on ends the line that its first process wrote', async () => {
    const stage = recordedStage();
    const { milvus, tasks, ref, clock, again } = stage;
    milvus.add('books');
    tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.until(() => tasks.list()[0]?.steps[1]?.status === 'running');
    const next = again();
    expect(await stage.told(next.log)).toEqual([['load', 'open', null]]);
    await stage.restart(next.recorder).ended();
    expect(await stage.told(next.log)).toEqual([['load', 'done', null]]);
    expect(await stage.entries(next.log)).toMatchObject([{ byReading: true, durationMs: null }]);
    expect(milvus.writes).toHaveLength(1);
  });

  it('a drop that was not carried out is told as that', async () => {
    const stage = recordedStage();
    const { milvus, tasks, ref, clock, again } = stage;
    milvus.add('books');
    milvus.gateway().dropCollection = () => new Promise(() => undefined);
    tasks.startDropCollection(ref('books'), typed);
    await clock.until(() => tasks.list()[0]?.steps.at(-1)?.status === 'running');
    await vi.waitFor(async () => expect(await stage.told()).toHaveLength(1));
    const next = again();
    await stage.restart(next.recorder).ended();
    expect(await stage.told(next.log)).toEqual([['dropCollection', 'failed', 'interrupted']]);
  });
});

it('what is no task is announced, done and written down', async () => {
  const { recorder, told, fullDisk } = recordedStage();
  const intent = {
    ...({
      connectionId: 'c1',
      operation: 'createPartition',
      parameters: {},
      taskId: null,
      bulk: null,
    } as const),
    target: { database: 'd', collection: 'c', collectionId: null, partitions: ['p'] },
    consent: { kind: 'notAsked' as const },
  };
  expect(await recorder.recorded(intent, () => Promise.resolve(7))).toBe(7);
  const lost = new FalconerError(appError('outcomeUnknown'));
  await expect(recorder.recorded(intent, () => Promise.reject(lost))).rejects.toBe(lost);
  const no = new FalconerError(appError('alreadyExists'));
  await expect(recorder.recorded(intent, () => Promise.reject(no))).rejects.toBe(no);
  expect(await told()).toEqual([
    ['createPartition', 'done', null],
    ['createPartition', 'unknown', 'outcomeUnknown'],
    ['createPartition', 'failed', 'alreadyExists'],
  ]);
  fullDisk();
  const work = vi.fn(() => Promise.resolve());
  await expect(recorder.recorded({ ...intent, operation: 'dropPartition' }, work)).rejects.toMatchObject({
    error: { code: 'storageFailed' },
  });
  expect(work).not.toHaveBeenCalled();
});
