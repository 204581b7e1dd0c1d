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
}

/** Where a partition stands in memory. Percentages follow from the clock: nothing has to tick. */
export interface MemoryShare {
  startedAt: number;
  /** When it is at 100 %. */
  readyAt: number;
  /** Stands still at this percentage, and the server lets go of it at `at`; null: it arrives. */
  reverts: { percent: number; at: number } | null;
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
}

/** What the last load of a collection asked for. */
export interface LoadedWith {
  /** In the order of the schema, `$meta` for the dynamic field; null where the version loads everything. */
  fields: readonly string[] | null;
  replicas: number;
  /** `collection`: loaded whole, so partitions created later are loaded too. */
  scope: 'collection' | 'partitions';
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
  partitions: WorldPartition[];
  indexes: WorldIndex[];
  properties: Record<string, string>;
  loadedWith: LoadedWith | null;
  /** Loads of it get this far and no further, for that long; then the server lets go. Null: loads arrive. */
  trouble: { percent: number; forMs: number } | null;
}

export interface WorldDatabase {
  name: string;
  id: string;
  createdAt: number;
  collections: Map<string, WorldCollection>;
  /** Alias to the collection's name. */
  aliases: Map<string, string>;
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
