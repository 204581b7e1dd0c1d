import type { BulkItem } from '@shared/domain/bulk';
import type { CollectionRef } from '@shared/domain/refs';
import { toAppError } from '@shared/ipc/result';
import type { AppError, ErrorCode } from '@shared/ipc/result';
import type { MilvusGateway } from '../../milvus/gateway-types';
import { checkCollection, isCollectionGone, isPartitionGone } from '../steps/check';
import { findOwn } from '../watcher';

/**
 * What reading the server says of an item that was begun and whose end nobody saw. `settling`: a load is on its way;
 * `untold`: it looks the same whether it was carried out or not, or the server refuses to tell.
 */
export type Found =
  | { kind: 'done' }
  | { kind: 'notInEffect' }
  | { kind: 'gone'; error: AppError }
  | { kind: 'settling' }
  | { kind: 'untold'; error: AppError | null }
  | { kind: 'unreached' };

/** Failures of a read after which the next one will say the same. */
const lasting: ReadonlySet<ErrorCode> = new Set(['permissionDenied', 'notSupported']);

/** The server's percentage of the whole collection; null if nothing of it is in memory. */
async function wholePercent(
  gateway: MilvusGateway,
  { database, collection, collectionId }: CollectionRef,
): Promise<number | null> {
  const own = { name: collection, id: collectionId };
  return findOwn(await gateway.collectionsInMemory(database), own)?.percent ?? null;
}

async function percents(
  gateway: MilvusGateway,
  target: CollectionRef,
  partitions: readonly string[],
): Promise<(number | null)[]> {
  const whole = await wholePercent(gateway, target);
  if (whole === null || !gateway.capabilities.partitionMemory.supported) return partitions.map(() => whole);
  const inMemory = await gateway.partitionsInMemory(target.database, target.collection);
  const byName = new Map(inMemory.map(({ name, percent }) => [name, percent]));
  return partitions.map((name) => byName.get(name) ?? null);
}

async function lookAtRelease(
  gateway: MilvusGateway,
  target: CollectionRef,
  partitions: readonly string[] | null,
): Promise<Found> {
  const found =
    partitions === null ? [await wholePercent(gateway, target)] : await percents(gateway, target, partitions);
  return { kind: found.every((percent) => percent === null) ? 'done' : 'notInEffect' };
}

async function lookAtLoad(
  gateway: MilvusGateway,
  target: CollectionRef,
  partitions: readonly string[] | null,
  shows: boolean,
): Promise<Found> {
  const { database, collection } = target;
  const wanted = partitions ?? (await gateway.listPartitions(database, collection)).map(({ name }) => name);
  const found = await percents(gateway, target, wanted);
  if (found.length === 0 || found.some((percent) => percent === null)) return { kind: 'notInEffect' };
  if (found.some((percent) => percent !== null && percent < 100)) return { kind: 'settling' };
  return shows ? { kind: 'done' } : { kind: 'untold', error: null };
}

type DropDeed = Extract<BulkItem['wish'], { action: 'drop' }>;

/** A drop is in effect if nothing of its id is there; whatever else may have the name by now. */
async function lookAtDrop(gateway: MilvusGateway, { target, partition }: DropDeed): Promise<Found> {
  const isGone =
    partition === null
      ? await isCollectionGone(gateway, target)
      : await isPartitionGone(gateway, {
          ...{ ...target, partition: partition.name, partitionId: partition.id },
        });
  return { kind: isGone ? 'done' : 'notInEffect' };
}

async function look(gateway: MilvusGateway, item: BulkItem, wasReleased: boolean): Promise<Found> {
  const { wish, verdict } = item;
  if (wish.action === 'drop') return lookAtDrop(gateway, wish);
  await checkCollection(gateway, wish.target);
  if (wish.action === 'release') return lookAtRelease(gateway, wish.target, wish.partitions);
  const shows = wasReleased || (verdict.kind === 'do' && verdict.shows);
  return lookAtLoad(gateway, wish.target, wish.options.partitions, shows);
}

/**
 * Reads whether an item is in effect on its very collection: a load is if everything that it asked for is in memory,
 * a release if nothing of that is, a drop if it is gone. Never throws.
 * @param wasReleased its release, the step before its load, is known to have been carried out
 */
export async function findOutcome(
  gateway: () => MilvusGateway,
  item: BulkItem,
  wasReleased: boolean,
): Promise<Found> {
  try {
    return await look(gateway(), item, wasReleased);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'identityChanged' || error.code === 'aliasGiven') return { kind: 'gone', error };
    return lasting.has(error.code) ? { kind: 'untold', error } : { kind: 'unreached' };
  }
}
