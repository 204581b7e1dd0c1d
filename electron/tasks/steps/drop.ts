import type { CollectionRef, PartitionRef } from '@shared/domain/refs';
import { appError, FalconerError, toAppError } from '@shared/ipc/result';
import type { ErrorCode } from '@shared/ipc/result';
import type { DropWay } from '@shared/policy/drop-plan';
import { carryOut, readThrough, Stopped } from '../outcome';
import { removeAliases } from './aliases';
import {
  checkCollectionBeforeDrop,
  checkPartitionBeforeDrop,
  isCollectionGone,
  isPartitionGone,
} from './check';
import { contextOf, forgetLoaded } from './context';
import type { CopyWish, StepContext, StepDeps, Work } from './context';
import { release } from './release';
import { formerLoadOf } from './restore';
import { waitFirst } from './wait';

/** How a drop is carried out: in which steps, and how long it waits before them, in ms. */
export interface DropWork extends DropWay {
  waitMs: number;
}

/** What is told of a copy that was not kept as it is: it has nothing to do with keeping, and asking again may do. */
const TOLD: ReadonlySet<ErrorCode> = new Set([
  ...(['identityChanged', 'aliasGiven', 'collectionNotFound', 'databaseNotFound'] as const),
  ...(['notSupported', 'leadsElsewhere'] as const),
  ...(['notConnected', 'connectionLost', 'connectionRefused', 'timeout', 'cancelled'] as const),
]);

/** So long a copy is tried to be kept where what is in the way may pass, in ms: nothing was sent yet. */
const KEEP_MS = 10_000;

/** Keeps a copy of the definition; throws `copyNotKept` if that fails: then nothing may be dropped. */
async function keepFirst(context: StepContext, { keepCopy }: StepDeps, wish: CopyWish): Promise<void> {
  const { run, server, target } = context;
  await run.step('keep', async () => {
    try {
      // All of it each time: the copy has to be of one collection.
      const keep = () => keepCopy(server(), target, wish);
      run.update({ copyId: await readThrough(keep, run.lookingThrough, KEEP_MS) });
    } catch (thrown) {
      if (thrown instanceof Stopped) throw thrown;
      const error = toAppError(thrown);
      const { part } = error.params;
      if (part === undefined && TOLD.has(error.code)) throw thrown;
      const { detail, serverCode, code } = error;
      const params = { collection: target.collection, ...(part === undefined ? {} : { part }) };
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
  { keepsCopy, copyLacks: mayLack = [], releaseFirst, waitMs }: DropWork,
): Work {
  return async (run) => {
    const context = contextOf(deps, run, target);
    const check = () => checkPartitionBeforeDrop(context.server(), target);
    await waitFirst(run, waitMs);
    if (keepsCopy) await keepFirst(context, deps, { partition: target.partition, mayLack });
    if (releaseFirst === true) {
      await run.step('release', async () => {
        await check();
        // If the drop is not carried out after all, this brings the partition back into memory.
        run.update({ before: await formerLoadOf(context, target.partition) });
        await run.keep();
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
  { keepsCopy, copyLacks: mayLack = [], aliases = [], shownAliases, waitMs }: DropWork,
): Work {
  return async (run) => {
    const context = contextOf(deps, run, target);
    await waitFirst(run, waitMs);
    if (keepsCopy) await keepFirst(context, deps, { partition: null, mayLack });
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
