import { fewAtOnce } from '@shared/async/few-at-once';
import type { Definition } from '@shared/domain/definition';
import { FalconerError, toAppError } from '@shared/ipc/result';
import type { AliasPlace, RecreateFacts, RecreateTarget } from '@shared/policy/recreate-plan';
import type { CallOptions, MilvusGateway } from '../milvus/gateway-types';
import { readGrants } from './read-definition';

/** So many aliases are looked up at once. */
const AT_ONCE = 4;

/**
 * Where a name leads now. Every version resolves an alias when a collection is described by it; the collection's own
 * name is in the answer.
 */
export async function placeOf(
  gateway: MilvusGateway,
  database: string,
  name: string,
  options?: CallOptions,
): Promise<AliasPlace> {
  try {
    const { name: collection } = await gateway.collectionMessage(database, name, options);
    return { kind: 'leadsTo', collection };
  } catch (thrown) {
    const error = toAppError(thrown);
    return error.code === 'collectionNotFound' ? { kind: 'free' } : { kind: 'unknown', error };
  }
}

/**
 * Whether a collection or an alias has that name: by asking for it, and by the list, because a user may see only one of
 * the two. Throws if neither can be told.
 */
export async function isNameTaken(
  gateway: MilvusGateway,
  { database, collection }: RecreateTarget,
  options?: CallOptions,
): Promise<boolean> {
  const place = await placeOf(gateway, database, collection, options);
  if (place.kind === 'leadsTo') return true;
  const listed = await gateway.listCollections(database, options);
  if (listed.some(({ name }) => name === collection)) return true;
  // A dangling alias of 2.2 leads to what is gone; nothing else is known to be refused for such a name.
  if (place.kind === 'unknown') throw new FalconerError(place.error);
  return false;
}

/** Reads what has to be known before a collection is made again. Throws if it cannot be told whether the name is free. */
export async function readRecreateFacts(
  gateway: MilvusGateway,
  definition: Definition,
  target: RecreateTarget,
  options?: CallOptions,
): Promise<RecreateFacts> {
  const databases = await gateway.listDatabases(options);
  // Names in a database that is not there lead nowhere, and asking for them is refused in many ways.
  const isThere = databases.includes(target.database);
  const aliases = isThere && definition.aliases.kind === 'read' ? definition.aliases.value : [];
  const { database, collection } = definition;
  const [isTaken, places, original, grants] = await Promise.all([
    isThere ? isNameTaken(gateway, target, options) : false,
    fewAtOnce(aliases, AT_ONCE, (alias) => placeOf(gateway, target.database, alias, options)),
    databases.includes(database)
      ? placeOf(gateway, database, collection, options)
      : ({ kind: 'free' } as const),
    readGrants(
      { gateway, ...(options === undefined ? {} : { options }) },
      target.database,
      target.collection,
    ).then(
      (value) => ({ kind: 'read' as const, value }),
      (thrown: unknown) => ({ kind: 'notRead' as const, error: toAppError(thrown) }),
    ),
  ]);
  return {
    ...{ databases, isTaken, original, grants },
    aliases: new Map(aliases.map((alias, at) => [alias, places[at] ?? { kind: 'free' }])),
  };
}
