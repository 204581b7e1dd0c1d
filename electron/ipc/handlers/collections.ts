import type { CollectionList, CollectionMemory } from '@shared/domain/collection';
import { collectionRefSchema } from '@shared/domain/refs';
import type { CollectionRef, DatabaseRef } from '@shared/domain/refs';
import type { CallOptions, MilvusGateway, ServerRegistry } from '../../milvus/gateway-types';
import type { TaskManager } from '../../tasks/task-types';
import type { HandlersOf } from '../handler-types';
import type { LoadedFieldsOf } from './collection-detail';
import { readCollectionDetail } from './collection-detail';
import { readPartitionMemory } from './partition-memory';
import { settle } from '@shared/ipc/settle';
import type { Confirmation } from '@shared/policy/confirmation';

export interface CollectionHandlersDeps {
  servers: ServerRegistry;
  tasks: TaskManager;
  loadedFields: LoadedFieldsOf;
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

/** Which partitions of a collection are in memory: two calls. */
export async function readMemory(
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

/** Read by handlers of their own. */
type ReadElsewhere =
  'collections.segments' | 'collections.loadChecks' | 'collections.checkFields' | 'collections.sample';

/** What the activity log holds of the answer to the question. */
const agreed = ({ confirmation }: { confirmation: Confirmation }) => ({ confirmation });

export function collectionHandlers(
  deps: CollectionHandlersDeps,
): Omit<HandlersOf<'collections'>, ReadElsewhere> {
  const { servers, tasks, loadedFields, now } = deps;
  const refOf = (input: CollectionRef): CollectionRef => collectionRefSchema.parse(input);
  return {
    'collections.list': (input, { signal }) =>
      readList(servers.gateway(input.connectionId), input, now(), { signal }),
    'collections.memory': (input, { signal }) =>
      readMemory(servers.gateway(input.connectionId), input, now(), { signal }),
    'collections.detail': (input, { signal }) => {
      const gateway = servers.gateway(input.connectionId);
      const reading = { gateway, loadedFields, readAt: now(), options: { signal } };
      return readCollectionDetail(reading, input, input.withReplicas);
    },
    'collections.load': (input) => tasks.startLoad(refOf(input), input.options, agreed(input)),
    'collections.refreshLoad': (input) => tasks.startRefreshLoad(refOf(input)),
    'collections.release': (input) => tasks.startRelease(refOf(input), null, agreed(input)),
    'collections.rename': (input) => tasks.startRename(refOf(input), input.name, agreed(input)),
  };
}
