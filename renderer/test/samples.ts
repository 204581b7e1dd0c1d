import type {
  CollectionDetail,
  CollectionMemory,
  CollectionSummary,
  Field,
  Index,
} from '@shared/domain/collection';
import type { Task } from '@shared/domain/task';

/** Whole objects for tests, of which a test names only what it is about. */
export function summaryOf(name: string, over: Partial<CollectionSummary> = {}): CollectionSummary {
  return { name, id: '1', createdAt: 1_700_000_000_000, memoryPercent: null, ...over };
}

/** Partitions `p0`, `p1` and so on, read at 1000. */
export function memoryOf(...percents: (number | null)[]): CollectionMemory {
  return {
    readAt: 1000,
    partitions: percents.map((percent, at) => ({ name: `p${String(at)}`, id: String(at), percent })),
  };
}

export function fieldOf(name: string, over: Partial<Field> = {}): Field {
  return {
    name,
    id: null,
    type: 'VarChar',
    isVector: false,
    dimension: null,
    maxLength: null,
    roles: [],
    nullable: false,
    autoId: false,
    description: '',
    ...over,
  };
}

export function indexOf(field: string, over: Partial<Index> = {}): Index {
  return {
    name: field,
    field,
    type: 'HNSW',
    metric: 'L2',
    params: [],
    state: 'finished',
    failReason: null,
    indexedRows: null,
    totalRows: null,
    ...over,
  };
}

/** Fields id (primary key), embedding (vector, indexed), title, year. */
export function detailOf(name: string, over: Partial<CollectionDetail> = {}): CollectionDetail {
  return {
    readAt: 1000,
    id: '1',
    name,
    description: '',
    aliases: [],
    rowCount: '1000',
    partitionCount: 4,
    shards: 1,
    consistency: 'Bounded',
    createdAt: 1_700_000_000_000,
    dynamicField: true,
    fields: [
      fieldOf('id', { type: 'Int64', roles: ['primaryKey'] }),
      fieldOf('embedding', { type: 'FloatVector', isVector: true, dimension: 128 }),
      fieldOf('title', { maxLength: 512 }),
      fieldOf('year', { type: 'Int32' }),
    ],
    indexes: [indexOf('embedding')],
    indexError: null,
    properties: [],
    loadedFields: { kind: 'unknown' },
    replicas: null,
    ...over,
  };
}

/** A running load of `books` with id 1 in `default` of connection `c`. */
export function taskOf(over: Partial<Task> = {}): Task {
  return {
    id: 't',
    kind: 'load',
    status: 'running',
    connectionId: 'c',
    connectionName: 'local',
    environment: 'development',
    database: 'default',
    collection: 'books',
    collectionId: '1',
    partitions: null,
    load: null,
    steps: [],
    before: null,
    progress: null,
    startedAt: 1,
    endedAt: null,
    resumedAt: null,
    error: null,
    ...over,
  };
}
