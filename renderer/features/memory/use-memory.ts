import { useQuery, useQueryClient } from '@tanstack/react-query';
import { errorOf } from '@renderer/api/bridge';
import type { ServerFacts } from '@renderer/commands/collection-subject';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import type { ClusterMemory } from '@shared/domain/cluster';
import type { AppError } from '@shared/ipc/result';
import type { HeldList } from './data/read-held';
import { memoryQueries } from './queries';

/** What is known of a connection's memory, and reading it again. */
export interface MemoryFacts {
  cluster: ClusterMemory | undefined;
  clusterError: AppError | null;
  held: HeldList | undefined;
  heldError: AppError | null;
  isReading: boolean;
  /** False on milvus-lite: rows by statistics take the place of segments. */
  bySegments: boolean;
  refresh: () => void;
}

const failureOf = (thrown: unknown): AppError | null => (thrown === null ? null : errorOf(thrown));

/** Reads the query nodes and what is on them, once, and again when it is asked for. */
export function useMemory(connectionId: string, { connected, capabilities }: ServerFacts): MemoryFacts {
  const client = useQueryClient();
  const knownDatabase = useNavigationStore((store) => store.database);
  const bySegments = capabilities?.segments.supported !== false;
  const withNodes = capabilities?.nodeMetrics.supported !== false;
  const enabled = connected && capabilities !== null;
  const cluster = useQuery({ ...memoryQueries.cluster(connectionId), enabled: enabled && withNodes });
  const held = useQuery({
    ...memoryQueries.held(client, connectionId, bySegments, knownDatabase),
    enabled,
  });
  return {
    cluster: cluster.data,
    clusterError: failureOf(cluster.error),
    held: held.data,
    heldError: failureOf(held.error),
    isReading: cluster.isFetching || held.isFetching,
    bySegments,
    refresh: () => {
      if (!enabled) return;
      if (withNodes) void cluster.refetch();
      void held.refetch();
    },
  };
}
