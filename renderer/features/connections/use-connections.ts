import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Connection } from '@shared/domain/connection';
import type { ConnectionStatus, ServerInfo } from '@shared/domain/server';
import { listsMayHide } from '@shared/policy/list-visibility';
import { capabilitiesOf } from '@shared/policy/capabilities';
import type { Capabilities } from '@shared/policy/capabilities';
import { connectionQueries } from './queries';

const NONE: readonly Connection[] = [];
const CLOSED: ConnectionStatus = { kind: 'closed' };

/** Every saved connection. */
export function useConnections(): readonly Connection[] {
  return useQuery(connectionQueries.list).data?.connections ?? NONE;
}

/** How a connection is doing; `closed` if nothing is known of it. */
export function useConnectionStatus(id: string): ConnectionStatus {
  return useQuery(connectionQueries.statuses).data?.[id] ?? CLOSED;
}

/** The server of a connection as it was last read; null until it said what it is. */
function useServer(id: string): ServerInfo | null {
  const status = useConnectionStatus(id);
  return status.kind === 'connected' || status.kind === 'lost' ? status.server : null;
}

/** What the server of a connection can do; null until it said what it is. */
export function useCapabilities(id: string): Capabilities | null {
  const server = useServer(id);
  return useMemo(() => (server === null ? null : capabilitiesOf(server)), [server]);
}

/** Whether what the lists of this connection lack may be there and only be hidden from its user. */
export function useMayBeHidden(id: string): boolean {
  const auth = useConnections().find((each) => each.id === id)?.auth;
  const server = useServer(id);
  return auth !== undefined && server !== null && listsMayHide(server, auth);
}
