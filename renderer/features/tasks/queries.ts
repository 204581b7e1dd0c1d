import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';

/** All tasks of this session; kept up to date by events. */
export const tasksQuery = queryOptions({
  queryKey: ['tasks'] as const,
  queryFn: async () => (await invoke('tasks.list', {})).tasks,
  staleTime: Infinity,
  gcTime: Infinity,
});
