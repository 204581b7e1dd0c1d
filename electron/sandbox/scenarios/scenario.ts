/** A field in short: `name`, type with dimension or length in brackets, and what it is. */
export interface FieldPlan {
  name: string;
  /** Name in `schema.DataType`. */
  type: string;
  elementType?: string;
  dim?: number;
  maxLength?: number;
  is?: 'primaryKey' | 'partitionKey' | 'clusteringKey';
  nullable?: boolean;
  autoId?: boolean;
}

/** A collection as data. */
export interface CollectionPlan {
  name: string;
  description?: string;
  fields: FieldPlan[];
  dynamicField?: boolean;
  /** Rows by partition; `_default` is added where it is missing and there is no partition key. */
  partitions?: Record<string, number>;
  /** Index parameters by field; fields without an entry have no index. */
  indexes?: Record<string, Record<string, string>>;
  aliases?: string[];
  shards?: number;
  properties?: Record<string, string>;
  /** In memory from the start: everything, or these partitions. */
  loaded?: 'all' | string[];
  /** Its loads get that far, stand still for that long once they should have arrived, and are undone. */
  trouble?: { percent: number; forMs: number };
}

/** Databases and what is in them. */
export type Scenario = Record<string, CollectionPlan[]>;
