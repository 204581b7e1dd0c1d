import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ServerFacts } from '@renderer/commands/collection-subject';
import { useSettings } from '@renderer/features/settings';
import { readOnlyBy } from '@shared/policy/read-only';
import { rightsQueries } from './queries';
import { useCapabilities, useConnections, useConnectionStatus } from './use-connections';

/** A connection's name, and what actions on its server need to know. Until it is known, nothing can be written. */
export function useServerFacts(connectionId: string): { name: string; server: ServerFacts } {
  const connection = useConnections().find(({ id }) => id === connectionId);
  const connected = useConnectionStatus(connectionId).kind === 'connected';
  const capabilities = useCapabilities(connectionId);
  const { settings } = useSettings();
  const { data: refusals } = useQuery({ ...rightsQueries.refused(connectionId), enabled: connected });
  return useMemo(
    () => ({
      name: connection?.name ?? connectionId,
      server: {
        connected,
        readOnly: connection === undefined || readOnlyBy(connection, settings) !== null,
        environment: connection?.environment ?? 'production',
        capabilities,
        ...(refusals === undefined ? {} : { refusals }),
      },
    }),
    [connectionId, connection, connected, capabilities, refusals, settings],
  );
}
