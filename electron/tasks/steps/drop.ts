import type { CollectionRef, PartitionRef } from '@shared/domain/refs';
import { carryOut } from '../outcome';
import type { TaskRun } from '../task-run';
import { checkBeforeDrop, checkPartitionBeforeDrop, isCollectionGone, unlessGone } from './check';
import { contextOf, forgetLoaded } from './context';
import type { StepContext, StepDeps, Work } from './context';
import { release } from './release';

/** Nothing is sent for a while, if there is a while. */
async function waitFirst(run: TaskRun, waitMs: number): Promise<void> {
  if (waitMs > 0) await run.step('wait', () => run.waitForUndo(waitMs));
}

/** Drop of a partition: release first where that was chosen, read both ids again, drop, see that it is gone. */
export function dropPartitionWork(
  deps: StepDeps,
  target: PartitionRef,
  { releaseFirst, waitMs }: { releaseFirst: boolean; waitMs: number },
): Work {
  return async (run) => {
    const context = contextOf(deps, run, target);
    const check = () => checkPartitionBeforeDrop(context.server(), target);
    await waitFirst(run, waitMs);
    if (releaseFirst) {
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
          isDone: () => isPartitionGone(context),
        },
        run.looking,
      ),
    );
  };
}

/** Whether a partition, or all of its collection, is gone. */
export async function isPartitionGone({
  server,
  target,
}: Pick<StepContext<PartitionRef>, 'server' | 'target'>): Promise<boolean> {
  const { database, collection, partition, partitionId } = target;
  const partitions = await unlessGone(server().listPartitions(database, collection));
  if (partitions === null) return isCollectionGone(server(), target);
  const found = partitions.find(({ name }) => name === partition);
  // Another id means that this one is gone and somebody made a new one.
  return found === undefined || (partitionId !== null && found.id !== partitionId);
}

/** Drop of a collection: read its id again, drop, see that it is gone. */
export function dropCollectionWork(deps: StepDeps, target: CollectionRef, waitMs: number): Work {
  return async (run) => {
    const context = contextOf(deps, run, target);
    await waitFirst(run, waitMs);
    await run.step('check', () => checkBeforeDrop(context.server(), target));
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
