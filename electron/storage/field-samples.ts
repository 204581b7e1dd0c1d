import { z } from 'zod';
import { fieldSamplesSchema } from '@shared/domain/collection';
import type { FieldSamples } from '@shared/domain/collection';
import type { JsonFile } from './json-file';

/** Shape of `field-samples.json`: samples by connection, database and collection id. */
export const storedFieldSamplesSchema = z.record(z.string(), fieldSamplesSchema);
type Stored = z.infer<typeof storedFieldSamplesSchema>;

/** Collections whose samples are kept; the oldest make room. */
const MOST = 5000;

/** Widths of fields from rows that were read, kept for when the collection is not in memory and cannot be read. */
export interface FieldSampleStore {
  get(connectionId: string, database: string, collectionId: string | null): FieldSamples | null;
  set(connectionId: string, database: string, collectionId: string | null, samples: FieldSamples): void;
}

/** Samples over their file; a collection without an id has none, because its successor could not be told from it. */
export function createFieldSamples(file: JsonFile<Stored>): FieldSampleStore {
  const keyOf = (...parts: string[]): string => JSON.stringify(parts);
  return {
    get: (connectionId, database, collectionId) =>
      (collectionId === null ? undefined : file.value[keyOf(connectionId, database, collectionId)]) ?? null,
    set: (connectionId, database, collectionId, samples) => {
      if (collectionId === null) return;
      const key = keyOf(connectionId, database, collectionId);
      const change = (stored: Stored): Stored => {
        const others = Object.entries(stored).filter(([other]) => other !== key);
        const kept = others.sort(([, a], [, b]) => b.sampledAt - a.sampledAt).slice(0, MOST - 1);
        return Object.fromEntries([...kept, [key, samples]]);
      };
      // An estimate is a help: without the sample it says "unknown".
      file.update(change).catch(() => undefined);
    },
  };
}
