import type { LoadedWith, LoadTrouble, MemoryLack, WorldCollection, WorldPartition } from './model';

/** A load takes this long whatever is in it. */
const BASE_LOAD_MS = 2500;
const LONGEST_LOAD_MS = 20_000;
/** Rows that come into memory in a millisecond. */
const ROWS_PER_MS = 1200;

/** How long a partition takes to load, in ms. */
export function loadTimeOf(rows: number): number {
  return Math.min(LONGEST_LOAD_MS, BASE_LOAD_MS + rows / ROWS_PER_MS);
}

/** Lets go of what was to be let go by now: a load that stood still for too long. */
export function settle(collection: WorldCollection, now: number): void {
  for (const partition of collection.partitions) {
    const reverts = partition.memory?.reverts;
    if (reverts != null && now >= reverts.at) {
      partition.memory = null;
      collection.failedLoad = reverts.lackOfMemory;
    }
  }
  if (collection.loadedWith !== null && !collection.partitions.some(({ memory }) => memory !== null)) {
    collection.loadedWith = null;
  }
}

/** Percentage of a partition in memory, 0 to 100; null if it is not. Call {@link settle} before. */
export function percentOf({ memory }: WorldPartition, now: number): number | null {
  if (memory === null) return null;
  const time = memory.readyAt - memory.startedAt;
  const share = time === 0 ? 1 : (now - memory.startedAt) / time;
  const percent = Math.max(0, Math.min(100, Math.floor(share * 100)));
  return memory.reverts === null ? percent : Math.min(percent, memory.reverts.percent);
}

/**
 * The collection's own percentage: the average over the partitions that are in memory, whatever the others are
 * (Milvus querycoordv2/meta/collection_manager.go). Null if none is.
 */
export function collectionPercent(collection: WorldCollection, now: number): number | null {
  settle(collection, now);
  const percents = collection.partitions.flatMap((partition) => percentOf(partition, now) ?? []);
  if (percents.length === 0) return null;
  return Math.floor(percents.reduce((sum, percent) => sum + percent, 0) / percents.length);
}

/** Names of the fields that are in memory, in the order of the schema, `$meta` for the dynamic field. */
export function loadedFieldsOf({ fields, dynamicField, loadedWith }: WorldCollection): readonly string[] {
  return loadedWith?.fields ?? [...fields.map(({ name }) => name), ...(dynamicField ? ['$meta'] : [])];
}

/** How partitions come into memory, where that is not as usual. */
export interface Arrival {
  /** They are there without taking time. */
  atOnce?: boolean;
  /** They do not arrive. */
  trouble?: (LoadTrouble & { lackOfMemory: MemoryLack | null }) | null;
}

/** Starts to bring partitions into memory; those that are there stay as they are. */
export function bringIn(
  collection: WorldCollection,
  partitions: readonly WorldPartition[],
  loadedWith: LoadedWith,
  now: number,
  { atOnce = false, trouble = null }: Arrival = {},
): void {
  const coming = partitions.filter(({ memory }) => memory === null);
  const share = Math.max(1, Math.sqrt(coming.length));
  let startedAt = now;
  let lastReadyAt = now;
  for (const partition of coming) {
    const time = atOnce ? 0 : loadTimeOf(partition.rows) / share;
    partition.memory = { startedAt, readyAt: startedAt + time, reverts: null };
    lastReadyAt = Math.max(lastReadyAt, startedAt + time);
    // One after the other, overlapping: bars of partitions move at different times.
    startedAt += time / 2;
  }
  collection.failedLoad = null;
  if (trouble !== null) {
    // The server lets go of the whole load at once.
    const { percent, forMs, lackOfMemory } = trouble;
    const reverts = { percent, at: lastReadyAt + forMs, lackOfMemory };
    for (const { memory } of coming) if (memory !== null) memory.reverts = reverts;
  }
  collection.loadedWith = loadedWith;
}

/** Puts partitions out of memory. */
export function letGo(collection: WorldCollection, partitions: readonly WorldPartition[]): void {
  for (const partition of partitions) partition.memory = null;
  if (!collection.partitions.some(({ memory }) => memory !== null)) collection.loadedWith = null;
}
