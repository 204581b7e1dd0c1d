import type { CollectionRef, PartitionRef } from '@shared/domain/refs';
import { appError, FalconerError, toAppError } from '@shared/ipc/result';
import type { ErrorCode } from '@shared/ipc/result';
import type { DropWay } from '@shared/policy/drop-plan';
import { carryOut } from '../outcome';
import { removeAliases } from './aliases';
import {
  checkCollectionBeforeDrop,
  checkPartitionBeforeDrop,
  isCollectionGone,
  isPartitionGone,
} from './check';
import { contextOf, forgetLoaded } from './context';
import type { StepContext, StepDeps, Work } from './context';
import { release } from './release';
import { waitFirst } from './wait';

/** How a drop is carried out: in which steps, and how long it waits before them, in ms. */
export interface DropWork extends DropWay {
  waitMs: number;
}

/** What is told of a copy that was not kept as it is: it has nothing to do with keeping, and asking again may do. */
const TOLD: ReadonlySet<ErrorCode> = new Set([
  ...(['identityChanged', 'aliasGiven', 'collectionNotFound', 'databaseNotFound'] as const),
  'notSupported',
  ...(['notConnected', 'connectionLost', 'connectionRefused', 'timeout', 'cancelled'] as const),
]);

/** Keeps a copy of the definition; throws `copyNotKept` if that fails: then nothing may be dropped. */
async function keepFirst(
  context: StepContext,
  { keepCopy }: StepDeps,
  partition: string | null,
): Promise<void> {
  const { run, server, target } = context;
  await run.step('keep', async () => {
    try {
      run.update({ copyId: await keepCopy(server(), target, partition) });
    } catch (thrown) {
      const error = toAppError(thrown);
      if (TOLD.has(error.code)) throw thrown;
      const { detail, serverCode, code } = error;
      const params = { collection: target.collection };
      throw new FalconerError(
        appError('copyNotKept', { params, detail: detail ?? code, serverCode, retryable: true }),
        { cause: thrown },
      );
    }
  });
}

/**
 * Drop of a partition: keep a copy, release first where that was chosen, read both ids again, drop, see that it is
 * gone.
 */
export function dropPartitionWork(
  deps: StepDeps,
  target: PartitionRef,
  { keepsCopy, releaseFirst, waitMs }: DropWork,
): Work {
  return async (run) => {
    const context = contextOf(deps, run, target);
    const check = () => checkPartitionBeforeDrop(context.server(), target);
    await waitFirst(run, waitMs);
    if (keepsCopy) await keepFirst(context, deps, target.partition);
    if (releaseFirst === true) {
      await run.step('release', async () => {
        await check();
        await release(context, [target.partition], run.lookingThrough);
      });
    }
    await run.step('check', check);
    await run.step('drop', () =>
      carryOut(
        {
          send: () => context.server().dropPartition(target.database, target.collection, target.partition),
          isDone: () => isPartitionGone(context.server(), target),
        },
        run.looking,
      ),
    );
  };
}

/**
 * Drop of a collection: keep a copy, remove the aliases that were shown where the server wants that, read its id again,
 * and that no alias was added, drop, see that it is gone.
 */
export function dropCollectionWork(
  deps: StepDeps,
  target: CollectionRef,
  { keepsCopy, aliases = [], shownAliases, waitMs }: DropWork,
): Work {
  return async (run) => {
    const context = contextOf(deps, run, target);
    await waitFirst(run, waitMs);
    if (keepsCopy) await keepFirst(context, deps, null);
    if (aliases.length > 0) await run.step('removeAliases', () => removeAliases(context, aliases));
    await run.step('check', () => checkCollectionBeforeDrop(context.server(), target, shownAliases));
    await run.step('drop', async () => {
      await carryOut(
        {
          send: () => context.server().dropCollection(target.database, target.collection),
          isDone: () => isCollectionGone(context.server(), target),
        },
        run.looking,
      );
      forgetLoaded(context);
    });
  };
}
