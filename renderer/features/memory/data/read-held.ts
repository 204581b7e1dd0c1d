import type { QueryClient } from '@tanstack/react-query';
import { BridgeError, errorOf, invoke } from '@renderer/api/bridge';
import { collectionQueries } from '@renderer/features/collections';
import { databaseQueries } from '@renderer/features/connections';
import { fewAtOnce } from '@shared/async/few-at-once';
import type { CollectionRef } from '@shared/domain/refs';
import { appError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import { holdingOfSegments, holdingOfStatistics } from '../model/held';
import type { HeldCollection, Holding } from '../model/held';

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
  /** Databases of which it could not be read what is in memory; null names the list of databases itself. */
  failed: { database: string | null; error: AppError }[];
}

/** What is read, and how. */
export interface HeldReading {
  client: QueryClient;
  connectionId: string;
  /** Whether the server tells segments; else rows by statistics have to do. */
  bySegments: boolean;
  /** Read where the list of databases may not be: the one that is open. */
  knownDatabase: string | null;
  signal: AbortSignal;
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

type Failed = HeldList['failed'];

async function readDatabases({ client, connectionId, knownDatabase }: HeldReading, failed: Failed) {
  try {
    const query = { ...databaseQueries.list(connectionId), staleTime: 0 };
    return (await client.query(query)).databases;
  } catch (thrown) {
    if (knownDatabase === null) throw thrown;
    failed.push({ database: null, error: errorOf(thrown) });
    return [knownDatabase];
  }
}

async function readNames(reading: HeldReading, databases: readonly string[], failed: Failed) {
  const { client, connectionId, signal, before } = reading;
  const known = new Map(before?.collections.map((held) => [keyOf(held), held.holding]));
  const readOne = async (database: string): Promise<HeldCollection[]> => {
    try {
      const query = { ...collectionQueries.list({ connectionId, database }), staleTime: 0 };
      const { collections, memoryError } = await client.query(query);
      if (memoryError !== null) failed.push({ database, error: memoryError });
      return collections.flatMap(({ name, id, memoryPercent: percent }) => {
        const held = { database, collection: name, collectionId: id };
        return percent === null
          ? []
          : [{ ...held, percent, holding: known.get(keyOf(held)) ?? null, error: null }];
      });
    } catch (thrown) {
      failed.push({ database, error: errorOf(thrown) });
      return [];
    }
  };
  return (await fewAtOnce(databases, AT_ONCE, readOne, signal)).flat();
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
  const failed: Failed = [];
  const collections = await readNames(reading, await readDatabases(reading, failed), failed);
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
