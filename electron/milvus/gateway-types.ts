import type { Health, QueryNode, ResourceGroup } from '@shared/domain/cluster';
import type { CollectionDetail, Index } from '@shared/domain/collection';
import type { IndexDefinition, JsonObject, Pairs } from '@shared/domain/definition';
import type { Grant, RoleUsers } from '@shared/domain/grant';
import type { NewIndex } from '@shared/domain/index-request';
import type { LoadOptions } from '@shared/domain/load-request';
import type { ConnectionStatus, ServerInfo } from '@shared/domain/server';
import type { Capabilities } from '@shared/policy/capabilities';
import type { Refusals } from './refusals';

/** Per call: a signal that cancels it, and a deadline in milliseconds (the connection's own by default). */
export interface CallOptions {
  signal?: AbortSignal;
  timeoutMs?: number;
}

/** A name with its 64-bit id (null where the server gives none) and when it was created, in ms since 1970. */
export interface NamedId {
  name: string;
  id: string | null;
  createdAt: number | null;
}

/** A collection or partition in memory with the server's percentage, 0 to 100. */
export interface InMemory {
  name: string;
  id: string | null;
  percent: number;
}

/** What DescribeCollection tells, without what other calls tell. */
export type CollectionDescription = Pick<
  CollectionDetail,
  | 'id'
  | 'name'
  | 'description'
  | 'aliases'
  | 'partitionCount'
  | 'shards'
  | 'consistency'
  | 'createdAt'
  | 'dynamicField'
  | 'fields'
  | 'properties'
>;

/** DescribeCollection with everything that is in its schema, whether this program knows it or not. */
export interface CollectionMessage {
  id: string | null;
  name: string;
  createdAt: number | null;
  aliases: string[];
  /** Without ids and states; see `JsonObject`. */
  schema: JsonObject;
  shards: number | null;
  consistency: string | null;
  properties: Pairs;
}

/** What CreateCollection asks for; null leaves it to the server. */
export interface NewCollection {
  schema: JsonObject;
  shards: number | null;
  consistency: string | null;
  properties: Pairs;
  /** Number of partitions of a collection with a partition key. */
  partitions: number | null;
}

/** What a load sends; see `LoadOptions` in shared/domain. */
export type LoadCall = Omit<LoadOptions, 'partitions' | 'releaseFirst'>;

/** A segment on query nodes. `bytes` is null where the server reports none. */
export interface MemorySegment {
  id: string;
  partitionId: string | null;
  rows: number;
  bytes: number | null;
  nodes: string[];
  /** Name of the index that it has, if any. */
  index: string | null;
}

/** A segment that is, or is about to be, on disk. */
export interface DiskSegment {
  partitionId: string | null;
  rows: number;
}

/** What the rows of a sample take in one field, on average. */
export interface FieldSize {
  field: string;
  rows: number;
  bytesPerRow: number;
}

/** Which rows are read for a sample: at most `limit`, in any order. */
export interface SampleCall {
  /** The primary key. */
  key: { name: string; type: string };
  fields: readonly string[];
  limit: number;
}

/**
 * One open server in Falconer's own words. Every method sends exactly one RPC, never retries, passes the database
 * explicitly, and throws a `FalconerError` unless the server confirmed success; a reply without a status is
 * `notSupported`, never success.
 */
export interface MilvusGateway {
  readonly server: ServerInfo;
  readonly capabilities: Capabilities;

  listDatabases(options?: CallOptions): Promise<string[]>;
  listCollections(database: string, options?: CallOptions): Promise<NamedId[]>;
  /** Everything that is loaded or loading in the database, in one call. */
  collectionsInMemory(database: string, options?: CallOptions): Promise<InMemory[]>;
  describeCollection(
    database: string,
    collection: string,
    options?: CallOptions,
  ): Promise<CollectionDescription>;
  /** Rows by statistics, or null where the server tells none. */
  rowCount(database: string, collection: string, options?: CallOptions): Promise<string | null>;
  partitionRowCount(
    database: string,
    collection: string,
    partition: string,
    options?: CallOptions,
  ): Promise<string | null>;
  listIndexes(database: string, collection: string, options?: CallOptions): Promise<Index[]>;
  listPartitions(database: string, collection: string, options?: CallOptions): Promise<NamedId[]>;
  /** Partitions that are loaded or loading; empty where the server says that the collection is not loaded. */
  partitionsInMemory(database: string, collection: string, options?: CallOptions): Promise<InMemory[]>;
  replicas(
    database: string,
    collection: string,
    collectionId: string | null,
    options?: CallOptions,
  ): Promise<NonNullable<CollectionDetail['replicas']>>;
  /** Progress of a refresh, 0 to 100; `notLoaded` if the collection is not in memory. */
  refreshProgress(database: string, collection: string, options?: CallOptions): Promise<number>;

  /** The query nodes and their memory. */
  queryNodes(options?: CallOptions): Promise<QueryNode[]>;
  health(options?: CallOptions): Promise<Health>;
  resourceGroupNames(options?: CallOptions): Promise<string[]>;
  resourceGroup(name: string, options?: CallOptions): Promise<ResourceGroup>;
  /** Segments on the query nodes; empty for a collection that is not loaded. */
  segmentsInMemory(database: string, collection: string, options?: CallOptions): Promise<MemorySegment[]>;
  segmentsOnDisk(database: string, collection: string, options?: CallOptions): Promise<DiskSegment[]>;
  /**
   * What a sample of rows takes, field by field. Throws `notLoaded` if the collection is not, and `fieldNotLoaded`
   * (2.4.10 to 2.5) if one of the fields is not.
   */
  sampleRows(
    database: string,
    collection: string,
    sample: SampleCall,
    options?: CallOptions,
  ): Promise<FieldSize[]>;

  loadCollection(database: string, collection: string, load: LoadCall, options?: CallOptions): Promise<void>;
  loadPartitions(
    database: string,
    collection: string,
    partitions: readonly string[],
    load: LoadCall,
    options?: CallOptions,
  ): Promise<void>;
  refreshLoad(database: string, collection: string, options?: CallOptions): Promise<void>;
  releaseCollection(database: string, collection: string, options?: CallOptions): Promise<void>;
  releasePartitions(
    database: string,
    collection: string,
    partitions: readonly string[],
    options?: CallOptions,
  ): Promise<void>;
  createPartition(
    database: string,
    collection: string,
    partition: string,
    options?: CallOptions,
  ): Promise<void>;
  dropPartition(
    database: string,
    collection: string,
    partition: string,
    options?: CallOptions,
  ): Promise<void>;
  dropCollection(database: string, collection: string, options?: CallOptions): Promise<void>;
  /** The whole schema; `describeCollection` tells what screens need of it. */
  collectionMessage(database: string, collection: string, options?: CallOptions): Promise<CollectionMessage>;
  /** Indexes with their parameters as the server keeps them. */
  indexDefinitions(database: string, collection: string, options?: CallOptions): Promise<IndexDefinition[]>;
  roles(options?: CallOptions): Promise<string[]>;
  /** Every role with those who have it. */
  usersOfRoles(options?: CallOptions): Promise<RoleUsers[]>;
  /** What a role may do in a database with a collection, by its name or by a right to all. */
  grantsOf(role: string, database: string, collection: string, options?: CallOptions): Promise<Grant[]>;

  /** Success also where a collection of this name and shape is there already. */
  createCollection(
    database: string,
    collection: string,
    wish: NewCollection,
    options?: CallOptions,
  ): Promise<void>;
  /** As {@link createIndex}, with the parameters as another server kept them. */
  createIndexAs(
    database: string,
    collection: string,
    index: IndexDefinition,
    options?: CallOptions,
  ): Promise<void>;
  /** Success says that the index is wanted; `listIndexes` tells how far it is built. */
  createIndex(database: string, collection: string, index: NewIndex, options?: CallOptions): Promise<void>;

  /** Gives a collection another name in the database where it is. */
  renameCollection(database: string, collection: string, name: string, options?: CallOptions): Promise<void>;
  /** Names of a collection's aliases, by a call of their own; descriptions have them too, but for milvus-lite's. */
  listAliases(database: string, collection: string, options?: CallOptions): Promise<string[]>;
  createAlias(database: string, alias: string, collection: string, options?: CallOptions): Promise<void>;
  /** Points an alias that there is to another collection. */
  alterAlias(database: string, alias: string, collection: string, options?: CallOptions): Promise<void>;
  /** Success too where there is no such alias. */
  dropAlias(database: string, alias: string, options?: CallOptions): Promise<void>;
  createDatabase(database: string, options?: CallOptions): Promise<void>;
  /** Throws `databaseNotEmpty` or `defaultDatabase`; success too, but on milvus-lite, where there is none. */
  dropDatabase(database: string, options?: CallOptions): Promise<void>;
}

/** @param askedAt when the reading was asked for, in ms since 1970 */
export type InMemoryListener = (
  connectionId: string,
  database: string,
  inMemory: readonly InMemory[],
  askedAt: number,
) => void;

/** The servers that are open, and how each is doing. Loads the SDK only when the first one is opened. */
export interface ServerRegistry {
  /** Opens a saved connection (or answers its present status); failing to is a status, not an exception. */
  open(connectionId: string): Promise<ConnectionStatus>;
  /** Lets go of the server. Tasks that watch it find it `notConnected`. */
  close(connectionId: string): Promise<void>;
  /** The gateway of an open connection; throws `notConnected`. A lost one is handed out too: calls try to reach it. */
  gateway(connectionId: string): MilvusGateway;
  statuses(): Record<string, ConnectionStatus>;
  /** Listens until the returned function is called. */
  onStatus(listener: (connectionId: string, status: ConnectionStatus) => void): () => void;
  /** Listens to every reading of what is in memory, until the returned function is called. */
  onInMemory(listener: InMemoryListener): () => void;
  /** What servers have refused for want of a right since each was opened. */
  readonly refusals: Refusals;
  dispose(): Promise<void>;
}
