import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { errorOf, invoke } from '@renderer/api/bridge';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import type { Connection } from '@shared/domain/connection';
import type { ConnectionStatus } from '@shared/domain/server';
import { connectionQueries } from './queries';

/** Opened where a connection names none: every Milvus has it. */
const DEFAULT_DATABASE = 'default';

function setStatus(client: QueryClient, id: string, status: ConnectionStatus): void {
  client.setQueryData(connectionQueries.statuses.queryKey, (before) => ({ ...before, [id]: status }));
}

/** Connects. How it went is the connection's status, also where the request itself failed. */
export async function openServer(client: QueryClient, connectionId: string): Promise<void> {
  try {
    const { status } = await invoke('connections.open', { connectionId });
    setStatus(client, connectionId, status);
  } catch (thrown) {
    setStatus(client, connectionId, { kind: 'failed', at: Date.now(), error: errorOf(thrown) });
  }
}

function isIdle(client: QueryClient, connectionId: string): boolean {
  const kind = client.getQueryData(connectionQueries.statuses.queryKey)?.[connectionId]?.kind ?? 'closed';
  return kind === 'closed' || kind === 'failed';
}

/** Answers a function that shows a connection with the database that was open last, and connects if need be. */
export function useOpenConnection(): (connection: Pick<Connection, 'id' | 'defaultDatabase'>) => void {
  const client = useQueryClient();
  return useCallback(
    ({ id, defaultDatabase }) => {
      const { connectionId, view, lastDatabases, openDatabase } = useNavigationStore.getState();
      if (connectionId !== id || view === 'activity')
        openDatabase(id, lastDatabases[id] ?? defaultDatabase ?? DEFAULT_DATABASE);
      if (isIdle(client, id)) void openServer(client, id);
    },
    [client],
  );
}

/** Answers a function that connects without moving to another place. */
export function useReconnect(): (connectionId: string) => void {
  const client = useQueryClient();
  return useCallback((connectionId) => void openServer(client, connectionId), [client]);
}
