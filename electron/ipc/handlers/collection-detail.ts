import type { CollectionDetail, LoadedFields } from '@shared/domain/collection';
import type { CollectionRef } from '@shared/domain/refs';
import type { CallOptions, CollectionDescription, MilvusGateway } from '../../milvus/gateway-types';
import { settle } from '@shared/ipc/settle';

/** A collection's aliases: as it was described, and by a call of their own where descriptions have none (milvus-lite). */
export function readAliases(
  gateway: MilvusGateway,
  { database, collection }: CollectionRef,
  description: Pick<CollectionDescription, 'aliases'>,
  options: CallOptions,
): Promise<string[]> {
  return gateway.server.flavor === 'lite'
    ? gateway.listAliases(database, collection, options)
    : Promise.resolve(description.aliases);
}

/** Where it is remembered which fields were loaded from here. */
export type LoadedFieldsOf = (
  connectionId: string,
  database: string,
  collectionId: string | null,
  /** Ids of the replicas in memory, which tell whether it is still that load; null or absent: not read. */
  replicas?: readonly string[] | null,
) => LoadedFields;

export interface DetailReading {
  gateway: MilvusGateway;
  loadedFields: LoadedFieldsOf;
  /** Milliseconds since 1970. */
  readAt: number;
  options: CallOptions;
}

/** Reads replicas where they are asked for, or where they tell whether what is remembered of a load still holds. */
async function readReplicas(
  { gateway, options, loadedFields }: DetailReading,
  { connectionId, database, collection }: CollectionRef,
  describing: Promise<CollectionDescription>,
  isAskedFor: boolean,
): Promise<CollectionDetail['replicas']> {
  if (!gateway.capabilities.replicas.supported) return null;
  // By the id that the name has now: the one on the screen may be of a collection that is gone.
  const { id } = await describing;
  if (!isAskedFor && loadedFields(connectionId, database, id).kind === 'unknown') return null;
  return gateway.replicas(database, collection, id, options);
}

/** Reads a collection's detail. Fails only if it cannot be described; every other part has its own "not known". */
export async function readCollectionDetail(
  reading: DetailReading,
  target: CollectionRef,
  withReplicas: boolean,
): Promise<CollectionDetail> {
  const { gateway, options } = reading;
  const { connectionId, database, collection } = target;
  const describing = gateway.describeCollection(database, collection, options);
  const [description, aliases, rows, indexes, replicas] = await Promise.all([
    describing,
    describing.then((description) => readAliases(gateway, target, description, options)),
    settle(gateway.rowCount(database, collection, options)),
    settle(gateway.listIndexes(database, collection, options)),
    settle(readReplicas(reading, target, describing, withReplicas)),
  ]);
  return {
    ...description,
    aliases,
    readAt: reading.readAt,
    rowCount: rows.value,
    indexes: indexes.value,
    indexError: indexes.error,
    loadedFields: reading.loadedFields(
      connectionId,
      database,
      description.id,
      replicas.value?.map(({ id }) => id),
    ),
    replicas: withReplicas ? replicas.value : null,
  };
}
