import { BridgeError, errorOf, invoke } from '@renderer/api/bridge';
import { collectionQueries } from '@renderer/features/collections';
import { fewAtOnce } from '@shared/async/few-at-once';
import type { CollectionRef } from '@shared/domain/refs';
import { appError } from '@shared/ipc/result';
import { holdingOfSegments, holdingOfStatistics } from '../model/held';
import type { HeldCollection, Holding } from '../model/held';
import { readLists } from './read-lists';
import type { Lists, ListsReading } from './read-lists';

/** How many collections are read at once; the rest of the connection is for what the person does. */
const AT_ONCE = 4;
/** Answers come in bursts; they are shown at most this often (ms). */
const SHOW_MS = 200;

/** Everything that is in memory on a connection's server. */
export interface HeldList {
  /** When the lists of collections were read, ms since 1970. */
  readAt: number;
  collections: HeldCollection[];
  /** How many of them were read in this round. */
  done: number;
  failed: Lists['failed'];
}

/** What is read, and how. */
export interface HeldReading extends ListsReading {
  /** Whether the server tells segments; else rows by statistics have to do. */
  bySegments: boolean;
  /** What was read last time: shown, with its age, until it is read again. */
  before: HeldList | undefined;
  /** Shows what is known so far. */
  show: (list: HeldList) => void;
}

const keyOf = ({
  database,
  collection,
  collectionId,
}: Omit<HeldCollection, 'percent' | 'holding' | 'error'>) =>
  JSON.stringify([database, collection, collectionId]);

async function readNames(reading: HeldReading, failed: HeldList['failed']): Promise<HeldCollection[]> {
  const known = new Map(reading.before?.collections.map((held) => [keyOf(held), held.holding]));
  const lists = await readLists(reading);
  failed.push(...lists.failed);
  return lists.collections.flatMap(({ database, name, id, memoryPercent: percent }) => {
    const held = { database, collection: name, collectionId: id };
    return percent === null
      ? []
      : [{ ...held, percent, holding: known.get(keyOf(held)) ?? null, error: null }];
  });
}

async function readHolding({ client, bySegments }: HeldReading, ref: CollectionRef): Promise<Holding> {
  if (!bySegments) {
    const detail = await client.query({ ...collectionQueries.detail(ref), staleTime: 0 });
    return holdingOfStatistics(detail) ?? Promise.reject(new BridgeError(appError('notSupported')));
  }
  const [segments, memory] = await Promise.all([
    invoke('collections.segments', ref),
    client.query({ ...collectionQueries.memory(ref), staleTime: 0 }).catch(() => null),
  ]);
  return holdingOfSegments(segments, memory);
}

/** Reads what is in memory in every database, and of each collection how much; each may fail on its own. */
export async function readHeld(reading: HeldReading): Promise<HeldList> {
  const { connectionId, signal, show } = reading;
  const readAt = Date.now();
  const failed: HeldList['failed'] = [];
  const collections = await readNames(reading, failed);
  let done = 0;
  let shownAt = 0;
  const listNow = (): HeldList => ({ readAt, collections: [...collections], done, failed });
  const places = collections.map((_, at) => at);
  if (!signal.aborted) show(listNow());
  await fewAtOnce(
    places,
    AT_ONCE,
    async (at) => {
      const held = collections[at];
      if (held === undefined) return;
      const { database, collection, collectionId } = held;
      try {
        const holding = await readHolding(reading, { connectionId, database, collection, collectionId });
        collections[at] = { ...held, holding, error: null };
      } catch (thrown) {
        collections[at] = { ...held, holding: null, error: errorOf(thrown) };
      }
      done += 1;
      if (signal.aborted || Date.now() - shownAt < SHOW_MS) return;
      shownAt = Date.now();
      show(listNow());
    },
    signal,
  );
  return listNow();
}

/** When the oldest of what a list shows was read, ms since 1970: what is read again keeps its old figures till then. */
export function oldestOf({ readAt, collections }: HeldList): number {
  return collections.reduce((oldest, { holding }) => Math.min(oldest, holding?.readAt ?? oldest), readAt);
}

/** Whether reading has not come to its end. */
export function isPartial({ done, collections }: HeldList): boolean {
  return done < collections.length;
}
