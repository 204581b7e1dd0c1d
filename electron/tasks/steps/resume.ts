import type { CollectionRef } from '@shared/domain/refs';
import type { Task, TaskStep } from '@shared/domain/task';
import { appError, FalconerError, toAppError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import { createBelief } from '../belief';
import { Stopped, UnknownOutcome } from '../outcome';
import type { TaskRun } from '../task-run';
import { watch } from '../watcher';
import { isNameTaken } from '../../archive/recreate-facts';
import { aliasesGone, aliasesRemoved } from './aliases';
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
  | ('notChanged' | 'notMade' | 'madeInPart' | 'notCompared')
  | ('partitionReleased' | 'partitionNotReleased' | 'aliasesNotRemoved')
  | 'unknown';

function interrupted({ kind, collection, partitions }: Task, left: Left): AppError {
  const [partition] = kind === 'dropPartition' ? (partitions ?? []) : [];
  const params = { collection, left, ...(partition === undefined ? {} : { partition }) };
  return appError('interrupted', { params });
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

/** Failures of a read by which it is another one now. */
const telling: ReadonlySet<AppError['code']> = new Set(['identityChanged', 'aliasGiven']);

/** Failures of a read where nothing is left to look at. */
const noMore: ReadonlySet<AppError['code']> = new Set(['collectionNotFound', 'databaseNotFound']);

/**
 * Looks until what was sent shows. It may have been on its way when the application ended: that it was not carried out is
 * believed by the same rule as in the activity log.
 */
async function shows({ run }: StepContext, look: () => Promise<boolean>): Promise<boolean> {
  const belief = createBelief<null>(() => run.clock.now());
  let isSo = false;
  const verdict = await watch(run, async () => {
    try {
      isSo = await look();
      return isSo || belief.misses(null) ? 'arrived' : 'onTheWay';
    } catch (thrown) {
      if (thrown instanceof UnknownOutcome || thrown instanceof Stopped) throw thrown;
      belief.forget(null);
      const error = toAppError(thrown);
      if (telling.has(error.code)) return error;
      if (noMore.has(error.code)) throw new UnknownOutcome(error);
      throw thrown;
    }
  });
  if (verdict !== 'arrived') throw new FalconerError(verdict);
  return isSo;
}

/** How each step that may have been sent is found out. Nothing is sent again: much may have happened since. */
const endings: Readonly<Record<TaskStep['kind'], (context: StepContext, run: TaskRun) => Promise<void>>> = {
  release: async (context, run) => {
    const { task } = run;
    await run.step('release', async () => {
      const isOut = await shows(context, () => isReleased(context, task.partitions));
      if (!isOut) throw failed(task, ofRelease(task, 'notReleased'));
      if (task.partitions === null) forgetLoaded(context);
    });
    if (task.steps.some(({ kind }) => kind !== 'release')) throw failed(task, ofRelease(task, 'released'));
  },
  wait: (_context, { task }) => Promise.reject(endedBetween(task)),
  keep: (_context, { task }) => Promise.reject(endedBetween(task)),
  check: (_context, { task }) => Promise.reject(endedBetween(task)),
  removeAliases: (context, run) =>
    run.step('removeAliases', async () => {
      const { task } = run;
      const { aliases = [] } = task;
      let gone: string[] = [];
      await shows(context, async () => {
        gone = await aliasesGone(context.server(), context.target, aliases);
        return gone.length === aliases.length;
      });
      if (gone.length === 0) throw failed(task, 'aliasesNotRemoved');
      throw new FalconerError(aliasesRemoved(task.collection, gone));
    }),
  drop: (context, run) =>
    run.step('drop', async () => {
      const { task } = run;
      if (isAboutName(task)) {
        await endOfName(context, task, 'notDropped');
        return;
      }
      const partition = task.kind === 'dropPartition' ? (task.partitions?.[0] ?? null) : null;
      const isGone = (): Promise<boolean> =>
        partition === null
          ? isCollectionGone(context.server(), context.target)
          : isPartitionGone(context.server(), {
              ...{ ...context.target, partition, partitionId: task.partitionId ?? null },
            });
      if (!(await shows(context, isGone))) throw failed(task, 'notDropped');
    }),
  change: (context, run) => run.step('change', () => endOfName(context, run.task, 'notChanged')),
  load: async (context, run) => {
    await run.step('load', async () => {
      if (run.task.kind === 'refreshLoad') throw new UnknownOutcome(interrupted(run.task, 'unknown'));
      if (!(await shows(context, () => isUnderWay(context, run.task.partitions))))
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
      const isThere = async (): Promise<boolean> =>
        index !== undefined && (await findIndex(context, index)) !== undefined;
      if (!(await shows(context, isThere))) throw failed(run.task, 'noIndex');
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
      const isMade = await shows(context, () => isNameTaken(context.server(), context.target));
      throw failed(task, isMade ? 'madeInPart' : 'notMade');
    }),
  createPartitions: (_context, { task }) => Promise.reject(failed(task, 'madeInPart')),
  createIndexes: (_context, { task }) => Promise.reject(failed(task, 'madeInPart')),
  createAliases: (_context, { task }) => Promise.reject(failed(task, 'madeInPart')),
  compare: (_context, { task }) => Promise.reject(failed(task, 'notCompared')),
  restore: (_context, { task }) => Promise.reject(new UnknownOutcome(interrupted(task, 'unknown'))),
};

const failed = (task: Task, left: Left): FalconerError => new FalconerError(interrupted(task, left));
/** A release before a load is of the collection, and one before a drop of its partition. */
function ofRelease({ kind }: Task, left: 'released' | 'notReleased'): Left {
  if (kind !== 'dropPartition') return left;
  return left === 'released' ? 'partitionReleased' : 'partitionNotReleased';
}
/** No change was under way: all that may have happened is what had ended. */
function endedBetween(task: Task): FalconerError {
  const isBehind = (step: TaskStep['kind']): boolean =>
    task.steps.some(({ kind, status }) => kind === step && status === 'done');
  if (isBehind('createCollection')) return failed(task, 'madeInPart');
  if (isBehind('removeAliases')) {
    const { collection, aliases = [] } = task;
    return new FalconerError(aliasesRemoved(collection, aliases));
  }
  return failed(task, isBehind('release') ? ofRelease(task, 'released') : 'nothing');
}
/** Throws unless what a task about a name was to reach is so now. */
async function endOfName(context: StepContext, task: Task, left: Left): Promise<void> {
  const isChanged = await shows(context, async () => {
    const found = await isNameChanged(context.server(), task);
    if (found === null) throw new UnknownOutcome(interrupted(task, 'unknown'));
    return found;
  });
  if (!isChanged) throw failed(task, left);
}

/** Steps that send nothing. */
const QUIET: ReadonlySet<TaskStep['kind']> = new Set(['wait', 'keep', 'check']);

/** Finds out how a task ended, or goes on watching it, that was on its way when the application last ended. */
export function resumeWork(deps: StepDeps, task: Task): Work {
  const current = task.steps.find(({ status }) => status === 'running');
  return async (run) => {
    const context = contextOf(deps, run, targetOf(task));
    if (current === undefined) throw endedBetween(task);
    // Of those nothing has to be read to say how it ended.
    if (!QUIET.has(current.kind)) await untilReachable(context);
    await endings[current.kind](context, run);
  };
}
