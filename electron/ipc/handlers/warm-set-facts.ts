import type { WarmFacts, WarmTarget } from '@shared/domain/warm-set';
import { toAppError } from '@shared/ipc/result';
import { warmFieldsOf, warmGroupsOf } from '@shared/policy/warm-set';
import type { CallOptions, MilvusGateway } from '../../milvus/gateway-types';
import type { LoadedFieldsOf } from './collection-detail';
import { readPartitionMemory } from './partition-memory';
import { settle } from '@shared/ipc/settle';

/** What reading for a warm set needs. */
export interface WarmReading {
  gateway: MilvusGateway;
  connectionId: string;
  loadedFields: LoadedFieldsOf;
  options: CallOptions;
}

type Replicas = Pick<WarmFacts, 'replicas' | 'resourceGroups'>;
const UNKNOWN: Replicas = { replicas: null, resourceGroups: null };

async function readReplicas({ gateway, options }: WarmReading, target: WarmTarget): Promise<Replicas> {
  if (!gateway.capabilities.replicas.supported) return UNKNOWN;
  const { database, collection, collectionId } = target;
  const { value } = await settle(gateway.replicas(database, collection, collectionId, options));
  // None told of a collection in memory: not known.
  if (value === null || value.length === 0) return UNKNOWN;
  return { replicas: value.length, resourceGroups: warmGroupsOf(value) };
}

async function readPartitions(reading: WarmReading, target: WarmTarget) {
  const { gateway, connectionId, options } = reading;
  const [partitions, percentOf] = await Promise.all([
    gateway.listPartitions(target.database, target.collection, options),
    readPartitionMemory(gateway, { connectionId, ...target }, options),
  ]);
  const namesOf = (isLoaded: boolean): string[] =>
    partitions.filter((each) => (percentOf(each) !== null) === isLoaded).map(({ name }) => name);
  return { loaded: namesOf(true), others: namesOf(false) };
}

/** Reads how a collection stands in memory. Never throws: why it could not be read is in the answer. */
export async function readWarmFacts(reading: WarmReading, target: WarmTarget): Promise<WarmFacts> {
  const { gateway, connectionId, loadedFields } = reading;
  const { database, collection, collectionId } = target;
  const of = { database, collection, collectionId };
  try {
    const { loaded, others } = await readPartitions(reading, target);
    const inMemory = loaded.length > 0;
    const fields = warmFieldsOf(loadedFields(connectionId, database, collectionId), gateway.capabilities);
    const replicas = inMemory ? await readReplicas(reading, target) : UNKNOWN;
    return { ...of, loaded, others, fields, ...replicas, error: null };
  } catch (thrown) {
    const unknown = { loaded: [], others: [], fields: { kind: 'unknown' } as const };
    return { ...of, ...unknown, ...UNKNOWN, error: toAppError(thrown) };
  }
}
