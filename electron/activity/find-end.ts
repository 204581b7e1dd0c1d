import { z } from 'zod';
import type { BulkPlanItem, BulkWish } from '@shared/domain/bulk';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { CollectionRef } from '@shared/domain/refs';
import { appError, toAppError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import type { MilvusGateway } from '../milvus/gateway-types';
import { isNameTaken } from '../archive/recreate-facts';
import { findOutcome } from '../tasks/bulk/resolve';
import type { Found } from '../tasks/bulk/resolve';
import { whyElsewhere } from '../tasks/gate';
import type { ConnectionFacts } from '../tasks/gate';
import { hopeless } from '../tasks/outcome';
import { aliasesGone, aliasesRemoved } from '../tasks/steps/aliases';
import { checkCollection, isCollectionGone, isPartitionGone } from '../tasks/steps/check';
import { isAboutName, isNameChanged } from '../tasks/steps/name-endings';
import type { BeginLine } from './line';

/** What reading says of an operation that nobody saw end. `failed`: the server itself says that it went wrong;
 * `inPart`: some of it shows. */
export type FoundEnd = Found | { kind: 'failed' | 'elsewhere' | 'inPart'; error: AppError };

type Look = (gateway: MilvusGateway, target: CollectionRef, line: BeginLine) => Promise<FoundEnd>;

const shown = (isSo: boolean): FoundEnd => ({ kind: isSo ? 'done' : 'notInEffect' });

/** As an item of a list is looked for: in memory or out of it, on its very collection. */
const lookAt = (gateway: MilvusGateway, wish: BulkWish): Promise<Found> => {
  const item: BulkPlanItem = {
    ...{ wish, rows: null, estimate: null },
    verdict: { kind: 'do', steps: [wish.action], notes: [], shows: true },
  };
  return findOutcome(() => gateway, item, false);
};

const lookAtLoad: Look = (gateway, target, { target: { partitions } }) =>
  lookAt(gateway, { action: 'load', target, options: { ...LOAD_EVERYTHING, partitions } });

/** What was made again may lack parts, and no line has what all of it was: only that nothing was made shows. */
const lookAtRecreated: Look = async (gateway, target) =>
  (await isNameTaken(gateway, target)) ? { kind: 'untold', error: null } : { kind: 'notInEffect' };

/** What a line about a name says besides its collection. */
const nameParameters = z.object({
  name: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  from: z.object({ collection: z.string(), collectionId: z.string().nullable() }).optional(),
});

async function lookAtAliases(
  gateway: MilvusGateway,
  target: CollectionRef,
  aliases: readonly string[],
): Promise<FoundEnd> {
  const gone = await aliasesGone(gateway, target, aliases);
  if (gone.length === 0 || gone.length === aliases.length) return shown(gone.length > 0);
  return { kind: 'inPart', error: aliasesRemoved(target.collection, gone) };
}

async function lookAtName(
  gateway: MilvusGateway,
  target: CollectionRef,
  { operation: kind, parameters }: BeginLine,
): Promise<FoundEnd> {
  const read = nameParameters.safeParse(parameters);
  if (!read.success) return { kind: 'untold', error: null };
  const { name, from: pointedTo, aliases } = read.data;
  if (aliases !== undefined) return lookAtAliases(gateway, target, aliases);
  const deed = { ...target, kind, ...(name !== undefined && { name }), ...(pointedTo && { pointedTo }) };
  const found = await isNameChanged(gateway, deed);
  return found === null ? { kind: 'untold', error: null } : shown(found);
}

/**
 * How the end of each operation shows on the server, by its name in the log. What lacks here does not show: its end
 * stays unknown.
 */
const looks: Readonly<Partial<Record<string, Look>>> = {
  load: lookAtLoad,
  restore: lookAtLoad,
  release: (gateway, target, { target: { partitions } }) =>
    lookAt(gateway, { action: 'release', target, partitions }),
  dropCollection: async (gateway, target) => shown(await isCollectionGone(gateway, target)),
  dropPartition: async (gateway, target, { target: { partitions, partitionId = null } }) => {
    const [partition] = partitions ?? [];
    if (partition === undefined) return { kind: 'untold', error: null };
    const one = { ...target, partition, partitionId };
    return shown(await isPartitionGone(gateway, one));
  },
  recreate: lookAtRecreated,
  createPartition: async (gateway, target, { target: { partitions } }) => {
    await checkCollection(gateway, target);
    const present = await gateway.listPartitions(target.database, target.collection);
    return shown(present.some(({ name }) => partitions?.includes(name) === true));
  },
  createIndex: async (gateway, target, { parameters }) => {
    await checkCollection(gateway, target);
    const indexes = await gateway.listIndexes(target.database, target.collection);
    const index = indexes.find(({ field }) => field === parameters.field);
    if (index?.state === 'failed') {
      return { kind: 'failed', error: appError('indexBuildFailed', { detail: index.failReason }) };
    }
    return { kind: index === undefined ? 'notInEffect' : index.state === 'finished' ? 'done' : 'settling' };
  },
};

/**
 * Reads whether what was announced is in effect, on the server that it was announced for and on no other. Never throws,
 * and changes nothing.
 */
export async function findEnd(
  gateway: () => MilvusGateway,
  line: BeginLine,
  connection: ConnectionFacts,
): Promise<FoundEnd> {
  const { connectionId, target, operation } = line;
  const error = whyElsewhere(connection, line);
  if (error !== null) return { kind: 'elsewhere', error };
  const { database, collection, collectionId } = target;
  const isName = isAboutName({ kind: operation });
  const look = isName ? lookAtName : Object.hasOwn(looks, operation) ? looks[operation] : undefined;
  if (look === undefined || database === null) return { kind: 'untold', error: null };
  // What is about a database names no collection.
  if (collection === null && !isName) return { kind: 'untold', error: null };
  try {
    const ref = { connectionId, database, collection: collection ?? '', collectionId };
    return await look(gateway(), ref, line);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'identityChanged' || error.code === 'aliasGiven') return { kind: 'gone', error };
    return hopeless.has(error.code) ? { kind: 'untold', error } : { kind: 'unreached' };
  }
}
