import type { LoadedFields } from '@shared/domain/collection';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef, PartitionRef } from '@shared/domain/refs';
import { fail, FalconerError } from '@shared/ipc/result';
import type { MilvusGateway } from '../milvus/gateway-types';
import { checkCollection, checkPartition } from './identity';
import type { LoadRecords } from './load-records';
import type { MemoryReader } from './memory-reader';
import { carryOut, UnknownOutcome } from './outcome';
import type { TaskRun } from './task-run';
import { watchLoad, watchRefresh } from './watch';

/** What the work of a task needs. */
export interface WorkParts {
  gateway: (connectionId: string) => MilvusGateway;
  memory: MemoryReader;
  records: LoadRecords;
}

/** The work of a task: its steps, one after the other, on a run that has just started. */
export type Work = (run: TaskRun) => Promise<void>;

interface Context extends WorkParts {
  run: TaskRun;
  server: () => MilvusGateway;
}

const contextOf = (parts: WorkParts, run: TaskRun, { connectionId }: CollectionRef): Context => ({
  ...parts,
  run,
  server: () => parts.gateway(connectionId),
});

const forget = ({ records }: Context, { connectionId, database, collectionId }: CollectionRef): void => {
  records.forget(connectionId, database, collectionId);
};

/** Names of the given partitions that are in memory; where the server tells only of the whole collection, all or none. */
async function inMemory(
  context: Context,
  target: CollectionRef,
  partitions: readonly string[] | null,
): Promise<string[]> {
  const { database, collection } = target;
  const server = context.server();
  if (partitions === null || !server.capabilities.partitionMemory.supported) {
    const all = await server.collectionsInMemory(database);
    return all.filter(({ name }) => name === collection).map(({ name }) => name);
  }
  const shares = await server.partitionsInMemory(database, collection);
  return shares.map(({ name }) => name).filter((name) => partitions.includes(name));
}

/** Releases and waits until nothing of it is in memory. */
async function release(
  context: Context,
  target: CollectionRef,
  partitions: readonly string[] | null,
): Promise<void> {
  const { database, collection } = target;
  const { run } = context;
  const change = {
    send: () =>
      partitions === null
        ? context.server().releaseCollection(database, collection)
        : context.server().releasePartitions(database, collection, partitions),
    isDone: async () => (await inMemory(context, target, partitions)).length === 0,
  };
  await carryOut(change, run.clock, run.life);
  if (partitions === null) forget(context, target);
}

function recordOf(options: LoadOptions, server: MilvusGateway, at: number): LoadedFields {
  const { fieldLoad, fieldLoadHint, skipDynamicField } = server.capabilities;
  // A server that ignores the list loads everything.
  const listCounts = fieldLoad.supported || fieldLoadHint.supported;
  if (!listCounts || (options.fields === null && !options.skipDynamicField)) return { kind: 'all', at };
  const dynamicField = !(options.skipDynamicField && skipDynamicField.supported);
  return { kind: 'some', at, fields: options.fields ?? [], dynamicField };
}

async function sendLoad(
  context: Context,
  target: CollectionRef,
  options: LoadOptions,
  partitions: readonly string[],
): Promise<void> {
  const { database, collection, connectionId, collectionId } = target;
  const { run, records } = context;
  const wanted = options.partitions;
  const change = {
    send: () =>
      wanted === null
        ? context.server().loadCollection(database, collection, options)
        : context.server().loadPartitions(database, collection, wanted, options),
    isDone: async () => {
      const found = await inMemory(context, target, partitions);
      return context.server().capabilities.partitionMemory.supported
        ? partitions.every((name) => found.includes(name))
        : found.length > 0;
    },
  };
  await carryOut(change, run.clock, run.life);
  records.set(connectionId, database, collectionId, recordOf(options, context.server(), run.clock.now()));
}

/** Load: release first where that was chosen, load, watch until every asked partition is in memory. */
export function loadWork(parts: WorkParts, target: CollectionRef, options: LoadOptions): Work {
  return async (run) => {
    const context = contextOf(parts, run, target);
    const check = () => checkCollection(context.server(), target);
    if (options.releaseFirst) {
      await run.step('release', async () => {
        await check();
        await release(context, target, null);
      });
    }
    let partitions: readonly string[] = options.partitions ?? [];
    await run.step('load', async () => {
      await check();
      if (options.partitions === null) {
        const all = await context.server().listPartitions(target.database, target.collection);
        partitions = all.map(({ name }) => name);
      }
      await sendLoad(context, target, options, partitions);
    });
    await run.step('watch', async () => {
      try {
        await watchLoad(run, { gateway: context.server, memory: parts.memory, target, partitions });
      } catch (thrown) {
        if (!(thrown instanceof UnknownOutcome)) forget(context, target);
        throw thrown;
      }
    });
  };
}

/** Refresh: bring in what was inserted by import since the load, and watch that. */
export function refreshWork(parts: WorkParts, target: CollectionRef): Work {
  return async (run) => {
    const context = contextOf(parts, run, target);
    await run.step('load', async () => {
      await checkCollection(context.server(), target);
      if (!context.server().capabilities.refreshLoad.supported) fail('notSupported');
      await context.server().refreshLoad(target.database, target.collection);
    });
    await run.step('watch', () => watchRefresh(run, { gateway: context.server, target }));
  };
}

/** Release of a collection or of some of its partitions. */
export function releaseWork(
  parts: WorkParts,
  target: CollectionRef,
  partitions: readonly string[] | null,
): Work {
  return async (run) => {
    const context = contextOf(parts, run, target);
    await run.step('release', async () => {
      await checkCollection(context.server(), target);
      await release(context, target, partitions);
    });
  };
}

/** Drop of a partition: release first where that was chosen, read both ids again, drop, see that it is gone. */
export function dropPartitionWork(parts: WorkParts, target: PartitionRef, releaseFirst: boolean): Work {
  return async (run) => {
    const context = contextOf(parts, run, target);
    const { database, collection, partition } = target;
    if (releaseFirst) {
      await run.step('release', async () => {
        await checkPartition(context.server(), target);
        await release(context, target, [partition]);
      });
    }
    await run.step('check', () => checkPartition(context.server(), target));
    await run.step('drop', () =>
      carryOut(
        {
          send: () => context.server().dropPartition(database, collection, partition),
          isDone: async () => isPartitionGone(context.server(), target),
        },
        run.clock,
        run.life,
      ),
    );
  };
}

async function isPartitionGone(server: MilvusGateway, target: PartitionRef): Promise<boolean> {
  const { database, collection, partition, partitionId } = target;
  const found = (await server.listPartitions(database, collection)).find(({ name }) => name === partition);
  // Another id means that this one is gone and somebody made a new one.
  return found === undefined || (partitionId !== null && found.id !== partitionId);
}

/** Drop of a collection: read its id again, drop, see that it is gone. */
export function dropCollectionWork(parts: WorkParts, target: CollectionRef): Work {
  return async (run) => {
    const context = contextOf(parts, run, target);
    const { database, collection, collectionId } = target;
    await run.step('check', () => checkCollection(context.server(), target));
    await run.step('drop', () =>
      carryOut(
        {
          send: () => context.server().dropCollection(database, collection),
          isDone: async () => {
            const found = await findCollection(context.server(), database, collection);
            return found === null || (collectionId !== null && found !== collectionId);
          },
        },
        run.clock,
        run.life,
      ),
    );
    forget(context, target);
  };
}

/** The id under which a name is known now; null if it is not. */
async function findCollection(
  server: MilvusGateway,
  database: string,
  collection: string,
): Promise<string | null> {
  try {
    return (await server.describeCollection(database, collection)).id ?? '';
  } catch (thrown) {
    if (thrown instanceof FalconerError && thrown.error.code === 'collectionNotFound') return null;
    throw thrown;
  }
}
