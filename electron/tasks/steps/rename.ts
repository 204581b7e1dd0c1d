import type { CollectionRef, DatabaseRef } from '@shared/domain/refs';
import { fail } from '@shared/ipc/result';
import type { MilvusGateway } from '../../milvus/gateway-types';
import { carryOut } from '../outcome';
import { checkBeforeDrop, unlessGone } from './check';
import { contextOf, forgetLoaded } from './context';
import type { StepDeps, Work } from './context';

/** Throws `alreadyExists` if a collection or an alias has the name. */
export async function checkNameIsFree(
  server: MilvusGateway,
  { database }: DatabaseRef,
  name: string,
): Promise<void> {
  const found = await unlessGone(server.describeCollection(database, name));
  if (found !== null) fail('alreadyExists', { params: { name, collection: found.name } });
}

/**
 * Whether a collection has the name now: that very one where there are ids; where there are none, one has it and none
 * has the name of before. Found under neither name, or under both, it tells nothing of what became of a request in
 * between: that throws `collectionNotFound` or `alreadyExists`.
 */
export async function isRenamed(
  server: MilvusGateway,
  target: CollectionRef,
  name: string,
): Promise<boolean> {
  const { database, collection, collectionId } = target;
  const now = await unlessGone(server.describeCollection(database, name));
  // An alias of the name would be described by the name of its collection.
  const isThere = now?.name === name && (collectionId === null || now.id === collectionId);
  if (isThere && collectionId !== null) return true;
  const before = await unlessGone(server.describeCollection(database, collection));
  const stays = before?.name === collection && (collectionId === null || before.id === collectionId);
  if (isThere && stays) fail('alreadyExists', { params: { name } });
  if (!isThere && !stays) fail('collectionNotFound', { params: { database, collection } });
  return isThere;
}

/**
 * Rename of a collection in its database: read that it is the one shown and that the name is free, rename, see that it
 * has the new name. What is remembered of its load is kept by its id and stays.
 */
export function renameCollectionWork(deps: StepDeps, target: CollectionRef, name: string): Work {
  return async (run) => {
    const context = contextOf(deps, run, target);
    const { server } = context;
    await run.step('check', async () => {
      await checkBeforeDrop(server(), target);
      await checkNameIsFree(server(), target, name);
    });
    await run.step('change', async () => {
      await carryOut(
        {
          send: () => server().renameCollection(target.database, target.collection, name),
          isDone: () => isRenamed(server(), target, name),
        },
        run.looking,
      );
      if (!server().capabilities.renameKeepsMemory.supported) forgetLoaded(context);
    });
  };
}
