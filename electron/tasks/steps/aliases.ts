import type { CollectionRef } from '@shared/domain/refs';
import type { AliasPlace } from '@shared/policy/name-drop-plan';
import { isWhereShown } from '@shared/policy/name-drop-plan';
import { appError, fail, FalconerError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import type { CallOptions, MilvusGateway } from '../../milvus/gateway-types';
import { carryOut } from '../outcome';
import { checkBeforeDrop, isGone } from './check';
import { contextOf } from './context';
import type { StepContext, StepDeps, Work } from './context';
import { checkNameIsFree } from './rename';
import { waitFirst } from './wait';

/** A collection that an alias points to. */
export type Pointed = Pick<CollectionRef, 'collection' | 'collectionId'>;

/**
 * The id of the collection that an alias led to, where a refusal to describe it tells one: the collection is gone, and
 * the alias is still there. Until 2.4.22 and 2.5.4 an alias outlives its collection; DescribeAlias and ListAliases do
 * not tell of it then (seen on 2.2.16 and 2.3.5).
 */
function goneIdOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof FalconerError) || thrown.error.code !== 'collectionNotFound') return undefined;
  return thrown.error.params.goneId;
}

/**
 * Where an alias leads; null if there is no such alias, also where a collection itself has the name. Asked by describing
 * it, which every version answers; DescribeAlias came with 2.3.
 */
export async function readAlias(
  server: MilvusGateway,
  database: string,
  alias: string,
  options?: CallOptions,
): Promise<AliasPlace | null> {
  try {
    const found = await server.describeCollection(database, alias, options);
    return found.name === alias ? null : { name: found.name, id: found.id };
  } catch (thrown) {
    const id = goneIdOf(thrown);
    if (id !== undefined) return { name: null, id };
    if (isGone(thrown)) return null;
    throw thrown;
  }
}

const failMoved = (alias: string, expected: string, { name, id }: AliasPlace): never => {
  // The id of one that is gone, because its name is gone with it.
  return fail('aliasMoved', { params: { alias, expected, found: name ?? id ?? '' } });
};

/** Throws `aliasNotFound`, or `aliasMoved` if it stands for another collection than the one that was shown. */
async function checkAlias(
  server: MilvusGateway,
  database: string,
  alias: string,
  shown: Pointed,
): Promise<void> {
  const found = await readAlias(server, database, alias);
  if (found === null) fail('aliasNotFound', { params: { alias } });
  if (!isWhereShown(found, shown)) failMoved(alias, shown.collection, found);
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
  if (isWhereShown(found, { collection, collectionId })) return true;
  return from !== null && isWhereShown(found, from) ? false : failMoved(alias, collection, found);
}

/** Whether there is no such alias any more; throws `aliasMoved` where it stands for another collection by now. */
export async function isAliasGone(
  server: MilvusGateway,
  target: CollectionRef,
  alias: string,
): Promise<boolean> {
  const found = await readAlias(server, target.database, alias);
  if (found === null) return true;
  return isWhereShown(found, target) ? false : failMoved(alias, target.collection, found);
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
    // If the drop is not carried out after all, these can be put back.
    run.update({ removed: [...(run.task.removed ?? []), alias] });
  }
}

/** Those of the aliases that are not there any more, or point elsewhere. */
export async function aliasesGone(
  server: MilvusGateway,
  target: CollectionRef,
  aliases: readonly string[],
): Promise<string[]> {
  const found = await Promise.all(aliases.map((alias) => readAlias(server, target.database, alias)));
  return aliases.filter((_alias, at) => {
    const each = found[at] ?? null;
    return each === null || !isWhereShown(each, target);
  });
}

/** What is told of a drop that ended after it had removed aliases. @param gone those */
export const aliasesRemoved = (collection: string, gone: readonly string[]): AppError =>
  appError('interrupted', { params: { collection, left: 'aliasesRemoved', aliases: gone.join(', ') } });

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
 * Drop of an alias: read that it still points to the collection that was shown, or did until that was dropped; drop
 * once, see that it is gone. The collection itself is left as it is.
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
