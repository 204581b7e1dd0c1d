import { describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { ConnectionFacts } from './gate';
import { LONGEST_REST_MS } from './gate';
import { broken } from './testing/fake-milvus';
import { createStage } from './testing/stage';

const waiting = { waitMs: 60_000 };
const isVoid = (why: string) => ({ code: 'agreementVoid', params: { why } });

describe('a drop that waits', () => {
  it.each<[string, Partial<ConnectionFacts>, object]>([
    ['was made read-only', { readOnly: true }, isVoid('readOnly')],
    ['became more important', { environment: 'production' }, isVoid('environment')],
    ['leads elsewhere', { fingerprint: 'elsewhere' }, { code: 'leadsElsewhere' }],
  ])('sends nothing over a connection that meanwhile %s', async (_what, over, error) => {
    const stage = createStage();
    const { milvus, tasks, ref, clock, ended, connection } = stage;
    milvus.add('books');
    const task = tasks.startDropCollection(ref('books'), waiting);
    await clock.pass(30_000);
    Object.assign(connection, over);
    expect(await ended(task)).toMatchObject({ status: 'failed', error });
    expect(milvus.writes).toEqual([]);
  });

  it('is not sent when the machine wakes up hours later', async () => {
    const { milvus, tasks, ref, clock, ended } = createStage();
    milvus.add('books');
    const sleep = clock.sleep.bind(clock);
    clock.sleep = (ms, signal) => sleep(ms === waiting.waitMs ? ms + LONGEST_REST_MS + 1 : ms, signal);
    const end = await ended(tasks.startDropCollection(ref('books'), waiting));
    expect(end).toMatchObject({ status: 'failed', error: isVoid('tooLongAgo') });
    expect(milvus.writes).toEqual([]);
  });

  it('of a name is held against it as well', async () => {
    const { milvus, tasks, ref, clock, ended, connection } = createStage();
    milvus.add('books');
    milvus.aliases.set('catalog', 'books');
    const task = tasks.startDropAlias(ref('books'), 'catalog', waiting);
    await clock.pass(30_000);
    connection.readOnly = true;
    expect(await ended(task)).toMatchObject({ status: 'failed', error: isVoid('readOnly') });
    expect([...milvus.aliases.keys()]).toEqual(['catalog']);
  });
});

describe('each step', () => {
  it('is held against what was agreed to: a release was sent, its drop is not', async () => {
    const { milvus, tasks, partitionRef, ended, connection } = createStage();
    milvus.putInMemory(milvus.add('books', ['_default', 'p']));
    tasks.onChange(({ steps }) => {
      if (steps.some(({ kind, status }) => kind === 'release' && status === 'done'))
        connection.readOnly = true;
    });
    const end = await ended(tasks.startDropPartition(partitionRef('books', 'p'), true));
    expect(end).toMatchObject({ status: 'failed', error: isVoid('readOnly') });
    expect(milvus.writes).toEqual(['releasePartitions']);
  });

  it('of a load is not sent over a connection that was made read-only', async () => {
    const { milvus, tasks, ref, ended, connection } = createStage();
    milvus.putInMemory(milvus.add('books'));
    tasks.onChange(({ steps }) => {
      if (steps.some(({ kind, status }) => kind === 'release' && status === 'done'))
        connection.readOnly = true;
    });
    const end = await ended(tasks.startLoad(ref('books'), { ...LOAD_EVERYTHING, releaseFirst: true }));
    expect(end).toMatchObject({ status: 'failed', error: isVoid('readOnly') });
    expect(milvus.writes).toEqual(['releaseCollection']);
  });

  it('of which nobody knows is not looked for on another server', async () => {
    const { milvus, tasks, ref, ended, connection, clock } = createStage();
    milvus.add('books');
    milvus.failNext('dropCollection', { error: broken('connectionLost'), carriedOut: 'never' });
    const task = tasks.startDropCollection(ref('books'));
    await clock.until(() => milvus.writes.length === 1);
    connection.fingerprint = 'elsewhere';
    // There it is not.
    milvus.collections.clear();
    expect(await ended(task)).toMatchObject({ status: 'unknown', error: { code: 'leadsElsewhere' } });
  });

  it('is of the agreement that stands behind it, whatever the connection is when it begins', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.add('books');
    const agreed = { environment: 'development', fingerprint: 'before' } as const;
    const end = await ended(tasks.startDropCollection(ref('books'), { agreed }));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'leadsElsewhere' } });
    expect(milvus.writes).toEqual([]);
  });
});
