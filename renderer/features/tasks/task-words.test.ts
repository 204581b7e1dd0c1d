import { describe, expect, it } from 'vitest';
import { taskOf } from '@renderer/test/samples';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { Task } from '@shared/domain/task';
import {
  durationOf,
  hasLoaded,
  leavesLoadOut,
  outcomeOf,
  partitionsDone,
  stalledFor,
  statusOf,
  timeLeft,
  titleOf,
} from './task-words';

const at = (percent: number, movedAt: number, partitions: (number | null)[] = []): Task['progress'] => ({
  percent,
  recent: [
    { at: movedAt - 10_000, percent: percent - 20 },
    { at: movedAt - 5000, percent: percent - 10 },
    { at: movedAt, percent },
  ],
  movedAt,
  partitions: partitions.map((value, index) => ({ name: `p${String(index)}`, percent: value })),
});

describe('what is said of a task', () => {
  it('names no collection of an alias whose own is gone', () => {
    const of = (collection: string) => taskOf({ kind: 'dropAlias', status: 'done', collection, name: 'a' });
    expect([titleOf(of('')).id, outcomeOf(of(''))?.id]).toEqual([
      ...['task.dropDanglingAlias', 'task.outcome.dropDanglingAlias'],
    ]);
    expect([titleOf(of('books')).id, outcomeOf(of('books'))?.id]).toEqual([
      ...['task.dropAlias', 'task.outcome.dropAlias'],
    ]);
  });

  it('rounds percentages down, so that 100 is said only of what is loaded', () => {
    expect(statusOf(taskOf({ progress: at(99.9, 0) }))).toEqual({
      id: 'task.status.runningAt',
      values: { percent: 99 },
    });
    expect(statusOf(taskOf({ status: 'failed', progress: at(74, 0) }))).toEqual({ id: 'task.status.failed' });
  });

  it('names what it is about, with what cannot be seen written out', () => {
    expect(titleOf(taskOf({ collection: 'a\u200bb' })).values?.collection).toContain('200B');
    expect(titleOf(taskOf({ kind: 'dropPartition', partitions: ['y2015'] }))).toEqual({
      id: 'task.dropPartition',
      values: { collection: 'books', partition: 'y2015' },
    });
  });

  it('tells a load that follows an index from the index', () => {
    const index = { field: 'embedding', name: 'embedding_idx', type: 'HNSW', metric: 'L2', params: {} };
    const steps = (...statuses: Task['steps'][number]['status'][]): Task['steps'] =>
      (['createIndex', 'buildIndex', 'load', 'watch'] as const).map((kind, at) => ({
        ...{ kind, status: statuses[at] ?? 'waiting' },
      }));
    const task = (over: Partial<Task>) =>
      taskOf({ kind: 'createIndex', index, load: LOAD_EVERYTHING, ...over });
    expect(titleOf(task({}))).toEqual({
      ...{ id: 'task.createIndex', values: { collection: 'books', partition: '', field: 'embedding' } },
    });
    const building = task({ steps: steps('done', 'running') });
    expect([hasLoaded(building), leavesLoadOut(building)]).toEqual([false, true]);

    const loading = task({ steps: steps('done', 'done', 'done', 'running') });
    expect([hasLoaded(loading), leavesLoadOut(loading)]).toEqual([true, false]);
    expect(outcomeOf({ ...building, status: 'stopped' })?.id).toBe('task.outcome.stoppedBeforeLoad');
    expect(outcomeOf({ ...loading, status: 'stopped' })?.id).toBe('task.outcome.stopped');
    expect(outcomeOf({ ...loading, status: 'done' })?.id).toBe('task.outcome.createIndexAndLoad');
    expect(outcomeOf({ ...loading, load: null, status: 'done' })?.id).toBe('task.outcome.createIndex');
  });

  it('says that nothing moves after 90 s, not before, and only while it runs', () => {
    const task = taskOf({ progress: at(40, 1000) });
    expect(stalledFor(task, 90_999)).toBeNull();
    expect(stalledFor(task, 91_000)).toBe(90_000);
    expect(stalledFor({ ...task, status: 'failed' }, 200_000)).toBeNull();
  });

  it('guesses what is left only once there is a rate, and never while nothing moves', () => {
    const task = taskOf({ startedAt: 0, progress: at(25, 10_000) });
    expect(timeLeft(task, 10_000)).toBe(40_000);
    const early = { ...at(25, 10_000)!, recent: [{ at: 10_000, percent: 25 }] };
    expect(timeLeft({ ...task, progress: early }, 10_000)).toBeNull();
    expect(timeLeft(task, 200_000)).toBeNull();
    expect(timeLeft({ ...task, status: 'done' }, 10_000)).toBeNull();
  });

  it('counts a partition as loaded only at 100', () => {
    expect(partitionsDone(taskOf({ progress: at(60, 0, [100, 99, null]) }))).toEqual({ loaded: 1, total: 3 });
    expect(partitionsDone(taskOf({ status: 'failed', progress: at(60, 0, [100]) }))).toBeNull();
  });

  it.each([
    [0, 'task.seconds', { seconds: 0 }],
    [59_999, 'task.seconds', { seconds: 59 }],
    [61_000, 'task.minutes', { minutes: 1, seconds: 1 }],
    [3_660_000, 'task.hours', { hours: 1, minutes: 1 }],
  ])('%i ms', (ms, id, values) => {
    expect(durationOf(ms)).toEqual({ id, values });
  });
});
