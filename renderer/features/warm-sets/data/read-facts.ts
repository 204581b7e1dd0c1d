import { invoke } from '@renderer/api/bridge';
import type { WarmCollection, WarmFacts, WarmTarget } from '@shared/domain/warm-set';

/** So many collections are read at once, which is what one request takes. */
const AT_ONCE = 4;

/** How far reading is. */
export interface Progress {
  done: number;
  total: number;
}

interface FactsReading {
  connectionId: string;
  /** Under this id the main process keeps what it read; null: it is only looked at. */
  captureId: string | null;
  targets: readonly WarmTarget[];
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Reads how collections stand in memory, a few at a time; each says itself if it could not be read. */
export async function readFacts(reading: FactsReading): Promise<WarmFacts[]> {
  const { connectionId, captureId, targets, signal, onProgress } = reading;
  const facts: WarmFacts[] = [];
  onProgress({ done: 0, total: targets.length });
  for (let at = 0; at < targets.length && !signal.aborted; at += AT_ONCE) {
    const part = targets.slice(at, at + AT_ONCE);
    facts.push(...(await invoke('warmSets.capture', { connectionId, captureId, targets: part })).facts);
    onProgress({ done: facts.length, total: targets.length });
  }
  return facts;
}

/** A saved set as a whole, part by part. */
export async function readSet(connectionId: string, setId: string): Promise<WarmCollection[]> {
  const collections: WarmCollection[] = [];
  for (let offset: number | null = 0; offset !== null;) {
    const part: { collections: WarmCollection[]; next: number | null } = await invoke('warmSets.read', {
      connectionId,
      setId,
      offset,
    });
    collections.push(...part.collections);
    offset = part.next;
  }
  return collections;
}
