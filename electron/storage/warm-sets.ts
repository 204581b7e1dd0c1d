import { randomUUID } from 'node:crypto';
import type { WarmCollection, WarmSetFile, WarmSetSummary } from '@shared/domain/warm-set';
import { WARM_SET_FORMAT, WARM_SET_VERSION, warmSetFileSchema } from '@shared/domain/warm-set';
import { fail } from '@shared/ipc/result';
import { z } from 'zod';
import type { JsonFile } from './json-file';

const storedSetSchema = z.object({
  id: z.string().min(1),
  connectionId: z.string().min(1),
  set: warmSetFileSchema,
});
type StoredSet = z.infer<typeof storedSetSchema>;

/** Shape of `warm-sets.json`. */
export const storedWarmSetsSchema = z.array(storedSetSchema);

/** A message carries at most about this many characters of collections. */
const PART_CHARACTERS = 100_000;

/** What was in memory of a connection's server at some time, under names. */
export interface WarmSetStore {
  /** Newest first. */
  list(connectionId: string): WarmSetSummary[];
  /** A part of a set, and where the next one begins; null: that was the last. Throws `warmSetUnknown`. */
  read(
    connectionId: string,
    id: string,
    offset: number,
  ): { collections: WarmCollection[]; next: number | null };
  /** The whole set as a file of its own holds it. */
  file(connectionId: string, id: string): WarmSetFile;
  /** Keeps a set; throws `warmSetNameTaken` and `storageFailed`. */
  add(connectionId: string, set: Omit<WarmSetFile, 'format' | 'version'>): Promise<WarmSetSummary>;
  /** Keeps a set that was in a file: under a free name if its own is taken. */
  import(connectionId: string, set: WarmSetFile): Promise<WarmSetSummary>;
  rename(connectionId: string, id: string, name: string): Promise<WarmSetSummary>;
  remove(connectionId: string, id: string): Promise<void>;
  /** Forgets what belongs to a connection that was removed. */
  forget(connectionId: string): Promise<void>;
}

function summaryOf({ id, set }: StoredSet): WarmSetSummary {
  const { name, savedAt, collections } = set;
  return {
    ...{ id, name, savedAt, collections: collections.length },
    databases: new Set(collections.map(({ database }) => database)).size,
    partly: collections.filter(({ partitions }) => partitions !== null).length,
    fieldsUnknown: collections.filter(({ fields }) => fields.kind === 'unknown').length,
  };
}

function partOf(all: readonly WarmCollection[], offset: number) {
  const collections: WarmCollection[] = [];
  let characters = 0;
  for (const each of all.slice(offset)) {
    characters += JSON.stringify(each).length;
    if (collections.length > 0 && characters > PART_CHARACTERS) break;
    collections.push(each);
  }
  const next = offset + collections.length;
  return { collections, next: next < all.length ? next : null };
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** `Before the release (2)` where `Before the release` is taken. */
function freeName(name: string, taken: (name: string) => boolean): string {
  if (!taken(name)) return name;
  let count = 2;
  const numbered = (): string => {
    const end = ` (${count})`;
    return name.slice(0, 100 - end.length) + end;
  };
  while (taken(numbered())) count += 1;
  return numbered();
}

/** Opens the warm sets over their file. */
export function createWarmSetStore(file: JsonFile<StoredSet[]>): WarmSetStore {
  const own = (sets: readonly StoredSet[], connectionId: string) =>
    sets.filter((each) => each.connectionId === connectionId);
  const find = (connectionId: string, id: string): StoredSet =>
    own(file.value, connectionId).find((each) => each.id === id) ?? fail('warmSetUnknown');
  const isTaken =
    (sets: readonly StoredSet[], connectionId: string, but: string | null) =>
    (name: string): boolean =>
      own(sets, connectionId).some(({ id, set }) => id !== but && sameName(set.name, name));
  const refuseTaken = (
    sets: readonly StoredSet[],
    connectionId: string,
    name: string,
    but: string | null,
  ) => {
    if (isTaken(sets, connectionId, but)(name)) fail('warmSetNameTaken', { params: { name } });
  };

  async function keep(
    connectionId: string,
    set: WarmSetFile,
    nameFor: (sets: readonly StoredSet[]) => string,
  ): Promise<WarmSetSummary> {
    const id = randomUUID();
    await file.update((sets) => [{ id, connectionId, set: { ...set, name: nameFor(sets) } }, ...sets]);
    return summaryOf(find(connectionId, id));
  }

  return {
    list: (connectionId) => own(file.value, connectionId).map(summaryOf),
    read: (connectionId, id, offset) => partOf(find(connectionId, id).set.collections, offset),
    file: (connectionId, id) => find(connectionId, id).set,
    add: (connectionId, set) =>
      keep(connectionId, { format: WARM_SET_FORMAT, version: WARM_SET_VERSION, ...set }, (sets) => {
        refuseTaken(sets, connectionId, set.name, null);
        return set.name;
      }),
    import: (connectionId, set) =>
      keep(connectionId, set, (sets) => freeName(set.name, isTaken(sets, connectionId, null))),
    async rename(connectionId, id, name) {
      find(connectionId, id);
      await file.update((sets) => {
        refuseTaken(sets, connectionId, name, id);
        return sets.map((each) => (each.id === id ? { ...each, set: { ...each.set, name } } : each));
      });
      return summaryOf(find(connectionId, id));
    },
    async remove(connectionId, id) {
      find(connectionId, id);
      await file.update((sets) => sets.filter((each) => each.id !== id));
    },
    async forget(connectionId) {
      if (own(file.value, connectionId).length === 0) return;
      await file.update((sets) => sets.filter((each) => each.connectionId !== connectionId));
    },
  };
}
