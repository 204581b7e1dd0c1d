import { FalconerError, fail, toAppError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import type { ServerInfo } from '@shared/domain/server';
import { capabilitiesOf, type Capabilities } from '@shared/policy/capabilities';
import { ensureSuccess } from './ensure-success';
import { errorFromThrown } from './error-map';
import { createClusterReads } from './cluster-reads';
import { createNameWrites } from './name-writes';
import { createDefinitionCalls } from './definition-calls';
import type { InMemory, LoadCall, MilvusGateway } from './gateway-types';
import { toDescription, toReplicas, toRowCount } from './mappers/collection';
import { toIndexes, toIndexParams } from './mappers/indexes';
import {
  toAliases,
  toCollections,
  toCollectionsInMemory,
  toDatabases,
  toPartitions,
  toPartitionsInMemory,
} from './mappers/names';
import { toPercent, toWire } from './mappers/wire-values';
import { factsOf } from './request-facts';
import type { RpcClient } from './rpc-types';
import type { Send } from './send';

/** The database that every server has, and that servers without databases are. */
export const DEFAULT_DATABASE = 'default';

/** What a gateway needs to know of the server behind it, asked afresh at each call: it may have been replaced. */
export interface GatewaySource {
  /** The channel to use now; throws `notConnected`. */
  client(): Pick<RpcClient, 'call'>;
  server(): ServerInfo;
  timeoutMs: number;
  /** Milliseconds since 1970; the machine's time by default. */
  now?(): number;
  /** Told what a reading found in memory of a database. @param askedAt when it was asked for, ms since 1970 */
  onInMemory?(database: string, inMemory: readonly InMemory[], askedAt: number): void;
  /** Told what the server made of each request: null if it carried it out. `params` are the names in it. */
  onJudged?(rpc: string, params: Readonly<Record<string, string>>, error: AppError | null): void;
  /** Told of each call's end: null for one that the server answered, whatever it answered. */
  onOutcome?(error: FalconerError | null): void;
}

function createSend(source: GatewaySource): Send {
  return async (rpc, request, options) => {
    const timeoutMs = options?.timeoutMs ?? source.timeoutMs;
    const facts = factsOf(rpc, request, timeoutMs);
    try {
      let reply: unknown;
      try {
        reply = await source.client().call(rpc, request, { timeoutMs, signal: options?.signal });
      } catch (thrown) {
        const error = errorFromThrown(thrown, facts, options?.signal);
        source.onOutcome?.(error);
        throw error;
      }
      source.onOutcome?.(null);
      ensureSuccess(reply, facts);
      source.onJudged?.(rpc, facts.params, null);
      return reply;
    } catch (thrown) {
      source.onJudged?.(rpc, facts.params, toAppError(thrown));
      throw thrown;
    }
  };
}

/** The reply, or null if it is the refusal named. */
async function unless(code: FalconerError['error']['code'], reply: Promise<unknown>): Promise<unknown> {
  try {
    return await reply;
  } catch (thrown) {
    if (thrown instanceof FalconerError && thrown.error.code === code) return null;
    throw thrown;
  }
}

type Reads = Pick<
  MilvusGateway,
  | 'listDatabases'
  | 'listCollections'
  | 'collectionsInMemory'
  | 'describeCollection'
  | 'rowCount'
  | 'partitionRowCount'
  | 'listIndexes'
  | 'listAliases'
  | 'listPartitions'
  | 'partitionsInMemory'
  | 'replicas'
  | 'refreshProgress'
>;

function createReads(send: Send): Reads {
  const of = (database: string, collection: string) => ({ db_name: database, collection_name: collection });
  return {
    listDatabases: async (options) => toDatabases(await send('ListDatabases', {}, options)),
    listCollections: async (database, options) =>
      toCollections(await send('ShowCollections', { db_name: database, type: 'All' }, options)),
    collectionsInMemory: async (database, options) =>
      toCollectionsInMemory(await send('ShowCollections', { db_name: database, type: 'InMemory' }, options)),
    describeCollection: async (database, collection, options) =>
      toDescription(await send('DescribeCollection', of(database, collection), options), collection),
    rowCount: async (database, collection, options) =>
      toRowCount(await send('GetCollectionStatistics', of(database, collection), options)),
    partitionRowCount: async (database, collection, partition, options) =>
      toRowCount(
        await send(
          'GetPartitionStatistics',
          { ...of(database, collection), partition_name: realName(partition) },
          options,
        ),
      ),
    // Servers answer "index not found" (700, and IndexNotExist on 2.2) for a collection that has no index.
    listIndexes: async (database, collection, options) =>
      toIndexes(await unless('indexNotFound', send('DescribeIndex', of(database, collection), options))),
    listAliases: async (database, collection, options) =>
      toAliases(await send('ListAliases', of(database, collection), options)),
    listPartitions: async (database, collection, options) =>
      toPartitions(await send('ShowPartitions', { ...of(database, collection), type: 'All' }, options)),
    partitionsInMemory: async (database, collection, options) =>
      toPartitionsInMemory(
        await unless(
          'notLoaded',
          send('ShowPartitions', { ...of(database, collection), type: 'InMemory' }, options),
        ),
      ),
    replicas: async (database, collection, collectionId, options) => {
      const id = collectionId === null ? {} : { collectionID: collectionId };
      const request = { ...of(database, collection), ...id, with_shard_nodes: true };
      return toReplicas(await unless('notLoaded', send('GetReplicas', request, options)));
    },
    refreshProgress: async (database, collection, options) =>
      toPercent(toWire(await send('GetLoadingProgress', of(database, collection), options)).refresh_progress),
  };
}

/** An empty partition name means `_default` to servers from 2.5 on: none is ever sent. */
function realName(partition: string): string {
  if (partition === '') fail('invalidInput', { detail: 'a partition without a name' });
  return partition;
}

function realNames(partitions: readonly string[]): string[] {
  if (partitions.length === 0) fail('invalidInput', { detail: 'no partition named' });
  return partitions.map(realName);
}

function loadParts(load: LoadCall): Record<string, unknown> {
  return {
    replica_number: load.replicas ?? 0,
    load_fields: load.fields ?? [],
    skip_load_dynamic_field: load.skipDynamicField,
    resource_groups: load.resourceGroups ?? [],
    ...(load.priority === null ? {} : { load_params: { load_priority: load.priority } }),
  };
}

type Apart = ReturnType<typeof createClusterReads> & ReturnType<typeof createDefinitionCalls>;
type Writes = Omit<MilvusGateway, keyof Reads | keyof Apart | 'server' | 'capabilities'>;

function createWrites(send: Send): Writes {
  const of = (database: string, collection: string) => ({ db_name: database, collection_name: collection });
  return {
    loadCollection: async (database, collection, load, options) => {
      await send('LoadCollection', { ...of(database, collection), ...loadParts(load) }, options);
    },
    loadPartitions: async (database, collection, partitions, load, options) => {
      const partition_names = realNames(partitions);
      await send(
        'LoadPartitions',
        { ...of(database, collection), partition_names, ...loadParts(load) },
        options,
      );
    },
    refreshLoad: async (database, collection, options) => {
      await send('LoadCollection', { ...of(database, collection), refresh: true }, options);
    },
    releaseCollection: async (database, collection, options) => {
      await send('ReleaseCollection', of(database, collection), options);
    },
    releasePartitions: async (database, collection, partitions, options) => {
      const partition_names = realNames(partitions);
      await send('ReleasePartitions', { ...of(database, collection), partition_names }, options);
    },
    createPartition: async (database, collection, partition, options) => {
      const partition_name = realName(partition);
      await send('CreatePartition', { ...of(database, collection), partition_name }, options);
    },
    dropPartition: async (database, collection, partition, options) => {
      const partition_name = realName(partition);
      await send('DropPartition', { ...of(database, collection), partition_name }, options);
    },
    dropCollection: async (database, collection, options) => {
      await send('DropCollection', of(database, collection), options);
    },
    ...createNameWrites(send),
    createIndex: async (database, collection, index, options) => {
      const { field, name, ...how } = index;
      const request = { ...of(database, collection), field_name: field, index_name: name };
      await send('CreateIndex', { ...request, extra_params: toIndexParams(how) }, options);
    },
  };
}

/** A {@link MilvusGateway} over whatever channel and server the source names at the time of each call. */
export function createGateway(source: GatewaySource): MilvusGateway {
  const send = createSend(source);
  const reads = createReads(send);
  let known: { server: ServerInfo; capabilities: Capabilities } | null = null;
  const capabilities = (): Capabilities => {
    const server = source.server();
    if (known?.server !== server) known = { server, capabilities: capabilitiesOf(server) };
    return known.capabilities;
  };
  // milvus-lite lists what is not loaded as well, with 0 %; it loads in one go, so that 0 is never on its way there.
  const isThere = ({ percent }: InMemory): boolean => source.server().flavor !== 'lite' || percent > 0;
  return {
    ...reads,
    ...createClusterReads(send),
    ...createDefinitionCalls(send),
    ...createWrites(send),
    collectionsInMemory: async (database, options) => {
      const askedAt = source.now?.() ?? Date.now();
      const inMemory = (await reads.collectionsInMemory(database, options)).filter(isThere);
      source.onInMemory?.(database, inMemory, askedAt);
      return inMemory;
    },
    partitionsInMemory: async (database, collection, options) =>
      (await reads.partitionsInMemory(database, collection, options)).filter(isThere),
    // Before 2.2.9 there are no databases to list: everything is in the one that later became `default`.
    listDatabases: async (options) =>
      capabilities().databases.supported ? reads.listDatabases(options) : [DEFAULT_DATABASE],
    get server() {
      return source.server();
    },
    get capabilities() {
      return capabilities();
    },
  };
}
