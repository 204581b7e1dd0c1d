import type { CollectionList, CollectionMemory } from '@shared/domain/collection';
import { collectionRefSchema } from '@shared/domain/refs';
import type { CollectionRef, DatabaseRef } from '@shared/domain/refs';
import type { CallOptions, MilvusGateway, ServerRegistry } from '../../milvus/gateway-types';
import type { TaskManager } from '../../tasks/task-types';
import type { HandlersOf } from '../handler-types';
import type { LoadedFieldsOf } from './collection-detail';
import { readCollectionDetail } from './collection-detail';
import { readDropFacts } from './drop-facts';
import { forgetUnloaded } from './forget-unloaded';
import type { Remembering } from './forget-unloaded';
import { readPartitionMemory } from './partition-memory';
import { settle } from './settle';

export interface CollectionHandlersDeps {
  servers: ServerRegistry;
  tasks: TaskManager;
  loadedFields: LoadedFieldsOf;
  /** The same, to be forgotten where a list shows that it no longer holds. */
  loadRecords: Remembering['loadRecords'];
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Names and what is in memory: two calls, however many collections there are. */
async function readList(
  gateway: MilvusGateway,
  { database }: DatabaseRef,
  readAt: number,
  options: CallOptions,
): Promise<CollectionList> {
  const [collections, memory] = await Promise.all([
    gateway.listCollections(database, options),
    settle(gateway.collectionsInMemory(database, options)),
  ]);
  const percents = new Map(memory.value?.map(({ name, percent }) => [name, percent]));
  return {
    readAt,
    collections: collections.map(({ name, id, createdAt }) => ({
      name,
      id,
      createdAt,
      memoryPercent: percents.get(name) ?? null,
    })),
    memoryError: memory.error,
  };
}

async function readMemory(
  gateway: MilvusGateway,
  target: CollectionRef,
  readAt: number,
  options: CallOptions,
): Promise<CollectionMemory> {
  const [partitions, percentOf] = await Promise.all([
    gateway.listPartitions(target.database, target.collection, options),
    readPartitionMemory(gateway, target, options),
  ]);
  return {
    readAt,
    partitions: partitions.map((each) => ({ name: each.name, id: each.id, percent: percentOf(each) })),
  };
}

export function collectionHandlers(
  deps: CollectionHandlersDeps,
): Omit<HandlersOf<'collections'>, 'collections.segments'> {
  const { servers, tasks, loadedFields, now } = deps;
  const refOf = (input: CollectionRef): CollectionRef => collectionRefSchema.parse(input);
  return {
    'collections.list': async (input, { signal }) => {
      const list = await readList(servers.gateway(input.connectionId), input, now(), { signal });
      forgetUnloaded(deps, input, list);
      return list;
    },
    'collections.memory': (input, { signal }) =>
      readMemory(servers.gateway(input.connectionId), input, now(), { signal }),
    'collections.detail': (input, { signal }) => {
      const gateway = servers.gateway(input.connectionId);
      const reading = { gateway, loadedFields, readAt: now(), options: { signal } };
      return readCollectionDetail(reading, input, input.withReplicas);
    },
    'collections.dropFacts': (input, { signal }) =>
      readDropFacts(servers.gateway(input.connectionId), input, input.partition, now(), { signal }),
    'collections.load': (input) => tasks.startLoad(refOf(input), input.options),
    'collections.refreshLoad': (input) => tasks.startRefreshLoad(refOf(input)),
    'collections.release': (input) => tasks.startRelease(refOf(input), null),
    'collections.drop': (input) => tasks.startDropCollection(refOf(input)),
  };
}
