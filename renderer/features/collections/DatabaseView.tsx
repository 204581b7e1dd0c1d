import type { DatabaseRef } from '@shared/domain/refs';
import { OpenedDatabase } from './OpenedDatabase';

/** A database: the list of its collections, and beside it the panel of the one that is open. */
export function DatabaseView({ connectionId, database }: DatabaseRef) {
  // Another database is another list: nothing of how the last one was looked at stays.
  const key = JSON.stringify([connectionId, database]);
  return <OpenedDatabase key={key} connectionId={connectionId} database={database} />;
}
