import { randomUUID } from 'node:crypto';
import type { Environment } from '@shared/domain/environment';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef } from '@shared/domain/refs';
import type { Task, TaskStep } from '@shared/domain/task';
import { fail } from '@shared/ipc/result';
import { loadSteps } from '@shared/policy/load-plan';
import type { MilvusGateway } from '../milvus/gateway-types';
import type { TaskClock } from './clock';
import { realClock } from './clock';
import type { LoadRecords } from './load-records';
import { createMemoryReader } from './memory-reader';
import { TaskRun } from './task-run';
import type { TaskManager } from './task-types';
import type { Work, WorkParts } from './work';
import { dropCollectionWork, dropPartitionWork, loadWork, refreshWork, releaseWork } from './work';

/** Ended tasks that are kept; the oldest make room. */
const MOST_ENDED = 200;

/** What tasks need of the rest of the application. */
export interface TaskManagerDeps {
  /** Throws `notConnected`. */
  gateway: (connectionId: string) => MilvusGateway;
  describeConnection(connectionId: string): { name: string; environment: Environment };
  records: LoadRecords;
  clock?: TaskClock;
  newId?: () => string;
}

interface Plan {
  kind: Task['kind'];
  target: CollectionRef;
  partitions: readonly string[] | null;
  load: LoadOptions | null;
  steps: TaskStep['kind'][];
  work: Work;
}

/** A set of listeners, each told until its returned function is called. */
function listeners<T>() {
  const all = new Set<(value: T) => void>();
  return {
    tell: (value: T): void => {
      for (const listener of [...all]) listener(value);
    },
    add: (listener: (value: T) => void) => {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    },
  };
}

const isSameCollection = (task: Task, target: CollectionRef): boolean =>
  task.connectionId === target.connectionId &&
  task.database === target.database &&
  (task.collectionId !== null && target.collectionId !== null
    ? task.collectionId === target.collectionId
    : task.collection === target.collection);

/** The list of tasks, and what starts them. */
class Tasks {
  readonly changes = listeners<Task>();
  readonly dismissals = listeners<string>();
  readonly #runs = new Map<string, TaskRun>();
  readonly #life = new AbortController();
  readonly #deps: TaskManagerDeps;
  readonly #clock: TaskClock;

  constructor(deps: TaskManagerDeps) {
    this.#deps = deps;
    this.#clock = deps.clock ?? realClock;
  }

  get parts(): WorkParts {
    const { gateway, records } = this.#deps;
    return { gateway, records, memory: createMemoryReader(gateway, this.#clock) };
  }

  start({ kind, target, partitions, load, steps, work }: Plan): Task {
    this.#refuseConflict(target);
    const { name, environment } = this.#deps.describeConnection(target.connectionId);
    const task: Task = {
      id: (this.#deps.newId ?? randomUUID)(),
      kind,
      status: 'running',
      connectionId: target.connectionId,
      connectionName: name,
      environment,
      database: target.database,
      collection: target.collection,
      collectionId: target.collectionId,
      partitions: partitions === null ? null : [...partitions],
      load,
      steps: steps.map((step) => ({ kind: step, status: 'waiting' })),
      progress: null,
      startedAt: this.#clock.now(),
      endedAt: null,
      error: null,
    };
    const run = new TaskRun(task, this.#clock, this.#life.signal, (changed) => {
      this.changes.tell(changed);
    });
    this.#runs.set(task.id, run);
    this.#makeRoom();
    this.changes.tell(task);
    void run.run(() => work(run));
    return task;
  }

  #refuseConflict(target: CollectionRef): void {
    const busy = [...this.#runs.values()].find(
      ({ isRunning, task }) => isRunning && isSameCollection(task, target),
    );
    if (busy === undefined) return;
    fail('taskConflict', { params: { collection: target.collection, task: busy.task.kind } });
  }

  #makeRoom(): void {
    const ended = [...this.#runs.values()].filter(({ isRunning }) => !isRunning);
    for (const { task } of ended.slice(0, Math.max(0, ended.length - MOST_ENDED))) this.#remove(task.id);
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

  dismiss(taskId: string): void {
    const { isRunning, task } = this.#find(taskId);
    if (isRunning) fail('taskConflict', { params: { collection: task.collection, task: task.kind } });
    this.#remove(taskId);
  }

  dispose(): void {
    this.#life.abort();
  }
}

/** See {@link TaskManager}. */
export function createTaskManager(deps: TaskManagerDeps): TaskManager {
  const tasks = new Tasks(deps);
  const { parts } = tasks;
  return {
    startLoad: (target, load) =>
      tasks.start({
        kind: 'load',
        target,
        partitions: load.partitions,
        load,
        steps: loadSteps(load),
        work: loadWork(parts, target, load),
      }),
    startRefreshLoad: (target) =>
      tasks.start({
        ...{ kind: 'refreshLoad', target, partitions: null, load: null, steps: ['load', 'watch'] },
        work: refreshWork(parts, target),
      }),
    startRelease: (target, partitions) =>
      tasks.start({
        ...{ kind: 'release', target, partitions, load: null, steps: ['release'] },
        work: releaseWork(parts, target, partitions),
      }),
    startDropPartition: (target, releaseFirst) =>
      tasks.start({
        ...{ kind: 'dropPartition', target, partitions: [target.partition], load: null },
        steps: releaseFirst ? ['release', 'check', 'drop'] : ['check', 'drop'],
        work: dropPartitionWork(parts, target, releaseFirst),
      }),
    startDropCollection: (target) =>
      tasks.start({
        ...{ kind: 'dropCollection', target, partitions: null, load: null, steps: ['check', 'drop'] },
        work: dropCollectionWork(parts, target),
      }),
    list: () => tasks.list(),
    stopWatching: (taskId) => {
      tasks.stopWatching(taskId);
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
