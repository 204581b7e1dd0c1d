import type { CollectionRef } from '@shared/domain/refs';
import { carryOut, UnknownOutcome } from '../outcome';
import type { Looking } from '../outcome';
import { findOwn } from '../watcher';
import { checkCollection, isCollectionGone, unlessGone } from './check';
import { contextOf, forgetLoaded } from './context';
import type { StepContext, StepDeps, Work } from './context';

async function isCollectionInMemory({ watcher, target }: StepContext): Promise<boolean> {
  // The whole list tells of all releases that have ended by then, and a bulk makes many at a time.
  const all = await watcher.readAnew(target.connectionId, target.database);
  return findOwn(all, { name: target.collection, id: target.collectionId }) !== undefined;
}

/**
 * Names of partitions that are in memory, of those given. Where the server tells only of whole collections each has
 * what its collection has; a collection that is gone has none.
 */
export async function partitionsInMemory(
  context: StepContext,
  partitions: readonly string[],
): Promise<string[]> {
  const { target } = context;
  const server = context.server();
  if (!server.capabilities.partitionMemory.supported) {
    return (await isCollectionInMemory(context)) ? [...partitions] : [];
  }
  const inMemory = await unlessGone(server.partitionsInMemory(target.database, target.collection));
  if (inMemory === null) return (await isCollectionGone(server, target)) ? [] : [...partitions];
  return inMemory.map(({ name }) => name).filter((name) => partitions.includes(name));
}

/** Whether something of the collection is seen in memory after some of it was released. */
async function isSomeLeft(context: StepContext): Promise<boolean> {
  try {
    return await isCollectionInMemory(context);
  } catch {
    return false;
  }
}

/** Whether the collection, or the partitions named, are out of memory. */
export async function isReleased(
  context: StepContext,
  partitions: readonly string[] | null,
): Promise<boolean> {
  return partitions === null
    ? !(await isCollectionInMemory(context))
    : (await partitionsInMemory(context, partitions)).length === 0;
}

/** Releases the collection, or the partitions named, and waits until that is out of memory. */
export async function release(
  context: StepContext,
  partitions: readonly string[] | null,
  looking: Looking,
): Promise<void> {
  const { server, target } = context;
  const { database, collection } = target;
  const change = {
    send: () =>
      partitions === null
        ? server().releaseCollection(database, collection)
        : server().releasePartitions(database, collection, partitions),
    isDone: () => isReleased(context, partitions),
  };
  try {
    await carryOut(change, looking);
  } catch (thrown) {
    // It may be in memory again by now, loaded by somebody else with other fields.
    if (thrown instanceof UnknownOutcome) forgetLoaded(context);
    throw thrown;
  }
  if (partitions === null || !(await isSomeLeft(context))) forgetLoaded(context);
}

/** Release of a collection or of some of its partitions. */
export function releaseWork(
  deps: StepDeps,
  target: CollectionRef,
  partitions: readonly string[] | null,
): Work {
  return async (run) => {
    const context = contextOf(deps, run, target);
    await run.step('release', async () => {
      await checkCollection(context.server(), target);
      await release(context, partitions, run.looking);
    });
  };
}
