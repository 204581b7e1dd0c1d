/** A field of a collection; `type` is the name in `schema.DataType`. */
export interface WorldField {
  name: string;
  id: string;
  type: string;
  elementType: string;
  params: Record<string, string>;
  isPrimaryKey: boolean;
  isPartitionKey: boolean;
  isClusteringKey: boolean;
  nullable: boolean;
  autoId: boolean;
  description: string;
  /** As it came, in the form of the protocol; null: none. */
  defaultValue: object | null;
  /** Filled by a function of the collection, such as BM25. */
  functionOutput: boolean;
}

/** A function that fills a field from others, such as BM25 or an embedding. */
export interface WorldFunction {
  name: string;
  id: string;
  /** Name in `schema.FunctionType`. */
  type: string;
  description: string;
  inputs: readonly string[];
  outputs: readonly string[];
  params: Record<string, string>;
}

/** A field that holds lists of structs (2.6). */
export interface WorldStruct {
  name: string;
  id: string;
  description: string;
  fields: WorldField[];
}

/** Where a partition stands in memory. Percentages follow from the clock: nothing has to tick. */
export interface MemoryShare {
  startedAt: number;
  /** When it is at 100 %. */
  readyAt: number;
  /** Stands still at this percentage, and the server lets go of it at `at`; null: it arrives. */
  reverts: { percent: number; at: number; lackOfMemory: MemoryLack | null } | null;
}

/** That a load did not fit: what it would have taken, and what a node may hold, in bytes. */
export interface MemoryLack {
  predicted: number;
  limit: number;
}

/** A partition. Rows are a number: no row has content. */
export interface WorldPartition {
  name: string;
  id: string;
  createdAt: number;
  rows: number;
  memory: MemoryShare | null;
}

/** An index, built when the clock says so. */
export interface WorldIndex {
  name: string;
  id: string;
  field: string;
  params: Record<string, string>;
  startedAt: number;
  readyAt: number;
  /** The build stands still at that percentage, for good or, with a reason, because it has failed there. */
  trouble?: IndexTrouble;
}

/** What happens to the build of an index. */
export interface IndexTrouble {
  percent: number;
  /** Null: it has not failed, it only stands still. */
  failReason: string | null;
}

/** What the last load of a collection asked for. */
export interface LoadedWith {
  /** In the order of the schema, `$meta` for the dynamic field; null where the version loads everything. */
  fields: readonly string[] | null;
  replicas: number;
  /** Names of resource groups, one for each replica, or fewer: the last one goes on. */
  groups: readonly string[];
  /** `collection`: loaded whole, so partitions created later are loaded too. */
  scope: 'collection' | 'partitions';
  /** Its replicas are numbered from it, anew after each release; absent: of what was in memory from the start. */
  replicasFrom?: string;
  refreshedAt: number | null;
}

export interface WorldCollection {
  name: string;
  id: string;
  description: string;
  createdAt: number;
  shards: number;
  consistency: string;
  dynamicField: boolean;
  fields: WorldField[];
  structs: WorldStruct[];
  functions: WorldFunction[];
  partitions: WorldPartition[];
  indexes: WorldIndex[];
  properties: Record<string, string>;
  loadedWith: LoadedWith | null;
  /** Loads of it get this far and no further, for that long; then the server lets go. Null: loads arrive. */
  trouble: LoadTrouble | null;
  /** The last load was let go of for this; a new load forgets it (querycoordv2/meta FailedLoadCache). */
  failedLoad: MemoryLack | null;
}

/** What happens to loads: they get that far, stand still for that long once they should be there, and are undone. */
export interface LoadTrouble {
  percent: number;
  /** Infinity: for as long as nobody releases them. */
  forMs: number;
}

export interface WorldDatabase {
  name: string;
  id: string;
  createdAt: number;
  properties: Record<string, string>;
  collections: Map<string, WorldCollection>;
  /** Alias to the collection's name. */
  aliases: Map<string, string>;
  /** Aliases whose collection was dropped, to its id: they live on where that is allowed (until 2.4.23). */
  dangling: Map<string, string>;
}

/** Whether a field holds vectors. */
export function isVector(field: Pick<WorldField, 'type'>): boolean {
  return field.type.endsWith('Vector');
}

/** Whether the collection's partitions belong to the server, by a key. */
export function hasPartitionKey(collection: WorldCollection): boolean {
  return collection.fields.some((field) => field.isPartitionKey);
}

/** Rows of all partitions. */
export function rowsOf(collection: WorldCollection): number {
  return collection.partitions.reduce((sum, partition) => sum + partition.rows, 0);
}
