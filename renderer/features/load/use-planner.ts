import { useQuery } from '@tanstack/react-query';
import { useTasks } from '@renderer/features/tasks';
import type { ClusterMemory, CollectionSegments } from '@shared/domain/cluster';
import type { FieldSamples } from '@shared/domain/collection';
import type { CollectionRef } from '@shared/domain/refs';
import { loadMemory } from '@shared/policy/load-memory';
import type { LoadMemory } from '@shared/policy/load-memory';
import { loadObstacles } from '@shared/policy/load-obstacles';
import type { LoadObstacle } from '@shared/policy/load-obstacles';
import type { LoadFacts, LoadPlan } from '@shared/policy/load-question';
import { plannerQueries } from './planner-queries';

/** What is known beyond the plan itself; it comes in bit by bit and nothing waits for it. */
export interface Planner {
  memory: LoadMemory;
  cluster: ClusterMemory | null;
  segments: CollectionSegments | null;
  samples: FieldSamples | null;
  /** Still reading what the estimate and the reasons need. */
  isReading: boolean;
  obstacles: LoadObstacle[];
  readAgain: () => void;
}

const FRESH = { refetchOnMount: 'always', retry: false } as const;

/** Reckons what a planned load takes, and finds what stands in its way. */
export function usePlanner(target: CollectionRef, facts: LoadFacts, plan: LoadPlan): Planner {
  const { capabilities, detail, memory: inMemory } = facts;
  const cluster = useQuery({
    ...plannerQueries.cluster(target),
    ...FRESH,
    enabled: capabilities.nodeMetrics.supported,
  });
  const segments = useQuery({
    ...plannerQueries.segments(target),
    ...FRESH,
    enabled: capabilities.segments.supported,
  });
  const checks = useQuery({ ...plannerQueries.checks(target), ...FRESH });
  const samples = useQuery({ ...plannerQueries.samples(target), ...FRESH });
  const isRunningHere = useTasks().some(
    (task) =>
      task.status === 'running' &&
      task.connectionId === target.connectionId &&
      task.database === target.database &&
      task.collection === target.collection,
  );
  const size = { detail, segments: segments.data ?? null, samples: samples.data?.fields ?? null };
  const memory = loadMemory(size, plan.options);
  const obstacles = loadObstacles(
    {
      ...{ detail, memory: inMemory, capabilities, cluster: cluster.data ?? null },
      health: checks.data?.health ?? null,
      missingPrivilege: checks.data?.missingPrivilege ?? null,
      busyHere: isRunningHere,
      // What is in memory already has its room: only a load from nothing can lack it.
      loadMemory:
        plan.already || inMemory?.partitions.some(({ percent }) => percent !== null) === true ? null : memory,
    },
    plan.options,
  );
  return {
    ...{ memory, obstacles },
    cluster: cluster.data ?? null,
    segments: segments.data ?? null,
    samples: samples.data ?? null,
    isReading: [cluster, segments, checks, samples].some(({ isFetching }) => isFetching),
    readAgain: () => {
      for (const query of [cluster, segments, checks, samples]) void query.refetch();
    },
  };
}
