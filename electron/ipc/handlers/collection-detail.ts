import type { CollectionDetail, LoadedFields } from '@shared/domain/collection';
import type { CollectionRef } from '@shared/domain/refs';
import type { CallOptions, CollectionDescription, MilvusGateway } from '../../milvus/gateway-types';
import { settle } from '@shared/ipc/settle';

/** Where it is remembered which fields were loaded from here. */
export type LoadedFieldsOf = (
  connectionId: string,
  database: string,
  collectionId: string | null,
) => LoadedFields;

export interface DetailReading {
  gateway: MilvusGateway;
  loadedFields: LoadedFieldsOf;
  /** Milliseconds since 1970. */
  readAt: number;
  options: CallOptions;
}

async function readReplicas(
  { gateway, options }: DetailReading,
  { database, collection }: CollectionRef,
  describing: Promise<CollectionDescription>,
): Promise<CollectionDetail['replicas']> {
  if (!gateway.capabilities.replicas.supported) return null;
  // By the id that the name has now: the one on the screen may be of a collection that is gone.
  const { id } = await describing;
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
  const [description, rows, indexes, replicas] = await Promise.all([
    describing,
    settle(gateway.rowCount(database, collection, options)),
    settle(gateway.listIndexes(database, collection, options)),
    settle(withReplicas ? readReplicas(reading, target, describing) : Promise.resolve(null)),
  ]);
  return {
    ...description,
    readAt: reading.readAt,
    rowCount: rows.value,
    indexes: indexes.value,
    indexError: indexes.error,
    loadedFields: reading.loadedFields(connectionId, database, description.id),
    replicas: replicas.value,
  };
}
