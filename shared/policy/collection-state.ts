import type { CollectionMemory, CollectionSummary } from '../domain/collection';
import type { Task } from '../domain/task';
import type { AppError } from '../ipc/result';

/** What can honestly be said of a collection. Percentages are the server's, 0 to 100. */
export type CollectionState =
  | { kind: 'notLoaded' }
  | { kind: 'loading'; percent: number }
  | { kind: 'reloading'; percent: number }
  | { kind: 'loaded' }
  | { kind: 'partly'; loaded: number; total: number }
  /** In memory, but whether wholly has not been read yet. */
  | { kind: 'checking' }
  | { kind: 'failed'; percent: number | null; error: AppError }
  | { kind: 'unknown'; error: AppError };

export type CollectionStateKind = CollectionState['kind'];

/** What can honestly be said of a partition. */
export type PartitionState =
  | { kind: 'notLoaded' }
  | { kind: 'loading'; percent: number }
  | { kind: 'loaded' }
  | { kind: 'unknown'; error: AppError | null };

/** What {@link collectionState} judges by; null where not read. */
export interface CollectionFacts {
  summary: Pick<CollectionSummary, 'memoryPercent'>;
  memoryError: AppError | null;
  memory: CollectionMemory | null;
  /** Why `memory` could not be read. */
  memoryReadError: AppError | null;
  /** The newest load of this very collection id from here, if any. */
  lastLoad: Task | null;
}

/**
 * The state of a collection. "Loaded" is said only when every partition is: the collection's own percentage
 * averages only the partitions that were asked to load (Milvus querycoordv2/meta/collection_manager.go).
 */
export function collectionState(facts: CollectionFacts): CollectionState {
  const { summary, memory, lastLoad } = facts;
  if (facts.memoryError !== null) return { kind: 'unknown', error: facts.memoryError };
  if (summary.memoryPercent === null) {
    if (lastLoad?.status === 'failed' && lastLoad.error !== null) {
      return { kind: 'failed', percent: lastLoad.progress?.percent ?? null, error: lastLoad.error };
    }
    return { kind: 'notLoaded' };
  }
  if (summary.memoryPercent < 100) return { kind: 'loading', percent: summary.memoryPercent };
  if (lastLoad?.status === 'running' && lastLoad.kind === 'refreshLoad' && isTaken(lastLoad)) {
    return { kind: 'reloading', percent: lastLoad.progress?.percent ?? 0 };
  }
  if (memory === null) {
    return facts.memoryReadError === null
      ? { kind: 'checking' }
      : { kind: 'unknown', error: facts.memoryReadError };
  }
  return stateOfPartitions(memory);
}

function stateOfPartitions({ partitions }: CollectionMemory): CollectionState {
  const inMemory = partitions.filter((partition) => partition.percent !== null);
  const loading = inMemory.filter((partition) => (partition.percent ?? 0) < 100);
  if (loading.length > 0) {
    const sum = inMemory.reduce((total, partition) => total + (partition.percent ?? 0), 0);
    return { kind: 'loading', percent: Math.floor(sum / inMemory.length) };
  }
  if (inMemory.length === 0) return { kind: 'checking' };
  if (inMemory.length < partitions.length)
    return { kind: 'partly', loaded: inMemory.length, total: partitions.length };
  return { kind: 'loaded' };
}

/** Whether the server took the load: a request that was lost on its way loads nothing. */
export function isTaken({ progress, steps }: Task): boolean {
  return progress !== null || steps.some(({ kind, status }) => kind === 'load' && status === 'done');
}

/** The tasks of one collection from which it is told what a load did. */
export interface LoadTasks {
  /** The one that works on it now. */
  running: Task | null;
  /** The newest load that the server took, unless it failed or a release after it is done. */
  taken: Task | null;
}

/**
 * Whether what was read then (ms since 1970) cannot show that load: it was read before the load ended, or, where the load
 * is under way and followed no more, before the release began that takes it back.
 */
export function isLoadMissed({ taken, running }: LoadTasks, readAt: number): boolean {
  if (taken === null) return false;
  const since = taken.endedAt ?? (running === taken ? null : running?.startedAt);
  return (since ?? 0) > readAt;
}

/** Whether a task is a load, or has come to the load that follows the index it creates. */
export function isAtLoad({ kind, steps }: Task): boolean {
  if (kind !== 'createIndex') return kind === 'load';
  return steps.some((step) => step.kind === 'load' && !/^(?:waiting|skipped)$/.test(step.status));
}

/**
 * Whether this task is what a collection's state is to be told from: a load that the server has taken, up to the very
 * end of the task. Until then, and after it, what was read of the server tells more.
 * @param task the one that runs, if any
 */
export function isLoadOnItsWay(task: Task | null): boolean {
  return task !== null && isAtLoad(task) && task.status === 'running' && isTaken(task);
}

/**
 * Whether a load waits for the server to take it: it was sent, or is about to be, and nothing is known of it yet.
 * @param task the one that runs, if any
 */
export function isLoadAskedFor(task: Task | null): boolean {
  if (task?.status !== 'running' || !isAtLoad(task) || isLoadOnItsWay(task)) return false;
  return task.steps.some(({ kind, status }) => kind === 'load' && status === 'running');
}

/** The state of a partition from its percentage: null is not in memory, 100 is loaded. */
export function partitionState(percent: number | null, memoryError: AppError | null): PartitionState {
  if (memoryError !== null) return { kind: 'unknown', error: memoryError };
  if (percent === null) return { kind: 'notLoaded' };
  return percent >= 100 ? { kind: 'loaded' } : { kind: 'loading', percent };
}
