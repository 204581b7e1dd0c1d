import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Connection } from '@shared/domain/connection';
import type { ConnectionStatus } from '@shared/domain/server';
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

/** What the server of a connection can do; null until it said what it is. */
export function useCapabilities(id: string): Capabilities | null {
  const status = useConnectionStatus(id);
  const server = status.kind === 'connected' || status.kind === 'lost' ? status.server : null;
  return useMemo(() => (server === null ? null : capabilitiesOf(server)), [server]);
}
