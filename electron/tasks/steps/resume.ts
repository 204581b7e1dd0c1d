import type { CollectionRef } from '@shared/domain/refs';
import type { Task, TaskStep } from '@shared/domain/task';
import { appError, FalconerError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import { UnknownOutcome } from '../outcome';
import type { TaskRun } from '../task-run';
import { watch } from '../watcher';
import { isNameTaken } from '../../archive/recreate-facts';
import { areAliasesGone } from './aliases';
import { contextOf, forgetLoaded } from './context';
import type { StepContext, StepDeps, Work } from './context';
import { isCollectionGone, isPartitionGone } from './check';
import { findIndex, watchBuild } from './index-build';
import { isAboutName, isNameChanged } from './name-endings';
import { isUnderWay } from './load';
import { isReleased } from './release';
import { watchLoad, watchRefresh } from './watch';

/** What is known of what was left: nothing was sent, it was released and no more, or it is as it is now. */
type Left =
  | ('noIndex' | 'indexBuilt' | 'nothing' | 'released' | 'notReleased' | 'notDropped' | 'notLoaded')
  | ('notChanged' | 'notMade' | 'madeInPart' | 'notCompared' | 'aliasesRemoved')
  | 'unknown';

function interrupted({ collection }: Task, left: Left): AppError {
  return appError('interrupted', { params: { collection, left } });
}

const targetOf = ({ connectionId, database, collection, collectionId }: Task): CollectionRef => ({
  ...{ connectionId, database, collection, collectionId },
});

/** The steps of a task that goes on: the one that was under way is taken up again. */
export function stepsToResume(steps: readonly TaskStep[]): TaskStep[] {
  return steps.map((step) => (step.status === 'running' ? { ...step, status: 'waiting' } : step));
}

/** Waits until the server can be read; a connection that is closed is waited for until somebody opens it. */
async function untilReachable({ run, server, target }: StepContext): Promise<void> {
  const verdict = await watch(run, async () => {
    await server().collectionsInMemory(target.database);
    return 'arrived';
  });
  if (verdict !== 'arrived') throw new FalconerError(verdict);
}

/** How each step that may have been sent is found out. Nothing is sent again: much may have happened since. */
const endings: Readonly<Record<TaskStep['kind'], (context: StepContext, run: TaskRun) => Promise<void>>> = {
  release: async (context, run) => {
    const { task } = run;
    await run.step('release', async () => {
      if (!(await isReleased(context, task.partitions))) throw failed(task, 'notReleased');
      if (task.partitions === null) forgetLoaded(context);
    });
    if (task.steps.some(({ kind }) => kind !== 'release')) throw failed(task, 'released');
  },
  wait: (_context, { task }) => Promise.reject(endedBetween(task)),
  keep: (_context, { task }) => Promise.reject(endedBetween(task)),
  check: (_context, { task }) => Promise.reject(endedBetween(task)),
  removeAliases: (context, run) =>
    run.step('removeAliases', async () => {
      const { task } = run;
      const gone = await areAliasesGone(context.server(), context.target, task.aliases ?? []);
      throw failed(task, gone.includes(true) ? 'aliasesRemoved' : 'nothing');
    }),
  drop: (context, run) =>
    run.step('drop', async () => {
      const { task } = run;
      if (isAboutName(task)) return endOfName(context, task, 'notDropped');
      const partition = task.kind === 'dropPartition' ? (task.partitions?.[0] ?? null) : null;
      const isGone =
        partition === null
          ? await isCollectionGone(context.server(), context.target)
          : await isPartitionGone(context.server(), {
              ...{ ...context.target, partition, partitionId: task.partitionId ?? null },
            });
      if (!isGone) throw failed(task, 'notDropped');
    }),
  change: (context, run) => run.step('change', () => endOfName(context, run.task, 'notChanged')),
  load: async (context, run) => {
    await run.step('load', async () => {
      if (run.task.kind === 'refreshLoad') throw new UnknownOutcome(interrupted(run.task, 'unknown'));
      if (!(await isUnderWay(context, run.task.partitions)))
        throw new UnknownOutcome(interrupted(run.task, 'notLoaded'));
    });
    await endings.watch(context, run);
  },
  watch: (context, run) =>
    run.step('watch', () =>
      run.task.kind === 'refreshLoad' ? watchRefresh(context) : watchLoad(context, run.task.partitions),
    ),
  createIndex: async (context, run) => {
    const { index } = run.task;
    await run.step('createIndex', async () => {
      if (index === undefined || (await findIndex(context, index)) === undefined)
        throw failed(run.task, 'noIndex');
    });
    await endings.buildIndex(context, run);
  },
  buildIndex: async (context, run) => {
    const { task } = run;
    const { index } = task;
    if (index === undefined) throw failed(task, 'noIndex');
    await run.step('buildIndex', () => watchBuild(context, index));
    if (task.steps.some(({ kind }) => kind === 'load')) throw failed(task, 'indexBuilt');
  },
  // What was made stays, and the rest is not sent: the copy in the archive has all of it.
  createCollection: (context, run) =>
    run.step('createCollection', async () => {
      const { task } = run;
      throw failed(task, (await isNameTaken(context.server(), context.target)) ? 'madeInPart' : 'notMade');
    }),
  createPartitions: (_context, { task }) => Promise.reject(failed(task, 'madeInPart')),
  createIndexes: (_context, { task }) => Promise.reject(failed(task, 'madeInPart')),
  createAliases: (_context, { task }) => Promise.reject(failed(task, 'madeInPart')),
  compare: (_context, { task }) => Promise.reject(failed(task, 'notCompared')),
  restore: (_context, { task }) => Promise.reject(new UnknownOutcome(interrupted(task, 'unknown'))),
};

const failed = (task: Task, left: Left): FalconerError => new FalconerError(interrupted(task, left));
/** No change was under way: all that may have happened is what had ended. */
function endedBetween(task: Task): FalconerError {
  const isBehind = (step: TaskStep['kind']): boolean =>
    task.steps.some(({ kind, status }) => kind === step && status === 'done');
  if (isBehind('createCollection')) return failed(task, 'madeInPart');
  if (isBehind('removeAliases')) return failed(task, 'aliasesRemoved');
  return failed(task, isBehind('release') ? 'released' : 'nothing');
}
/** Throws unless what a task about a name was to reach is so now. */
async function endOfName({ server }: StepContext, task: Task, left: Left): Promise<void> {
  const found = await isNameChanged(server(), task);
  if (found === null) throw new UnknownOutcome(interrupted(task, 'unknown'));
  if (!found) throw failed(task, left);
}

/** Finds out how a task ended, or goes on watching it, that was on its way when the application last ended. */
export function resumeWork(deps: StepDeps, task: Task): Work {
  const current = task.steps.find(({ status }) => status === 'running');
  return async (run) => {
    const context = contextOf(deps, run, targetOf(task));
    if (current === undefined) throw endedBetween(task);
    await untilReachable(context);
    await endings[current.kind](context, run);
  };
}
