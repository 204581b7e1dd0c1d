import type { TaskRun } from '../task-run';

/** Nothing is sent for so many ms, and it can be taken back until then; 0: there is no such step. */
export async function waitFirst(run: TaskRun, waitMs: number): Promise<void> {
  if (waitMs > 0) await run.step('wait', () => run.waitForUndo(waitMs));
}
