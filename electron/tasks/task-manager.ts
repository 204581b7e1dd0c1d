import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { CollectionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import { fail } from '@shared/ipc/result';
import type { ActivityRecorder } from '../activity';
import type { MilvusGateway } from '../milvus/gateway-types';
import type { TaskClock } from './clock';
import { realClock } from './clock';
import { createAttention } from './attention';
import type { ConnectionFacts } from './gate';
import type { TaskJournal } from './journal';
import { noJournal } from './journal';
import type { LoadRecords } from './load-records';
import type { KeepCopy, StepDeps, Work } from './steps/context';
import { resumeWork, stepsToResume } from './steps/resume';
import { createStarts } from './task-starts';
import type { Plan } from './task-starts';
import { RunRecord } from './run-record';
import type { TaskOrigin } from './run-record';
import { TaskRun } from './task-run';
import { listeners } from './listeners';
import type { TaskManager } from './task-types';
import { createMemoryWatcher } from './watcher';

/** Ended tasks that are kept; those that ended first make room. */
const MOST_ENDED = 200;

/** What tasks need of the rest of the application. */
export interface TaskManagerDeps {
  /** Throws `notConnected`. */
  gateway: (connectionId: string) => MilvusGateway;
  describeConnection(connectionId: string): ConnectionFacts;
  records: LoadRecords;
  /** Where tasks are kept that are on their way; none by default. */
  journal?: TaskJournal;
  /** How the copy is kept that a drop makes first. */
  keepCopy: KeepCopy;
  /** Where every step that changes a server is written down; nowhere by default. */
  recorder?: ActivityRecorder;
  clock?: TaskClock;
  newId?: () => string;
}

const isSameCollection = (task: Task, target: CollectionRef): boolean =>
  task.connectionId === target.connectionId &&
  task.database === target.database &&
  (task.collectionId !== null && target.collectionId !== null
    ? task.collectionId === target.collectionId
    : task.collection === target.collection);

function failBusy({ collection, database, kind }: Task): never {
  return fail('taskConflict', { params: { collection: collection || database, task: kind } });
}

/** The list of tasks, and what starts them. */
class Tasks {
  readonly changes = listeners<Task>();
  readonly dismissals = listeners<string>();
  /** Oldest first. */
  readonly #runs = new Map<string, TaskRun>();
  readonly #life = new AbortController();
  readonly #deps: TaskManagerDeps;
  readonly #clock: TaskClock;
  readonly #journal: TaskJournal;

  constructor(deps: TaskManagerDeps, clock: TaskClock) {
    // Every task listens to it, and many may run: that is no leak.
    setMaxListeners(0, this.#life.signal);
    this.#deps = deps;
    this.#clock = clock;
    this.#journal = deps.journal ?? noJournal();
  }

  start({ target, work, origin = {}, ...plan }: Plan): Task {
    const { kind, partitions, partitionId, aliases, load, index, name, pointedTo, recreated, steps } = plan;
    if (this.#life.signal.aborted) fail('cancelled');
    this.#makeWay(kind, target);
    const { connectionId, database, collection, collectionId } = target;
    const now = this.#deps.describeConnection(connectionId);
    const { environment, fingerprint } = { ...now, ...origin.agreed };
    const task: Task = {
      id: (this.#deps.newId ?? randomUUID)(),
      ...{ kind, status: 'running', connectionId, connectionName: now.name, environment },
      ...(fingerprint == null ? {} : { fingerprint }),
      ...{ database, collection, collectionId, partitions, load },
      ...(partitionId === undefined ? {} : { partitionId }),
      ...(aliases === undefined ? {} : { aliases }),
      ...(index === undefined ? {} : { index }),
      ...(name === undefined ? {} : { name }),
      ...(pointedTo === undefined ? {} : { pointedTo }),
      ...(recreated === undefined ? {} : { recreated }),
      steps: steps.map((step) => ({ kind: step, status: 'waiting' })),
      before: null,
      progress: null,
      startedAt: this.#clock.now(),
      endedAt: null,
      resumedAt: null,
      error: null,
    };
    this.#run(task, work, origin);
    return task;
  }

  /** Goes on with a task that was on its way when the application last ended. */
  resume(left: Task, work: Work): void {
    const resumedAt = this.#clock.now();
    this.#run({ ...left, steps: stepsToResume(left.steps), error: null, resumedAt }, work, {});
  }

  #run(task: Task, work: Work, origin: TaskOrigin): void {
    const run = new TaskRun(task, this.#clock, this.#life.signal, {
      changed: (changed) => {
        this.#tell(changed);
      },
      save: (changed) => this.#journal.save(changed),
      connection: () => this.#deps.describeConnection(task.connectionId),
      record: new RunRecord(this.#deps.recorder ?? null, origin, task.resumedAt !== null),
    });
    this.#runs.set(task.id, run);
    this.changes.tell(task);
    void run.run(() => work(run));
  }

  /** Throws `taskConflict` if another task works on the collection. */
  #makeWay(kind: Task['kind'], target: CollectionRef): void {
    const busy = [...this.#runs.values()].filter(
      ({ isRunning, task }) => isRunning && isSameCollection(task, target),
    );
    // A release takes back a load that was accepted: it need not be watched any more.
    const inTheWay = busy.find(({ onlyWatches }) => kind !== 'release' || !onlyWatches);
    if (inTheWay !== undefined) failBusy(inTheWay.task);
    for (const run of busy) run.stopWatching();
  }

  #tell(task: Task): void {
    this.changes.tell(task);
    if (task.status === 'running') return;
    this.#journal.remove(task.id);
    this.#makeRoom();
  }

  #makeRoom(): void {
    const ended = this.list().filter(({ status }) => status !== 'running');
    const byEnd = ended.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
    for (const { id } of byEnd.slice(MOST_ENDED)) this.#remove(id);
  }

  #remove(taskId: string): void {
    this.#runs.delete(taskId);
    this.dismissals.tell(taskId);
  }

  #find(taskId: string): TaskRun {
    return this.#runs.get(taskId) ?? fail('taskUnknown');
  }

  list(): Task[] {
    return [...this.#runs.values()].map(({ task }) => task).reverse();
  }

  stopWatching(taskId: string): void {
    this.#find(taskId).stopWatching();
  }

  undo(taskId: string): void {
    this.#find(taskId).undo();
  }

  dismiss(taskId: string): void {
    const { isRunning, task } = this.#find(taskId);
    if (isRunning) failBusy(task);
    this.#remove(taskId);
  }

  dispose(): void {
    this.#life.abort();
  }
}

/** See {@link TaskManager}. */
export function createTaskManager(deps: TaskManagerDeps): TaskManager {
  const { gateway, records, keepCopy, clock = realClock } = deps;
  const tasks = new Tasks(deps, clock);
  const attention = createAttention();
  const watcher = createMemoryWatcher(gateway, clock);
  const stepDeps: StepDeps = { gateway, records, attention, keepCopy, watcher };
  for (const left of deps.journal?.left() ?? []) tasks.resume(left, resumeWork(stepDeps, left));
  return {
    ...createStarts((plan) => tasks.start(plan), stepDeps),
    attend: (targets) => {
      attention.attend(targets);
    },
    list: () => tasks.list(),
    stopWatching: (taskId) => {
      tasks.stopWatching(taskId);
    },
    undo: (taskId) => {
      tasks.undo(taskId);
    },
    dismiss: (taskId) => {
      tasks.dismiss(taskId);
    },
    onChange: tasks.changes.add,
    onDismiss: tasks.dismissals.add,
    dispose: () => {
      tasks.dispose();
    },
  };
}
