import { useQuery } from '@tanstack/react-query';
import { collectionQueries } from '@renderer/features/collections';
import { useConnectionStatus, useServerFacts } from '@renderer/features/connections';
import type { CollectionDetail } from '@shared/domain/collection';
import type { CollectionRef } from '@shared/domain/refs';
import type { ServerInfo } from '@shared/domain/server';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import type { Capabilities } from '@shared/policy/capabilities';

/** What the question before an index rests on. */
export interface IndexFacts {
  detail: CollectionDetail;
  server: ServerInfo;
  capabilities: Capabilities;
}

/** A server of which nothing is known yet: nothing is left out, it will tell. */
const UNREAD = serverInfoFrom('');

/** The collection as it is now, read afresh, and what its server is. */
export function useIndexFacts(target: CollectionRef) {
  const { name, server } = useServerFacts(target.connectionId);
  const status = useConnectionStatus(target.connectionId);
  const info = (status.kind === 'connected' || status.kind === 'lost' ? status.server : null) ?? UNREAD;
  const detail = useQuery({ ...collectionQueries.detail(target), refetchOnMount: 'always' });
  const isFresh = detail.isFetchedAfterMount;
  const facts: IndexFacts | null =
    isFresh && detail.data !== undefined && detail.error === null
      ? { detail: detail.data, server: info, capabilities: server.capabilities ?? capabilitiesOf(UNREAD) }
      : null;
  return {
    ...{ connectionName: name, environment: server.environment, facts },
    ...{ error: isFresh ? detail.error : null, retry: detail.refetch },
  };
}
