import type { DropFacts, LoadedFields } from '@shared/domain/collection';
import type { DropTarget } from '@shared/domain/drop';
import type { CollectionRef } from '@shared/domain/refs';
import { fail, toAppError } from '@shared/ipc/result';
import { settle } from '@shared/ipc/settle';
import type { DropReading } from '@shared/policy/drop-plan';
import { lookAlikes } from '@shared/policy/look-alikes';
import type { CallOptions, MilvusGateway } from '../../milvus/gateway-types';
import type { LoadedFieldsOf } from './collection-detail';
import { readAliases } from './collection-detail';
import { readPartitionMemory } from './partition-memory';

/** What reading for drops needs. */
export interface DropFactsReading {
  gateway: MilvusGateway;
  loadedFields: LoadedFieldsOf;
  /** Names of the collections of a database; null: they could not be read. One call a database is enough. */
  namesIn: (database: string) => Promise<readonly string[] | null>;
  /** Milliseconds since 1970. */
  readAt: number;
  options: CallOptions;
}

function sinceOf(loaded: LoadedFields): number | null {
  return loaded.kind === 'unknown' ? null : loaded.at;
}

/** Everything about the collection, each of it read at the same time; what may be missing is settled. */
async function readAll(reading: DropFactsReading, target: CollectionRef, partition: string | null) {
  const { gateway, namesIn, options } = reading;
  const { database, collection, collectionId } = target;
  const counting =
    partition === null
      ? gateway.rowCount(database, collection, options)
      : gateway.partitionRowCount(database, collection, partition, options);
  const describing = gateway.describeCollection(database, collection, options);
  const [description, aliases, partitions, rows, indexes, memory, replicas, names] = await Promise.all([
    describing,
    describing.then((described) => readAliases(gateway, target, described, options)),
    gateway.listPartitions(database, collection, options),
    settle(counting),
    settle(gateway.listIndexes(database, collection, options)),
    settle(readPartitionMemory(gateway, target, options)),
    settle(gateway.replicas(database, collection, collectionId, options)),
    namesIn(database),
  ]);
  return { description, aliases, partitions, rows, indexes, memory, replicas, names };
}

/**
 * Reads afresh, all at once, what a drop would destroy. Fails only if the collection or its partitions cannot be read,
 * or with `partitionNotFound`; what else could not be read is null.
 * @param partition the one to drop, or null for the whole collection
 */
export async function readDropFacts(
  reading: DropFactsReading,
  target: CollectionRef,
  partition: string | null,
): Promise<DropFacts> {
  const { loadedFields, readAt } = reading;
  const read = await readAll(reading, target, partition);
  const { description, partitions, names } = read;
  const dropped = partitions.filter(({ name }) => partition === null || name === partition);
  if (dropped.length === 0 && partition !== null) fail('partitionNotFound', { params: { partition } });
  const percentOf = read.memory.value;
  const loaded =
    percentOf === null ? null : dropped.filter((each) => percentOf(each) !== null).map(({ name }) => name);
  const beside = partition === null ? names : partitions.map(({ name }) => name);
  return {
    readAt,
    collection: description.name,
    collectionId: description.id,
    partition,
    partitionId: partition === null ? null : (dropped[0]?.id ?? null),
    rowCount: read.rows.value,
    // Statistics count what was inserted and lag behind deletes, on every version.
    rowCountExact: false,
    partitionNames: partitions.map(({ name }) => name),
    aliases: read.aliases,
    indexes: read.indexes.value,
    loadedPartitions: loaded,
    loadedSince:
      loaded?.length === 0
        ? null
        : sinceOf(loadedFields(target.connectionId, target.database, description.id)),
    replicas: read.replicas.value?.length ?? null,
    partitionKeyMode: description.fields.some(({ roles }) => roles.includes('partitionKey')),
    lookAlikes: beside === null ? null : lookAlikes(partition ?? description.name, beside),
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
