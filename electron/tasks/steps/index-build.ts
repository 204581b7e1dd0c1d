import type { Index } from '@shared/domain/collection';
import type { NewIndex } from '@shared/domain/index-request';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef } from '@shared/domain/refs';
import type { TaskStep } from '@shared/domain/task';
import { appError, fail, FalconerError } from '@shared/ipc/result';
import { loadSteps } from '@shared/policy/load-plan';
import { carryOut } from '../outcome';
import { watch } from '../watcher';
import type { Verdict } from '../watcher';
import { checkCollection, unlessGone } from './check';
import { contextOf } from './context';
import type { StepContext, StepDeps, Work } from './context';
import { loadWork } from './load';
import { showProgress } from './progress';

/** The steps of a task that creates an index, and loads afterwards if a load is given. */
export function createIndexSteps(thenLoad: LoadOptions | null): TaskStep['kind'][] {
  return ['createIndex', 'buildIndex', ...(thenLoad === null ? [] : loadSteps(thenLoad))];
}

/** The index that was asked for, if it is there now. */
export async function findIndex({ server, target }: StepContext, wish: NewIndex): Promise<Index | undefined> {
  const gateway = server();
  const indexes = await unlessGone(gateway.listIndexes(target.database, target.collection));
  // milvus-lite names every index by its field, whatever was asked for (seen on 3.2.1).
  const isNamed = gateway.server.flavor !== 'lite';
  return indexes?.find(({ field, name }) => field === wish.field && (!isNamed || name === wish.name));
}

async function sendCreate(context: StepContext, wish: NewIndex, isLast: boolean): Promise<void> {
  const { run, server, target } = context;
  const { database, collection } = target;
  await checkCollection(server(), target);
  const before = await server().listIndexes(database, collection);
  const present = before.find(({ field }) => field === wish.field);
  // What is there already could not be told from what this request made.
  if (present !== undefined) {
    fail('indexExists', { params: { collection, field: wish.field, name: present.name } });
  }
  const change = {
    send: () => server().createIndex(database, collection, wish),
    isDone: async () => (await findIndex(context, wish)) !== undefined,
  };
  await carryOut(change, isLast ? run.looking : run.lookingThrough);
}

function percentOf({ indexedRows, totalRows }: Index): number {
  const total = Number(totalRows ?? 0);
  // Less than all of it, however it rounds: only the state says that it is built.
  return total <= 0 ? 0 : Math.min(99, Math.floor((Number(indexedRows ?? 0) / total) * 100));
}

/** Reads how far the build is, and judges it. */
async function lookAtBuild(context: StepContext, wish: NewIndex): Promise<Verdict> {
  const { server, target } = context;
  const params = { collection: target.collection, field: wish.field, name: wish.name };
  const index = await findIndex(context, wish);
  if (index?.state === 'failed') {
    return appError(
      'indexBuildFailed',
      index.failReason === null ? { params } : { params, detail: index.failReason },
    );
  }
  if (index !== undefined && index.state !== 'finished') {
    showProgress(context.run, percentOf(index));
    return 'onTheWay';
  }
  // Neither the end nor the absence of an index counts if the collection is another one now.
  await checkCollection(server(), target);
  return index === undefined ? appError('indexGone', { params }) : 'arrived';
}

/** Watches a build to its end; throws `indexBuildFailed` with the server's reason, or `indexGone`. */
export async function watchBuild(context: StepContext, wish: NewIndex): Promise<void> {
  const verdict = await watch(context.run, async () => {
    try {
      return await lookAtBuild(context, wish);
    } catch (thrown) {
      const isOther =
        thrown instanceof FalconerError && /^(?:identityChanged|aliasGiven)$/.test(thrown.error.code);
      if (isOther) return thrown.error;
      throw thrown;
    }
  });
  if (verdict !== 'arrived') throw new FalconerError(verdict);
  // A load that follows has a progress of its own.
  context.run.update({ progress: null });
}

/**
 * Creates an index on a field that has none, once, and watches its build to its end: built, failed with the server's
 * reason, or gone with its collection. Then loads, if a load is given; nothing is loaded on an index that failed.
 */
export function createIndexWork(
  deps: StepDeps,
  target: CollectionRef,
  wish: NewIndex,
  thenLoad: LoadOptions | null,
): Work {
  return async (run) => {
    const context = contextOf(deps, run, target);
    await run.step('createIndex', () => sendCreate(context, wish, thenLoad === null));
    await run.step('buildIndex', () => watchBuild(context, wish));
    if (thenLoad !== null) await loadWork(deps, target, thenLoad)(run);
  };
}
