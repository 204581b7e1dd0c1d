import type { ActivityConsent, ActivityOutcome } from '@shared/domain/activity';
import type { Task, TaskStep } from '@shared/domain/task';
import { toAppError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import type { ActivityIntent, ActivityRecorder, Recording } from '../activity';
import { Stopped, UnknownOutcome } from './outcome';

/** What stands behind a task: what the person agreed to, and the list that it is an item of. */
export interface TaskOrigin {
  /** Nothing was asked by default. */
  consent?: ActivityConsent;
  /** `n`: its place there, from 0. */
  bulk?: { id: string; n: number };
  /** Over what it was agreed to; what lacks is as the connection is now. */
  agreed?: { environment?: Task['environment']; fingerprint?: string | undefined };
}

/**
 * Which steps change a server, and where what they change has its end: a load that was accepted is not loaded, so that
 * it ends with its watching. A step that lacks here does not compile.
 */
const parts: Readonly<Record<TaskStep['kind'], 'whole' | 'begins' | 'ends' | null>> = {
  release: 'whole',
  restore: 'whole',
  drop: 'whole',
  load: 'begins',
  watch: 'ends',
  createIndex: 'begins',
  buildIndex: 'ends',
  change: 'whole',
  createCollection: 'begins',
  createPartitions: null,
  createIndexes: null,
  createAliases: null,
  compare: 'ends',
  removeAliases: 'whole',
  wait: null,
  keep: null,
  check: null,
};

function operationOf({ kind: task }: Task, step: TaskStep['kind']): ActivityIntent['operation'] {
  if (step === 'release' || step === 'restore' || step === 'createIndex') return step;
  if (step === 'removeAliases') return 'dropAlias';
  // What the other steps do is what their task is called by, but for a load: it may follow an index.
  return step === 'load' && task !== 'refreshLoad' ? 'load' : task;
}

/** What a step names besides its collection. What was left to the server is left out. */
function detailsOf(
  task: Task,
  step: TaskStep['kind'],
): { partitions: string[] | null; parameters: ActivityIntent['parameters'] } {
  const asked = step === 'restore' ? task.before : step === 'load' ? task.load : null;
  if (asked !== null) {
    const { partitions, ...options } = asked;
    const chosen = Object.entries(options).filter(([, value]) => value !== null && value !== false);
    return { partitions, parameters: Object.fromEntries(chosen) };
  }
  if (step === 'createIndex') return { partitions: null, parameters: { ...task.index } };
  if (step === 'removeAliases') return { partitions: null, parameters: { aliases: task.aliases ?? [] } };
  if (task.name !== undefined) {
    return {
      partitions: null,
      parameters: { name: task.name, ...(task.pointedTo && { from: task.pointedTo }) },
    };
  }
  // A load of some partitions that releases first releases the whole collection.
  const isOfPartitions = task.kind === 'release' || task.kind === 'dropPartition';
  const copy: ActivityIntent['parameters'] =
    step === 'drop' && task.copyId !== undefined ? { copy: task.copyId } : {};
  return { partitions: isOfPartitions ? task.partitions : null, parameters: copy };
}

function intentOf(task: Task, step: TaskStep['kind'], origin: TaskOrigin): ActivityIntent {
  const { connectionId, database, collection, collectionId, partitionId, id: taskId } = task;
  const whole = { database, collection: collection === '' ? null : collection };
  const { partitions, parameters } = detailsOf(task, step);
  return {
    ...{ connectionId, taskId, parameters, operation: operationOf(task, step) },
    fingerprint: task.fingerprint,
    target: { ...whole, collectionId, partitions, partitionId: partitionId ?? null },
    bulk: origin.bulk ?? null,
    consent: origin.consent ?? { kind: 'notAsked' },
  };
}

/** What a task writes into the activity log, step by step. */
export class RunRecord {
  readonly #recorder: ActivityRecorder | null;
  readonly #origin: TaskOrigin;
  /** Of a task of an earlier process: nothing is sent any more, and what that process announced is ended by reading. */
  readonly #isResumed: boolean;
  #open: Recording | null = null;
  #wasSent = false;
  #isLeft = false;
  #left: Promise<void> | null = null;

  constructor(recorder: ActivityRecorder | null, origin: TaskOrigin, isResumed: boolean) {
    this.#recorder = recorder;
    this.#origin = origin;
    this.#isResumed = isResumed;
  }

  /** Announces a step that changes a server, before it is taken. Throws `storageFailed` for a drop that cannot be. */
  async begins(task: Task, step: TaskStep['kind']): Promise<void> {
    if (this.#recorder === null) return;
    if (this.#isResumed) {
      await this.#takeUp(task, this.#recorder);
      return;
    }
    const part = parts[step];
    if (part !== 'whole' && part !== 'begins') return;
    this.#wasSent = false;
    this.#open = await this.#recorder.begin(intentOf(task, step, this.#origin));
  }

  #takeUp({ id }: Task, recorder: ActivityRecorder): Promise<void> {
    this.#left ??= recorder
      .left(({ taskId }) => taskId === id)
      .then(([recording]) => {
        this.#open = recording ?? null;
        this.#wasSent = true;
      });
    return this.#left;
  }

  /** A request is about to leave. */
  sends(): void {
    this.#wasSent = true;
  }

  async passed(step: TaskStep['kind']): Promise<void> {
    const part = parts[step];
    if (part === 'whole' || part === 'ends') await this.#end('done', null);
  }

  async failed(thrown: unknown): Promise<void> {
    const before = this.#wasSent ? null : 'notSent';
    if (thrown instanceof Stopped) await this.#end(before ?? 'stopped', null);
    else if (thrown instanceof UnknownOutcome) await this.#end('unknown', thrown.error);
    else await this.#end(before ?? 'failed', toAppError(thrown));
  }

  /** The task is at its end: so is what is still open of it. */
  async over(task: Task, status: Exclude<Task['status'], 'running'>, error: AppError | null): Promise<void> {
    if (this.#isResumed && this.#recorder !== null) await this.#takeUp(task, this.#recorder);
    await this.#end(status === 'undone' ? 'notSent' : status, error);
  }

  /** The application lets go of the task: how it ends is for its next start to find out. */
  leave(): void {
    this.#isLeft = true;
  }

  async #end(outcome: ActivityOutcome, error: AppError | null): Promise<void> {
    const open = this.#open;
    this.#open = null;
    if (this.#isLeft || open === null) return;
    await open.ended({ outcome, error, byReading: this.#isResumed && outcome !== 'stopped' });
  }
}
