import { z } from 'zod';
import { loadedFieldsSchema } from '@shared/domain/collection';
import type { LoadedFields } from '@shared/domain/collection';

const recordsSchema = z.record(z.string(), loadedFieldsSchema);

/** Where the records are kept between starts. */
export interface LoadRecordsStore {
  read(): unknown;
  write(value: unknown): Promise<void>;
}

/**
 * What was loaded from here, by connection, database and collection id: no server tells which fields are loaded. A
 * collection without an id is never remembered, because its successor of the same name could not be told from it.
 */
export interface LoadRecords {
  get(connectionId: string, database: string, collectionId: string | null): LoadedFields;
  set(connectionId: string, database: string, collectionId: string | null, loaded: LoadedFields): void;
  forget(connectionId: string, database: string, collectionId: string | null): void;
  /** Ids of the collections of a database of which something is remembered. */
  remembered(connectionId: string, database: string): string[];
}

const keyOf = (...parts: string[]): string => JSON.stringify(parts);

/** Records over a store; what the store holds in another shape counts as nothing. */
export function createLoadRecords(store: LoadRecordsStore): LoadRecords {
  const stored = recordsSchema.safeParse(store.read());
  const records = new Map(Object.entries(stored.success ? stored.data : {}));
  const save = (): void => {
    // A record is a help, not a fact that anything depends on: without it the screen says "unknown".
    store.write(Object.fromEntries(records)).catch(() => undefined);
  };
  return {
    get: (connectionId, database, collectionId) =>
      (collectionId === null ? undefined : records.get(keyOf(connectionId, database, collectionId))) ?? {
        kind: 'unknown',
      },
    set: (connectionId, database, collectionId, loaded) => {
      if (collectionId === null) return;
      records.set(keyOf(connectionId, database, collectionId), loaded);
      save();
    },
    forget: (connectionId, database, collectionId) => {
      if (collectionId === null) return;
      if (records.delete(keyOf(connectionId, database, collectionId))) save();
    },
    remembered: (connectionId, database) =>
      [...records.keys()].flatMap((key) => {
        const [connection, home, id] = JSON.parse(key) as string[];
        return connection === connectionId && home === database && id !== undefined ? [id] : [];
      }),
  };
}
