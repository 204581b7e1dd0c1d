import type { CollectionDetail, CollectionMemory } from '@shared/domain/collection';
import type { CollectionSegments } from '@shared/domain/cluster';
import type { AppError } from '@shared/ipc/result';

/** What one partition holds on one node. */
export interface HeldShare {
  /** Null: the server does not say, or the partition is gone. */
  partition: string | null;
  /** Null: the server names no node. */
  node: string | null;
  /** Null where the server has no segments to tell of. */
  segments: number | null;
  rows: number;
  /** As reported; null where the server reports none, which from 2.3 on is the rule. */
  bytes: number | null;
}

/** What was read about a collection in memory. */
export interface Holding {
  readAt: number;
  shares: readonly HeldShare[];
  /** Partitions in memory or on their way, with the server's percentages; null if it could not be read. */
  partitions: readonly { name: string; percent: number }[] | null;
}

/** A collection that is in memory. `holding` is null until it was read, and where reading failed. */
export interface HeldCollection {
  database: string;
  collection: string;
  collectionId: string | null;
  /** The server's percentage: below 100 it is on its way. */
  percent: number;
  holding: Holding | null;
  error: AppError | null;
}

function partitionsOf(memory: CollectionMemory | null): Holding['partitions'] {
  return memory === null
    ? null
    : memory.partitions.flatMap(({ name, percent }) => (percent === null ? [] : [{ name, percent }]));
}

/** What a collection holds, by its segments. */
export function holdingOfSegments(segments: CollectionSegments, memory: CollectionMemory | null): Holding {
  return {
    readAt: segments.readAt,
    shares: segments.inMemory.map(({ partition, node, segments: count, rows, bytes }) => ({
      ...{ partition, node, segments: count, rows, bytes },
    })),
    partitions: partitionsOf(memory),
  };
}

/**
 * What a collection holds where the server tells no segments (milvus-lite): its rows by statistics, which are all in
 * memory there, because it loads only whole collections. Null if there are no statistics either.
 */
export function holdingOfStatistics({ readAt, rowCount }: CollectionDetail): Holding | null {
  if (rowCount === null) return null;
  const share = { partition: null, node: null, segments: null, rows: Number(rowCount), bytes: null };
  return { readAt, shares: [share], partitions: null };
}
