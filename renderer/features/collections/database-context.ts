import { createContext, useContext } from 'react';
import type { CollectionSubject, ServerFacts } from '@renderer/commands/collection-subject';
import type { DatabaseRef } from '@shared/domain/refs';
import type { CollectionRow } from './model/row';

/** The database that is open and what its server can do. */
export interface OpenDatabase {
  ref: DatabaseRef;
  connectionName: string;
  server: ServerFacts;
}

const DatabaseContext = createContext<OpenDatabase | null>(null);

/** Gives the open database to everything inside. */
export const DatabaseProvider = DatabaseContext.Provider;

/** The open database; only inside {@link DatabaseProvider}. */
export function useDatabase(): OpenDatabase {
  const open = useContext(DatabaseContext);
  if (open === null) throw new Error('No database is open around this component');
  return open;
}

/** What actions on a row are about. */
export function subjectOf({ ref, server }: OpenDatabase, row: CollectionRow): CollectionSubject {
  const { summary, state, tasks, detail } = row;
  return {
    ref: { ...ref, collection: summary.name, collectionId: summary.id },
    server,
    state,
    running: tasks.running,
    taken: tasks.taken,
    lastLoad: tasks.lastLoad,
    detail,
  };
}
