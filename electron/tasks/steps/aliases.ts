import type { CollectionRef } from '@shared/domain/refs';
import { fail } from '@shared/ipc/result';
import type { CallOptions, CollectionDescription, MilvusGateway } from '../../milvus/gateway-types';
import { carryOut } from '../outcome';
import { checkBeforeDrop, unlessGone } from './check';
import { contextOf } from './context';
import type { StepContext, StepDeps, Work } from './context';
import { checkNameIsFree } from './rename';
import { waitFirst } from './wait';

/** A collection that an alias points to. */
export type Pointed = Pick<CollectionRef, 'collection' | 'collectionId'>;

/**
 * What an alias stands for; null if there is no such alias, also where a collection itself has the name. Asked by
 * describing it, which every version answers; DescribeAlias came with 2.3.
 */
export async function readAlias(
  server: MilvusGateway,
  database: string,
  alias: string,
  options?: CallOptions,
): Promise<CollectionDescription | null> {
  const found = await unlessGone(server.describeCollection(database, alias, options));
  return found === null || found.name === alias ? null : found;
}

const isSame = (found: CollectionDescription, { collection, collectionId }: Pointed): boolean =>
  collectionId === null ? found.name === collection : found.id === collectionId;

const failMoved = (alias: string, expected: string, found: string): never =>
  fail('aliasMoved', { params: { alias, expected, found } });

/** Throws `aliasNotFound`, or `aliasMoved` if it stands for another collection than the one that was shown. */
async function checkAlias(
  server: MilvusGateway,
  database: string,
  alias: string,
  shown: Pointed,
): Promise<void> {
  const found = await readAlias(server, database, alias);
  if (found === null) fail('aliasNotFound', { params: { alias } });
  if (!isSame(found, shown)) failMoved(alias, shown.collection, found.name);
}

/**
 * Whether an alias stands for that very collection now. Neither that nor as before (`from`; null: there was none) tells
 * nothing of what became of a request in between: that throws `aliasMoved` or `aliasNotFound`.
 */
export async function isPointed(
  server: MilvusGateway,
  { database, collection, collectionId }: CollectionRef,
  alias: string,
  from: Pointed | null,
): Promise<boolean> {
  const found = await readAlias(server, database, alias);
  if (found === null) return from === null ? false : fail('aliasNotFound', { params: { alias } });
  if (isSame(found, { collection, collectionId })) return true;
  return from !== null && isSame(found, from) ? false : failMoved(alias, collection, found.name);
}

/** Whether there is no such alias any more; throws `aliasMoved` where it stands for another collection by now. */
export async function isAliasGone(
  server: MilvusGateway,
  target: CollectionRef,
  alias: string,
): Promise<boolean> {
  const found = await readAlias(server, target.database, alias);
  if (found === null) return true;
  return isSame(found, target) ? false : failMoved(alias, target.collection, found.name);
}

/**
 * Removes the aliases of a collection, one after the other, each seen through. Before the first it throws `aliasAdded`
 * if there is one more than were named, and `aliasMoved` if one points to another collection by now.
 */
export async function removeAliases(context: StepContext, aliases: readonly string[]): Promise<void> {
  const { server, target, run } = context;
  const { database, collection } = target;
  await checkBeforeDrop(server(), target);
  const present = await server().describeCollection(database, collection);
  const more = present.aliases.filter((alias) => !aliases.includes(alias));
  if (more.length > 0) fail('aliasAdded', { params: { collection, aliases: more.join(', ') } });
  // All are read before the first is removed: one that points elsewhere leaves the others as they are.
  const left = [];
  for (const alias of aliases) if (!(await isAliasGone(server(), target, alias))) left.push(alias);
  for (const alias of left) {
    // Removing the one before it may have taken long.
    if (await isAliasGone(server(), target, alias)) continue;
    const change = {
      send: () => server().dropAlias(database, alias),
      isDone: () => isAliasGone(server(), target, alias),
    };
    await carryOut(change, run.lookingThrough);
  }
}

/** Of each alias whether there is no such alias any more, or it points elsewhere. */
export async function areAliasesGone(
  server: MilvusGateway,
  target: CollectionRef,
  aliases: readonly string[],
): Promise<boolean[]> {
  const found = await Promise.all(aliases.map((alias) => readAlias(server, target.database, alias)));
  return found.map((each) => each === null || !isSame(each, target));
}

/** A new alias: read that the collection is the one shown and the name free, create, see that it points there. */
export function createAliasWork(deps: StepDeps, target: CollectionRef, alias: string): Work {
  return async (run) => {
    const { server } = contextOf(deps, run, target);
    const { database, collection } = target;
    await run.step('check', async () => {
      await checkBeforeDrop(server(), target);
      await checkNameIsFree(server(), target, alias);
    });
    await run.step('change', () =>
      carryOut(
        {
          send: () => server().createAlias(database, alias, collection),
          isDone: () => isPointed(server(), target, alias, null),
        },
        run.looking,
      ),
    );
  };
}

/** An alias that is to point elsewhere: read that all three are as shown, alter, see that it points there. */
export function alterAliasWork(deps: StepDeps, target: CollectionRef, alias: string, from: Pointed): Work {
  return async (run) => {
    const { server } = contextOf(deps, run, target);
    const { database, collection } = target;
    await run.step('check', async () => {
      await checkBeforeDrop(server(), target);
      await checkAlias(server(), database, alias, from);
    });
    await run.step('change', () =>
      carryOut(
        {
          send: () => server().alterAlias(database, alias, collection),
          isDone: () => isPointed(server(), target, alias, from),
        },
        run.looking,
      ),
    );
  };
}

/**
 * Drop of an alias: read that it still points to the collection that was shown, drop once, see that it is gone. The
 * collection itself is left as it is.
 */
export function dropAliasWork(deps: StepDeps, target: CollectionRef, alias: string, waitMs: number): Work {
  return async (run) => {
    const { server } = contextOf(deps, run, target);
    const { database } = target;
    await waitFirst(run, waitMs);
    await run.step('check', () => checkAlias(server(), database, alias, target));
    await run.step('drop', () =>
      carryOut(
        {
          send: () => server().dropAlias(database, alias),
          isDone: () => isAliasGone(server(), target, alias),
        },
        run.looking,
      ),
    );
  };
}
