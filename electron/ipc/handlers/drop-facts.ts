import type { DropFacts, LoadedFields } from '@shared/domain/collection';
import type { MakingPart } from '@shared/domain/definition-parts';
import type { DropTarget } from '@shared/domain/drop';
import type { CollectionRef } from '@shared/domain/refs';
import { fail, toAppError } from '@shared/ipc/result';
import { settle } from '@shared/ipc/settle';
import type { DropReading } from '@shared/policy/drop-plan';
import { lookAlikes } from '@shared/policy/look-alikes';
import { readGrants } from '../../archive/read-definition';
import type { NamedId } from '../../milvus/gateway-types';
import { readCollectionDetail } from './collection-detail';
import type { DetailReading } from './collection-detail';
import { namesInMemory, readPartitionMemory } from './partition-memory';

/** What reading for drops needs. */
export interface DropFactsReading extends DetailReading {
  /** Names of the collections and aliases of a database; null: they could not be read. One look is enough. */
  namesIn: (database: string) => Promise<readonly string[] | null>;
  /** Whether rights are read: one call for each role. */
  withGrants: boolean;
}

function sinceOf(loaded: LoadedFields): number | null {
  return loaded.kind === 'unknown' ? null : loaded.at;
}

/**
 * The partitions; null for the drop of a collection by a user who may not read them: the server grants the drop by
 * another right, and takes no names for it.
 */
async function readPartitions(
  { gateway, options }: DropFactsReading,
  { database, collection }: CollectionRef,
  partition: string | null,
): Promise<NamedId[] | null> {
  try {
    return await gateway.listPartitions(database, collection, options);
  } catch (thrown) {
    if (partition === null && toAppError(thrown).code === 'permissionDenied') return null;
    throw thrown;
  }
}

/** Everything about the collection, each of it read at the same time; what may be missing is settled. */
async function readAll(reading: DropFactsReading, target: CollectionRef, partition: string | null) {
  const { gateway, namesIn, withGrants, options } = reading;
  const { database, collection } = target;
  const counting =
    partition === null ? null : settle(gateway.partitionRowCount(database, collection, partition, options));
  const [detail, partitions, rows, memory, names, grants, roles] = await Promise.all([
    readCollectionDetail(reading, target, true),
    readPartitions(reading, target, partition),
    counting,
    settle(readPartitionMemory(gateway, target, options)),
    namesIn(database),
    withGrants ? settle(readGrants({ gateway, options }, database, collection)) : undefined,
    withGrants ? settle(gateway.usersOfRoles(options)) : undefined,
  ]);
  const rowCount = rows === null ? detail.rowCount : rows.value;
  return { detail, partitions, rowCount, memory, names, grants, roles };
}

/**
 * Reads afresh, all at once, what a drop would destroy. Fails only if the collection or its partitions cannot be read
 * (but see `readPartitions`), or with `partitionNotFound`; what else could not be read is null.
 * @param partition the one to drop, or null for the whole collection
 */
export async function readDropFacts(
  reading: DropFactsReading,
  target: CollectionRef,
  partition: string | null,
): Promise<DropFacts> {
  const { detail, partitions, rowCount, memory, names, grants, roles } = await readAll(
    reading,
    target,
    partition,
  );
  const dropped = partitions?.filter(({ name }) => partition === null || name === partition) ?? null;
  if (dropped?.length === 0 && partition !== null) fail('partitionNotFound', { params: { partition } });
  const loaded = namesInMemory(dropped, memory.value);
  const others = partitions?.filter(({ name }) => name !== partition) ?? null;
  const own = partitions?.map(({ name }) => name) ?? null;
  const beside = partition === null ? names : own;
  const copyLacks: MakingPart[] = [
    ...(partitions === null ? (['partitions'] as const) : []),
    ...(detail.indexError?.code === 'permissionDenied' ? (['indexes'] as const) : []),
  ];
  return {
    readAt: detail.readAt,
    collection: detail.name,
    collectionId: detail.id,
    partition,
    partitionId: partition === null ? null : (dropped?.[0]?.id ?? null),
    rowCount,
    partitionNames: own,
    aliases: detail.aliases,
    indexes: detail.indexes,
    loadedPartitions: loaded,
    ...(partition === null ? {} : { loadedBeside: namesInMemory(others, memory.value)?.length ?? null }),
    loadedSince: loaded?.length === 0 ? null : sinceOf(detail.loadedFields),
    replicas: detail.replicas?.length ?? null,
    partitionKeyMode: detail.fields.some(({ roles }) => roles.includes('partitionKey')),
    // Its own aliases are no other collection.
    lookAlikes:
      beside === null ? null : lookAlikes(partition ?? detail.name, beside, { except: detail.aliases }),
    ...(grants === undefined ? {} : { grants: grants.value }),
    ...(roles === undefined ? {} : { roles: roles.value }),
    ...(copyLacks.length === 0 ? {} : { copyLacks }),
  };
}

/** Reads one target of a plan; never fails: what cannot be read has its error. */
export async function readDropTarget(reading: DropFactsReading, target: DropTarget): Promise<DropReading> {
  const partition = target.kind === 'partition' ? target.ref.partition : null;
  try {
    return { target, facts: await readDropFacts(reading, target.ref, partition) };
  } catch (thrown) {
    return { target, error: toAppError(thrown) };
  }
}
