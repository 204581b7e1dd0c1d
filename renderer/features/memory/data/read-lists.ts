import type { QueryClient } from '@tanstack/react-query';
import { errorOf } from '@renderer/api/bridge';
import { collectionQueries } from '@renderer/features/collections';
import { databaseQueries } from '@renderer/features/connections';
import { fewAtOnce } from '@shared/async/few-at-once';
import type { CollectionSummary } from '@shared/domain/collection';
import type { AppError } from '@shared/ipc/result';

/** How many databases are read at once. */
const AT_ONCE = 4;

/** What lists are read of. */
export interface ListsReading {
  client: QueryClient;
  connectionId: string;
  /** Read where the list of databases may not be: the one that is open. */
  knownDatabase: string | null;
  signal: AbortSignal;
}

/** The collections of every database, and what is in memory of them by the server's percentage. */
export interface Lists {
  collections: (CollectionSummary & { database: string })[];
  /** Databases of which it could not be read what is in memory; null names the list of databases itself. */
  failed: { database: string | null; error: AppError }[];
}

async function readDatabases(
  { client, connectionId, knownDatabase }: ListsReading,
  failed: Lists['failed'],
): Promise<readonly string[]> {
  try {
    const query = { ...databaseQueries.list(connectionId), staleTime: 0 };
    return (await client.query(query)).databases;
  } catch (thrown) {
    if (knownDatabase === null) throw thrown;
    failed.push({ database: null, error: errorOf(thrown) });
    return [knownDatabase];
  }
}

/** Reads afresh what every database of a connection lists. Throws only if nothing at all could be asked. */
export async function readLists(reading: ListsReading): Promise<Lists> {
  const { client, connectionId, signal } = reading;
  const failed: Lists['failed'] = [];
  const readOne = async (database: string): Promise<Lists['collections']> => {
    try {
      const query = { ...collectionQueries.list({ connectionId, database }), staleTime: 0 };
      const { collections, memoryError } = await client.query(query);
      if (memoryError !== null) failed.push({ database, error: memoryError });
      return collections.map((summary) => ({ ...summary, database }));
    } catch (thrown) {
      failed.push({ database, error: errorOf(thrown) });
      return [];
    }
  };
  const databases = await readDatabases(reading, failed);
  return { collections: (await fewAtOnce(databases, AT_ONCE, readOne, signal)).flat(), failed };
}
