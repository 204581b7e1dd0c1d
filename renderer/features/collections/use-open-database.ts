import { useMemo } from 'react';
import { useServerFacts } from '@renderer/features/connections';
import type { DatabaseRef } from '@shared/domain/refs';
import type { OpenDatabase } from './database-context';

/** The database with what is known of its connection; the same object until something of it changes. */
export function useOpenDatabase({ connectionId, database }: DatabaseRef): OpenDatabase {
  const { name, server } = useServerFacts(connectionId);
  return useMemo(
    () => ({ ref: { connectionId, database }, connectionName: name, server }),
    [connectionId, database, name, server],
  );
}
