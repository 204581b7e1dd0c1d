import { useQuery } from '@tanstack/react-query';
import { collectionQueries } from '@renderer/features/collections';
import { useServerFacts } from '@renderer/features/connections';
import type { CollectionRef } from '@shared/domain/refs';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import type { LoadFacts } from '@shared/policy/load-question';

/** For a server of which nothing is known yet: nothing is forbidden, it will tell. */
const UNREAD = capabilitiesOf(serverInfoFrom(''));

/** What the question before a load rests on, read afresh when it is asked. */
export function useLoadFacts(target: CollectionRef) {
  const { name, server } = useServerFacts(target.connectionId);
  const detail = useQuery({ ...collectionQueries.replicas(target), refetchOnMount: 'always' });
  const memory = useQuery({ ...collectionQueries.memory(target), refetchOnMount: 'always' });
  const isFresh = detail.isFetchedAfterMount && memory.isFetchedAfterMount;
  const facts: LoadFacts | null =
    isFresh && detail.data !== undefined && detail.error === null
      ? {
          detail: detail.data,
          memory: memory.error === null ? (memory.data ?? null) : null,
          capabilities: server.capabilities ?? UNREAD,
        }
      : null;
  return { connectionName: name, server, facts, error: isFresh ? detail.error : null, retry: detail.refetch };
}
