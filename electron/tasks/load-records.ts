import { z } from 'zod';
import { loadedFieldsSchema } from '@shared/domain/collection';
import type { LoadedFields } from '@shared/domain/collection';
import type { InMemory } from '../milvus/gateway-types';

const recordSchema = z.intersection(
  loadedFieldsSchema,
  z.object({
    /** It was seen at 100 %. */
    arrived: z.boolean().default(false),
    /** Ids of the replicas that the load made; empty where they were not told. */
    replicas: z.array(z.string()).default([]),
  }),
);
const recordsSchema = z.record(z.string(), recordSchema);
type Record = z.infer<typeof recordSchema>;

/** Where the records are kept between starts. */
export interface LoadRecordsStore {
  read(): unknown;
  write(value: unknown): Promise<void>;
}

/** A reading of what is in memory in a database. */
export interface MemorySeen {
  inMemory: readonly InMemory[];
  /** When it was asked for, in ms since 1970: what was learnt after that says more. */
  askedAt: number;
  /** Whether a load from here is on its way, which may bring the percentage of a collection down. */
  isOurs: (collectionId: string) => boolean;
}

/**
 * What was loaded from here, by connection, database and collection id: no server tells which fields are loaded. A
 * collection without an id is never remembered, because its successor of the same name could not be told from it.
 */
export interface LoadRecords {
  /**
   * What is remembered. If replicas are given that are in memory now and none of them is of the load that is remembered,
   * it was released and loaded by somebody else: that is forgotten, and unknown. Milvus makes new replicas with each load
   * of what is not in memory (querycoordv2/meta/replica_manager.go).
   * @param replicas ids of the replicas in memory; null or absent: not read
   */
  get(
    connectionId: string,
    database: string,
    collectionId: string | null,
    replicas?: readonly string[] | null,
  ): LoadedFields;
  /** @param replicas ids of the replicas that are in memory with it */
  set(
    connectionId: string,
    database: string,
    collectionId: string | null,
    loaded: LoadedFields,
    replicas?: readonly string[],
  ): void;
  forget(connectionId: string, database: string, collectionId: string | null): void;
  /**
   * Forgets what another client may have changed: what is out of memory, and what is on its way again after it had
   * arrived, though nobody here loads it. A release and a load between two readings cannot be seen.
   */
  see(connectionId: string, database: string, seen: MemorySeen): void;
}

const keyOf = (...parts: string[]): string => JSON.stringify(parts);

/** Records over a store; what the store holds in another shape counts as nothing. */
export function createLoadRecords(store: LoadRecordsStore): LoadRecords {
  const stored = recordsSchema.safeParse(store.read());
  const records = new Map<string, Record>(Object.entries(stored.success ? stored.data : {}));
  const save = (): void => {
    // A record is a help, not a fact that anything depends on: without it the screen says "unknown".
    store.write(Object.fromEntries(records)).catch(() => undefined);
  };
  const recordsOf = (connectionId: string, database: string) => {
    const prefix = keyOf(connectionId, database).slice(0, -1);
    return [...records].flatMap(([key, record]) =>
      key.startsWith(`${prefix},`) ? { key, record, id: (JSON.parse(key) as string[])[2] ?? '' } : [],
    );
  };
  return {
    get: (connectionId, database, collectionId, replicas = null) => {
      if (collectionId === null) return { kind: 'unknown' };
      const key = keyOf(connectionId, database, collectionId);
      const found = records.get(key);
      if (found === undefined) return { kind: 'unknown' };
      const { arrived: _arrived, replicas: own, ...loaded } = found;
      const isTold = replicas !== null && replicas.length > 0 && own.length > 0;
      if (!isTold || replicas.some((id) => own.includes(id))) return loaded;
      records.delete(key);
      save();
      return { kind: 'unknown' };
    },
    set: (connectionId, database, collectionId, loaded, replicas = []) => {
      if (collectionId === null) return;
      const record = { ...loaded, arrived: false, replicas: [...replicas] };
      records.set(keyOf(connectionId, database, collectionId), record);
      save();
    },
    forget: (connectionId, database, collectionId) => {
      if (collectionId === null) return;
      if (records.delete(keyOf(connectionId, database, collectionId))) save();
    },
    see: (connectionId, database, { inMemory, askedAt, isOurs }) => {
      let hasChanged = false;
      const percents = new Map(inMemory.map(({ id, percent }) => [id, percent]));
      for (const { key, record, id } of recordsOf(connectionId, database)) {
        if (record.kind === 'unknown' || record.at >= askedAt || isOurs(id)) continue;
        const percent = percents.get(id);
        if (percent === undefined || (percent < 100 && record.arrived)) records.delete(key);
        else if (percent === 100 && !record.arrived) records.set(key, { ...record, arrived: true });
        else continue;
        hasChanged = true;
      }
      if (hasChanged) save();
    },
  };
}
