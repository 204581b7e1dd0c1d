import type { Task, TaskProgress, TaskStep } from '@shared/domain/task';
import { FalconerError, toAppError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import type { TaskClock } from './clock';
import { UnknownOutcome } from './outcome';

/** A task on its way: its present snapshot, and how it changes. Every snapshot is a new object. */
export class TaskRun {
  readonly clock: TaskClock;
  /** Aborts when the application lets go of its tasks; nothing is awaited after that. */
  readonly life: AbortSignal;
  #task: Task;
  readonly #changed: (task: Task) => void;
  readonly #watching = new AbortController();

  constructor(task: Task, clock: TaskClock, life: AbortSignal, changed: (task: Task) => void) {
    this.#task = task;
    this.clock = clock;
    this.life = life;
    this.#changed = changed;
    life.addEventListener('abort', () => {
      this.#watching.abort();
    });
  }

  get task(): Task {
    return this.#task;
  }

  get isRunning(): boolean {
    return this.#task.status === 'running';
  }

  /** Aborts when the user no longer watches. Requests are not touched by it, only looking. */
  get watching(): AbortSignal {
    return this.#watching.signal;
  }

  /** The user looks away: a task that only watches ends, one that still has something to send goes on until then. */
  stopWatching(): void {
    this.#watching.abort();
  }

  update(patch: Partial<Task>): void {
    this.#task = { ...this.#task, ...patch };
    this.#changed(this.#task);
  }

  progress(progress: TaskProgress, error: AppError | null): void {
    this.update({ progress, error });
  }

  /** Carries out the next step of that kind and marks how it ended. */
  async step(kind: TaskStep['kind'], work: () => Promise<void>): Promise<void> {
    const at = this.#task.steps.findIndex((step) => step.kind === kind && step.status === 'waiting');
    const mark = (status: TaskStep['status']): void => {
      const steps = this.#task.steps.map((step, index) => (index === at ? { ...step, status } : step));
      this.update({ steps });
    };
    mark('running');
    try {
      await work();
    } catch (thrown) {
      mark(thrown instanceof UnknownOutcome ? 'unknown' : 'failed');
      throw thrown;
    }
    mark(this.#isStopped(kind) ? 'skipped' : 'done');
  }

  #isStopped(kind: TaskStep['kind']): boolean {
    return kind === 'watch' && this.watching.aborted;
  }

  /** Runs the task's work to its end. Never rejects: how it went is in the snapshot. */
  async run(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      const last = this.#task.steps.at(-1);
      this.#end(last?.status === 'skipped' ? 'stopped' : 'done', null);
    } catch (thrown) {
      if (thrown instanceof UnknownOutcome) this.#end('unknown', thrown.error);
      else this.#end('failed', thrown instanceof FalconerError ? thrown.error : toAppError(thrown));
    }
  }

  #end(status: Task['status'], error: AppError | null): void {
    // When the application quits, tasks stop as they are: nothing is said of their end.
    if (this.life.aborted) return;
    const steps = this.#task.steps.map((step) =>
      step.status === 'waiting' ? ({ ...step, status: 'skipped' } as const) : step,
    );
    this.update({ status, error, steps, endedAt: this.clock.now() });
  }
}
