import type { PartitionList } from '@shared/domain/collection';
import { collectionRefSchema } from '@shared/domain/refs';
import type { CollectionRef } from '@shared/domain/refs';
import { consentOf } from '@shared/policy/confirmation';
import type { CallOptions, MilvusGateway, ServerRegistry } from '../../milvus/gateway-types';
import type { ActivityIntent, ActivityRecorder } from '../../activity';
import { realClock } from '../../tasks/clock';
import type { TaskClock } from '../../tasks/clock';
import { createPartition } from '../../tasks/steps/create-partition';
import type { TaskManager } from '../../tasks/task-types';
import type { HandlersOf } from '../handler-types';
import { readPartitionMemory } from './partition-memory';
import { settle } from '@shared/ipc/settle';

export interface PartitionHandlersDeps {
  servers: ServerRegistry;
  tasks: TaskManager;
  recorder: ActivityRecorder;
  /** Milliseconds since 1970. */
  now: () => number;
  /** How the outcome of a change is waited for; the machine's clock by default. */
  clock?: TaskClock;
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

function createIntent(input: CollectionRef & { partition: string }): ActivityIntent {
  const { connectionId, database, collection, collectionId, partition } = input;
  return {
    ...{ connectionId, operation: 'createPartition', parameters: {} },
    target: { database, collection, collectionId, partitions: [partition] },
    ...{ taskId: null, bulk: null, consent: { kind: 'notAsked' } },
  };
}

export function partitionHandlers(deps: PartitionHandlersDeps): HandlersOf<'partitions'> {
  const { servers, tasks, recorder, now, clock = realClock } = deps;
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
      const gateway = () => servers.gateway(input.connectionId);
      const target = collectionRefSchema.parse(input);
      const looking = { clock, life: signal, signal };
      await recorder.recorded(createIntent(input), () =>
        createPartition(gateway, target, input.partition, looking),
      );
      return {};
    },
    'partitions.release': (input) =>
      tasks.startRelease(collectionRefSchema.parse(input), input.partitions, {
        consent: consentOf(input.confirmation),
      }),
  };
}
