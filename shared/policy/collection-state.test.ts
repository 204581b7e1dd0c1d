import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task, TaskStep } from '../domain/task';
import { appError } from '../ipc/result';
import { collectionState, isLoadAskedFor, isLoadOnItsWay, partitionState } from './collection-state';
import type { CollectionFacts } from './collection-state';

const facts = (over: Partial<CollectionFacts>): CollectionFacts => ({
  summary: { memoryPercent: null },
  memoryError: null,
  memory: null,
  memoryReadError: null,
  lastLoad: null,
  ...over,
});

const memory = (...percents: (number | null)[]) => ({
  readAt: 1,
  partitions: percents.map((percent, at) => ({ name: `p${String(at)}`, id: String(at), percent })),
});

const task = (over: Partial<Task>): Task => ({
  id: 't',
  kind: 'load',
  status: 'running',
  connectionId: 'c',
  connectionName: 'c',
  environment: 'development',
  database: 'default',
  collection: 'books',
  collectionId: '1',
  partitions: null,
  load: null,
  steps: [],
  progress: null,
  startedAt: 1,
  endedAt: null,
  resumedAt: null,
  before: null,
  error: null,
  ...over,
});

describe('collectionState', () => {
  it('says loaded only when every partition is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom(0, 37, 99, 100)), { minLength: 1, maxLength: 20 }),
        (percents) => {
          const state = collectionState(
            facts({ summary: { memoryPercent: 100 }, memory: memory(...percents) }),
          );
          expect(state.kind === 'loaded').toBe(percents.every((percent) => percent === 100));
        },
      ),
    );
  });

  it('does not believe the collection percentage: 100 with one of four is partly loaded', () => {
    expect(
      collectionState(facts({ summary: { memoryPercent: 100 }, memory: memory(100, null, null, null) })),
    ).toEqual({
      kind: 'partly',
      loaded: 1,
      total: 4,
    });
  });

  it('is checking until the partitions were read', () => {
    expect(collectionState(facts({ summary: { memoryPercent: 100 } }))).toEqual({ kind: 'checking' });
  });

  it('is unknown, with the reason, when the partitions cannot be read', () => {
    const error = appError('permissionDenied');
    const state = collectionState(facts({ summary: { memoryPercent: 100 }, memoryReadError: error }));
    expect(state).toEqual({ kind: 'unknown', error });
  });

  it('is unknown for all when what is in memory cannot be read', () => {
    const error = appError('permissionDenied');
    expect(collectionState(facts({ memoryError: error }))).toEqual({ kind: 'unknown', error });
  });

  it('shows the server number while loading', () => {
    expect(collectionState(facts({ summary: { memoryPercent: 45 } }))).toEqual({
      kind: 'loading',
      percent: 45,
    });
  });

  it('shows a reverted load as failed, not as not loaded', () => {
    const error = appError('loadReverted');
    const lastLoad = task({
      status: 'failed',
      error,
      progress: { percent: 74, partitions: [], movedAt: 1, recent: [] },
    });
    expect(collectionState(facts({ lastLoad }))).toEqual({ kind: 'failed', percent: 74, error });
  });

  it('forgets the failure once the collection is in memory', () => {
    const lastLoad = task({ status: 'failed', error: appError('loadReverted') });
    expect(
      collectionState(facts({ summary: { memoryPercent: 100 }, memory: memory(100), lastLoad })).kind,
    ).toBe('loaded');
  });

  it('tells a refresh from a load', () => {
    const lastLoad = task({
      kind: 'refreshLoad',
      progress: { percent: 20, partitions: [], movedAt: 1, recent: [] },
    });
    expect(collectionState(facts({ summary: { memoryPercent: 100 }, lastLoad }))).toEqual({
      kind: 'reloading',
      percent: 20,
    });
  });
});

describe('isLoadOnItsWay and isLoadAskedFor', () => {
  const progress = { percent: 0, partitions: [], movedAt: 1, recent: [] };
  const load = (release: TaskStep['status'], rest: TaskStep['status']): Task =>
    task({
      steps: [
        { kind: 'release', status: release },
        { kind: 'load', status: rest },
      ],
    });

  const index = (loadStep: TaskStep['status'], watch: TaskStep['status']): Task =>
    task({
      kind: 'createIndex',
      steps: [
        { kind: 'buildIndex', status: loadStep === 'waiting' ? 'running' : 'done' },
        { kind: 'load', status: loadStep },
        { kind: 'watch', status: watch },
      ],
    });

  it.each([
    ['still releases', load('running', 'waiting'), false, false],
    ['was sent, which nobody has confirmed', load('done', 'running'), false, true],
    ['shows progress', { ...load('done', 'running'), progress }, true, false],
    ['was taken by the server', load('done', 'done'), true, false],
    ['has ended', { ...load('done', 'done'), status: 'done' as const }, false, false],
    ['is a release', { ...load('done', 'running'), kind: 'release' as const }, false, false],
    ['builds an index', { ...index('waiting', 'waiting'), progress }, false, false],
    ['asks for the load after the index', index('running', 'waiting'), false, true],
    ['loads after the index', index('done', 'running'), true, false],
    ['is not there', null, false, false],
  ])('a task that %s', (_what, given, isOnItsWay, isAskedFor) => {
    expect([isLoadOnItsWay(given), isLoadAskedFor(given)]).toEqual([isOnItsWay, isAskedFor]);
  });
});

describe('partitionState', () => {
  it.each([
    [null, 'notLoaded'],
    [0, 'loading'],
    [99, 'loading'],
    [100, 'loaded'],
  ] as const)('%s is %s', (percent, kind) => {
    expect(partitionState(percent, null).kind).toBe(kind);
  });

  it('is unknown where memory cannot be read', () => {
    expect(partitionState(null, appError('permissionDenied')).kind).toBe('unknown');
  });
});
