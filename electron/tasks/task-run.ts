import { isDeepStrictEqual } from 'node:util';
import { takesAway } from '@shared/domain/activity';
import type { Task, TaskStep } from '@shared/domain/task';
import { fail, FalconerError, toAppError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import { sleepUntil } from './clock';
import type { TaskClock } from './clock';
import { whyElsewhere, whyNotSent } from './gate';
import type { ConnectionFacts } from './gate';
import { Stopped, Undone, UnknownOutcome } from './outcome';
import type { Looking } from './outcome';
import type { RunRecord } from './run-record';

/** What a run tells of itself and works with. */
interface RunParts {
  changed: (task: Task) => void;
  save: (task: Task) => Promise<void>;
  record: RunRecord;
  connection: () => ConnectionFacts;
}

/** A task on its way: its present snapshot, and how it changes. Every snapshot is a new, frozen object. */
export class TaskRun {
  readonly clock: TaskClock;
  /** Aborts when the application lets go of its tasks: nothing is sent, told or awaited after that. */
  readonly life: AbortSignal;
  #task: Readonly<Task>;
  readonly #changed: (task: Task) => void;
  readonly #save: (task: Task) => Promise<void>;
  readonly #record: RunRecord;
  readonly #watching = new AbortController();
  readonly #undo = new AbortController();
  readonly #connection: () => ConnectionFacts;
  /** When it was begun, had waited, or sent something last. */
  #lastMoved: number;
  readonly #sends = (): void => {
    const drops = takesAway(this.#task.kind);
    const restMs = this.clock.now() - this.#lastMoved;
    const why = whyNotSent(this.#connection(), this.#task, { drops, restMs });
    if (why !== null) throw new FalconerError(why);
    this.#lastMoved = this.clock.now();
    this.#record.sends();
  };

  /**
   * @param changed is told every new snapshot
   * @param save puts the task on the disk, before each of its steps
   * @param record tells the activity log of each step that changes a server
   * @param connection the task's connection as it is now
   */
  constructor(
    task: Task,
    clock: TaskClock,
    life: AbortSignal,
    { changed, save, record, connection }: RunParts,
  ) {
    this.#task = Object.freeze(task);
    this.clock = clock;
    this.life = life;
    this.#changed = changed;
    this.#save = save;
    this.#record = record;
    this.#connection = connection;
    this.#lastMoved = clock.now();
  }

  get task(): Task {
    return this.#task;
  }

  get isRunning(): boolean {
    return this.#task.status === 'running';
  }

  /** Everything that it had to send was accepted; it looks how that goes on. */
  get onlyWatches(): boolean {
    return (
      this.isRunning && this.#task.steps.some(({ kind, status }) => kind === 'watch' && status === 'running')
    );
  }

  /** Aborts when nobody watches any more. Requests are not touched by it, only looking. */
  get watching(): AbortSignal {
    return this.#watching.signal;
  }

  /** How the last change of the task is looked for: until the user stops watching. */
  get looking(): Looking {
    return { clock: this.clock, life: this.life, signal: this.watching, sends: this.#sends };
  }

  /** How a change is looked for that another one follows: the user asked for both, so only quitting ends it. */
  get lookingThrough(): Looking {
    return { clock: this.clock, life: this.life, signal: this.life, sends: this.#sends };
  }

  /** Throws `leadsElsewhere` if its connection leads to another server than when it was agreed to. */
  checkPlace(): void {
    const why = whyElsewhere(this.#connection(), this.#task);
    if (why?.code === 'leadsElsewhere') throw new FalconerError(why);
  }

  /** The user looks away: a task that only looks ends, one that still has something to send goes on until then. */
  stopWatching(): void {
    this.#watching.abort();
  }

  /** Waits that long; throws {@link Undone} if it is taken back meanwhile, and {@link Stopped} when all ends. */
  async waitForUndo(ms: number): Promise<void> {
    this.#lastMoved = this.clock.now() + ms;
    this.update({ waitsUntil: this.#lastMoved });
    const either = AbortSignal.any([this.#undo.signal, this.life]);
    await sleepUntil(this.clock, this.#lastMoved, either);
    if (this.life.aborted) throw new Stopped();
    if (this.#undo.signal.aborted) throw new Undone();
  }

  /** Takes it back, if it waits for that; throws `taskConflict` if it is too late. */
  undo(): void {
    const { collection, kind, steps } = this.#task;
    const isWaiting = steps.some((step) => step.kind === 'wait' && step.status === 'running');
    if (!this.isRunning || !isWaiting) fail('taskConflict', { params: { collection, task: kind } });
    this.#undo.abort();
  }

  /** Changes a running task; one that has ended keeps its end, whatever a late answer brings. */
  update(patch: Partial<Task>): void {
    const next = { ...this.#task, ...patch };
    if (!this.isRunning || this.life.aborted || isDeepStrictEqual(next, this.#task)) return;
    this.#task = Object.freeze(next);
    this.#changed(this.#task);
  }

  /** Puts the task on the disk as it is, before something that cannot be taken back. */
  keep(): Promise<void> {
    return this.#save(this.#task);
  }

  /** Carries out the next step of that kind and marks how it ended. */
  async step(kind: TaskStep['kind'], work: () => Promise<void>): Promise<void> {
    if (this.life.aborted) throw new Stopped();
    const at = this.#task.steps.findIndex((step) => step.kind === kind && step.status === 'waiting');
    const mark = (status: TaskStep['status']): void => {
      this.update({
        steps: this.#task.steps.map((step, index) => (index === at ? { ...step, status } : step)),
      });
    };
    mark('running');
    try {
      await this.keep();
      await this.#record.begins(this.#task, kind);
      await work();
      await this.#record.passed(kind);
    } catch (thrown) {
      this.#leaveIfOver();
      await this.#record.failed(thrown);
      // Watching that was stopped leaves nothing open; a request that was sent and not seen through does.
      if (thrown instanceof Undone) mark('skipped');
      else if (thrown instanceof Stopped)
        mark(kind === 'watch' || kind === 'buildIndex' ? 'skipped' : 'unknown');
      else mark(thrown instanceof UnknownOutcome ? 'unknown' : 'failed');
      throw thrown;
    }
    mark('done');
  }

  /** What is open when the application quits is for its next start to find out. */
  #leaveIfOver(): void {
    if (this.life.aborted) this.#record.leave();
  }

  /** Runs the task's work to its end. Never rejects: how it went is in the snapshot. */
  async run(work: () => Promise<void>): Promise<void> {
    const stop = (): void => {
      this.#watching.abort();
    };
    this.life.addEventListener('abort', stop);
    const [status, error] = await this.#endOf(work);
    this.#leaveIfOver();
    await this.#record.over(this.#task, status, error);
    this.#end(status, error);
    this.life.removeEventListener('abort', stop);
  }

  async #endOf(work: () => Promise<void>): Promise<[Exclude<Task['status'], 'running'>, AppError | null]> {
    try {
      await work();
      return ['done', null];
    } catch (thrown) {
      if (thrown instanceof Undone) return ['undone', null];
      if (thrown instanceof Stopped) return ['stopped', null];
      return thrown instanceof UnknownOutcome ? ['unknown', thrown.error] : ['failed', toAppError(thrown)];
    }
  }

  #end(status: Task['status'], error: AppError | null): void {
    const steps = this.#task.steps.map((step) =>
      step.status === 'waiting' ? ({ ...step, status: 'skipped' } as const) : step,
    );
    this.update({ status, error, steps, endedAt: this.clock.now() });
  }
}
