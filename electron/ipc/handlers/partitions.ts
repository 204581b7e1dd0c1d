import type { PartitionList } from '@shared/domain/collection';
import { collectionRefSchema } from '@shared/domain/refs';
import type { CollectionRef } from '@shared/domain/refs';
import type { ErrorCode } from '@shared/ipc/result';
import { FalconerError } from '@shared/ipc/result';
import type { CallOptions, MilvusGateway, ServerRegistry } from '../../milvus/gateway-types';
import type { TaskManager } from '../../tasks/task-types';
import type { HandlersOf } from '../handler-types';
import { readPartitionMemory } from './partition-memory';
import { settle } from '@shared/ipc/settle';

export interface PartitionHandlersDeps {
  servers: ServerRegistry;
  tasks: TaskManager;
  /** Milliseconds since 1970. */
  now: () => number;
}

async function readList(
  gateway: MilvusGateway,
  target: CollectionRef,
  readAt: number,
  options: CallOptions,
): Promise<PartitionList> {
  const [partitions, memory] = await Promise.all([
    gateway.listPartitions(target.database, target.collection, options),
    settle(readPartitionMemory(gateway, target, options)),
  ]);
  return {
    readAt,
    partitions: partitions.map((each) => ({ ...each, percent: memory.value?.(each) ?? null })),
    memoryError: memory.error,
  };
}

/** Ends of a request after which nobody knows whether the server carried it out. */
const uncertain: ReadonlySet<ErrorCode> = new Set(['timeout', 'connectionLost', 'cancelled']);

/** A change that may have happened is not told as one that failed: throws `outcomeUnknown` for it. */
async function orUnknown(change: Promise<void>): Promise<void> {
  try {
    await change;
  } catch (thrown) {
    if (!(thrown instanceof FalconerError) || !uncertain.has(thrown.error.code)) throw thrown;
    const error = { ...thrown.error, code: 'outcomeUnknown' as const, retryable: false };
    throw new FalconerError(error, { cause: thrown });
  }
}

export function partitionHandlers(deps: PartitionHandlersDeps): HandlersOf<'partitions'> {
  const { servers, tasks, now } = deps;
  return {
    'partitions.list': (input, { signal }) =>
      readList(servers.gateway(input.connectionId), input, now(), { signal }),
    'partitions.rowCount': async (input, { signal }) => {
      const readAt = now();
      const { database, collection, partition } = input;
      const gateway = servers.gateway(input.connectionId);
      return {
        rowCount: await gateway.partitionRowCount(database, collection, partition, { signal }),
        readAt,
      };
    },
    'partitions.create': async (input, { signal }) => {
      const { database, collection, partition } = input;
      const gateway = servers.gateway(input.connectionId);
      await orUnknown(gateway.createPartition(database, collection, partition, { signal }));
      return {};
    },
    'partitions.release': (input) => tasks.startRelease(collectionRefSchema.parse(input), input.partitions),
  };
}
