import type { QueryCache, QueryKey } from '@tanstack/react-query';
import type { CollectionDetail, CollectionMemory } from '@shared/domain/collection';
import type { DatabaseRef } from '@shared/domain/refs';
import { errorOf } from '@renderer/api/bridge';
import type { MemoryFact } from '../model/row';
import { collectionQueries } from '../queries';

/**
 * What was read about the collections of one database: a new object whenever something was added, around maps that
 * stay the same, because they can hold tens of thousands.
 */
export interface ReadFacts {
  memory: ReadonlyMap<string, MemoryFact>;
  details: ReadonlyMap<string, CollectionDetail>;
}

/** Answers come in bursts; the list is judged again at most this often (ms). */
const GATHER_MS = 100;

interface Part {
  what: 'memory' | 'detail';
  name: string;
  id: string | null;
}

function partOf(key: QueryKey, prefix: QueryKey): Part | null {
  if (prefix.some((part, at) => key[at] !== part)) return null;
  const [what, name, id] = key.slice(prefix.length);
  if ((what !== 'memory' && what !== 'detail') || typeof name !== 'string') return null;
  return { what, name, id: typeof id === 'string' ? id : null };
}

/**
 * Gathers the cache's per-collection answers into maps. One subscription instead of an observer a collection: with
 * 10,000 collections in memory, that many observers would cost more than their answers.
 * @returns the store for `useSyncExternalStore`
 */
export function createReadFacts(cache: QueryCache, ref: DatabaseRef) {
  const prefix = collectionQueries.all(ref);
  const memory = new Map<string, MemoryFact>();
  const details = new Map<string, CollectionDetail>();
  let snapshot: ReadFacts = { memory, details };

  /** Whether the maps changed. */
  const take = (key: QueryKey, data: unknown, error: unknown): boolean => {
    const part = partOf(key, prefix);
    if (part === null) return false;
    const { what, name, id } = part;
    if (what === 'detail') {
      // What had to be read again and could not be is no longer known, whatever the list says of its own age.
      if (error !== null && error !== undefined) return details.delete(name);
      if (data === undefined || details.get(name) === data) return false;
      details.set(name, data as CollectionDetail);
      return true;
    }
    const before = memory.get(name);
    const read = (data as CollectionMemory | undefined) ?? null;
    const why = error === null || error === undefined ? null : errorOf(error);
    if (before?.memory === read && before.error?.code === why?.code && before.id === id) return false;
    memory.set(name, { id, memory: read, error: why });
    return true;
  };
  const drop = (key: QueryKey): boolean => {
    const part = partOf(key, prefix);
    // A detail that is no longer kept is still the newest that was read; what is in memory changes too fast for that.
    if (part?.what !== 'memory' || memory.get(part.name)?.id !== part.id) return false;
    return memory.delete(part.name);
  };
  const publish = () => {
    snapshot = { memory, details };
  };
  const takeAll = () =>
    cache
      .getAll()
      .map((query) => take(query.queryKey, query.state.data, query.state.error))
      .includes(true);
  takeAll();
  publish();

  return {
    subscribe: (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const soon = () => {
        timer ??= setTimeout(() => {
          timer = null;
          publish();
          listener();
        }, GATHER_MS);
      };
      const stop = cache.subscribe(({ type, query }) => {
        const key = query.queryKey as QueryKey;
        if (type === 'updated' && take(key, query.state.data, query.state.error)) soon();
        if (type === 'removed' && drop(key)) soon();
      });
      if (takeAll()) soon();
      return () => {
        stop();
        if (timer !== null) clearTimeout(timer);
      };
    },
    getSnapshot: () => snapshot,
  };
}
