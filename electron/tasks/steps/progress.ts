import type { TaskProgress } from '@shared/domain/task';
import type { TaskRun } from '../task-run';

/** Changes of a percentage that are kept: as many as a rate needs. */
const KEPT_CHANGES = 40;

/**
 * Shows how far something is, 0 to 100, with when it last moved.
 * @param partitions of a load; empty where they were not read
 */
export function showProgress(
  run: TaskRun,
  percent: number,
  partitions: TaskProgress['partitions'] = [],
): void {
  const before = run.task.progress;
  const now = run.clock.now();
  const last = before?.recent.at(-1)?.percent;
  const kept = before?.recent ?? [];
  const recent = last === percent ? kept : [...kept, { at: now, percent }].slice(-KEPT_CHANGES);
  // A partition that moves counts as well: with many of them the average stands still for long.
  const sumOf = (shares: TaskProgress['partitions']): number =>
    shares.reduce((sum, share) => sum + (share.percent ?? 0), 0);
  const earlier = before?.partitions ?? [];
  const isComparable = earlier.length > 0 && earlier.length === partitions.length;
  const hasMoved = last !== percent || (isComparable && sumOf(partitions) !== sumOf(earlier));
  const movedAt = hasMoved ? now : (before?.movedAt ?? now);
  run.update({ progress: { percent, partitions, recent, movedAt }, error: null });
}
