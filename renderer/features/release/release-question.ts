import type { CollectionMemory } from '@shared/domain/collection';
import type { Capabilities } from '@shared/policy/capabilities';

/** What a release will do, as far as it is known. */
export interface ReleaseFacts {
  /** Partitions in memory now and all of them; null if it could not be read. */
  inMemory: { loaded: number; total: number } | null;
  /** A load is under way and will end. */
  isLoading: boolean;
  /** Only these partitions were in memory, so that the whole collection is released. */
  isLast: boolean;
  /**
   * The server refuses to release a partition of a collection that was loaded as a whole (Milvus 2.2), and with every
   * partition in memory that may be the case.
   */
  mayRefuse: boolean;
}

/**
 * Judges a release before it is asked for.
 * @param partitions null for the whole collection
 */
export function releaseFacts(
  memory: CollectionMemory | null,
  partitions: readonly string[] | null,
  capabilities: Capabilities | null,
): ReleaseFacts {
  const all = memory?.partitions ?? [];
  const loaded = all.filter(({ percent }) => percent !== null);
  const stays = loaded.filter(({ name }) => partitions?.includes(name) === false);
  const mixes = capabilities?.mixPartitionAndCollectionLoad.supported !== false;
  return {
    inMemory: memory === null ? null : { loaded: loaded.length, total: all.length },
    isLoading: loaded.some(({ percent }) => percent !== null && percent < 100),
    isLast: partitions !== null && loaded.length > 0 && stays.length === 0,
    mayRefuse: partitions !== null && !mixes && (memory === null || loaded.length === all.length),
  };
}
