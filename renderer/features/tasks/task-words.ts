import type { MessageId, TextValues } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { Task, TaskStep } from '@shared/domain/task';
import { loadPace } from '@shared/policy/load-pace';

/** A text of the catalogue with its values. */
export interface Words {
  id: MessageId;
  values?: TextValues;
}

/** How long a load may stand still before that is said, in ms. */
export const STALL_MS = 90_000;

/** Whether a task drops an alias whose collection is gone, so that none is named. */
const isOfDangling = ({ kind, collection }: Task): boolean => kind === 'dropAlias' && collection === '';

/** What a task is called: "Load books". */
export function titleOf(task: Task): Words {
  const { kind, collection, partitions, index, database, name, pointedTo } = task;
  return {
    id: isOfDangling(task) ? 'task.dropDanglingAlias' : `task.${kind}`,
    values: {
      collection: visibleText(collection),
      partition: visibleText(partitions?.[0] ?? ''),
      ...(collection === '' ? { database: visibleText(database) } : {}),
      ...(name === undefined ? {} : { name: visibleText(name) }),
      ...(pointedTo === undefined ? {} : { from: visibleText(pointedTo.collection) }),
      ...(index === undefined ? {} : { field: visibleText(index.field) }),
    },
  };
}

/** How a task stands or ended, in a word. */
export function statusOf({ status, progress }: Task): Words {
  if (status === 'running' && progress !== null) {
    return { id: 'task.status.runningAt', values: { percent: Math.floor(progress.percent) } };
  }
  return { id: `task.status.${status}` };
}

const hasBegun = ({ steps }: Task, step: TaskStep['kind']): boolean =>
  steps.some(({ kind, status }) => kind === step && status !== 'waiting' && status !== 'skipped');

/** Whether a task can still be taken back: nothing of it has been sent. */
export function isWaiting({ status, steps }: Task): boolean {
  return status === 'running' && steps.some((step) => step.kind === 'wait' && step.status === 'running');
}

/** Whether a task has asked the server to load, and so has something to release again. */
export function hasLoaded(task: Task): boolean {
  return task.kind === 'load' || (task.kind === 'createIndex' && hasBegun(task, 'watch'));
}

/** Whether a task would load after the index that it builds, and has not come to that. */
export function leavesLoadOut(task: Task): boolean {
  return task.kind === 'createIndex' && task.load !== null && !hasBegun(task, 'load');
}

/** What it means that a task ended so; null while it runs, and for a failure, which says why itself. */
export function outcomeOf(task: Task): Words | null {
  const { kind, status, load } = task;
  switch (status) {
    case 'done':
      if (isOfDangling(task)) return { id: 'task.outcome.dropDanglingAlias' };
      return {
        id:
          kind === 'createIndex' && load !== null
            ? 'task.outcome.createIndexAndLoad'
            : `task.outcome.${kind}`,
      };
    case 'stopped':
      return { id: leavesLoadOut(task) ? 'task.outcome.stoppedBeforeLoad' : 'task.outcome.stopped' };
    case 'unknown':
      return { id: 'task.outcome.unknown' };
    case 'undone':
      return { id: 'task.outcome.undone' };
    case 'running':
    case 'failed':
      return null;
  }
}

/** A length of time in ms, rounded down to seconds, beyond an hour to minutes. */
export function durationOf(ms: number): Words {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return { id: 'task.seconds', values: { seconds } };
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return { id: 'task.minutes', values: { minutes, seconds: seconds % 60 } };
  return { id: 'task.hours', values: { hours: Math.floor(minutes / 60), minutes: minutes % 60 } };
}

/** For how long no percentage has moved, in ms, if that is long enough to be told; else null. */
export function stalledFor({ status, progress }: Task, now: number): number | null {
  if (status !== 'running' || progress === null) return null;
  const still = now - progress.movedAt;
  return still >= STALL_MS ? still : null;
}

/** How long the rest takes at the rate of the last half minute, in ms; null where that would be a guess. */
export function timeLeft(task: Task, now: number): number | null {
  const { status, progress } = task;
  if (status !== 'running' || progress === null || stalledFor(task, now) !== null) return null;
  return loadPace(progress, now)?.leftMs ?? null;
}

/** How many partitions of a load are loaded, of how many; null where that is not known any more. */
export function partitionsDone({ progress, status }: Task): { loaded: number; total: number } | null {
  if (status !== 'running' && status !== 'done') return null;
  if (progress === null || progress.partitions.length === 0) return null;
  const loaded = progress.partitions.filter(({ percent }) => percent !== null && percent >= 100).length;
  return { loaded, total: progress.partitions.length };
}

/** What became of what was in memory before a load that released first and failed; null where nothing is to be said. */
export function restoredOf({ status, error }: Task): MessageId | null {
  const restored = status === 'failed' ? error?.params.restored : undefined;
  switch (restored) {
    case 'yes':
    case 'no':
    case 'unknown':
    case 'notKnown':
      return `task.restored.${restored}`;
    default:
      return null;
  }
}

/** Whether what was in memory before the release of a task can be loaded again. */
export function canLoadAsBefore({ status, before, steps, error }: Task): boolean {
  if (status === 'running' || status === 'done' || before === null || error?.params.restored === 'yes')
    return false;
  return steps.some(
    (step) => step.kind === 'release' && (step.status === 'done' || step.status === 'unknown'),
  );
}

/** What a drop has taken away without dropping what it was about; null where that is nothing, or it is not over. */
export function takenOf({ kind, status, steps, partitions, removed = [] }: Task): Words | null {
  if (status === 'running' || status === 'done') return null;
  const stays = status === 'failed' ? 'yes' : 'unknown';
  if (removed.length > 0) {
    const aliases = removed.map(visibleText).join(', ');
    return { id: 'task.taken.aliases', values: { count: removed.length, aliases, stays } };
  }
  const isReleased = steps.some((step) => step.kind === 'release' && step.status === 'done');
  if (kind !== 'dropPartition' || !isReleased) return null;
  return { id: 'task.taken.memory', values: { partition: visibleText(partitions?.[0] ?? ''), stays } };
}

/** Whether it is the same collection that two tasks are about. */
const isSameTarget = (one: Task, other: Task): boolean =>
  one.connectionId === other.connectionId &&
  one.database === other.database &&
  one.collection === other.collection &&
  one.collectionId === other.collectionId;

/** Aliases that a drop has removed without dropping their collection, and that no task since has put back. */
export function aliasesAway(task: Task, tasks: readonly Task[]): string[] {
  if (task.status === 'running' || task.status === 'done') return [];
  const isBack = (alias: string): boolean =>
    tasks.some(
      (other) =>
        other.kind === 'createAlias' &&
        other.name === alias &&
        (other.status === 'done' || other.status === 'running') &&
        other.startedAt >= task.startedAt &&
        isSameTarget(other, task),
    );
  return (task.removed ?? []).filter((alias) => !isBack(alias));
}

/** How fast a load goes, in percent a minute; null where that would be a guess. */
export function rateOf(task: Task, now: number): number | null {
  if (task.status !== 'running' || task.progress === null || stalledFor(task, now) !== null) return null;
  const pace = loadPace(task.progress, now);
  return pace === null || task.progress.percent >= 100
    ? null
    : Math.max(1, Math.round(pace.percentPerMinute));
}
