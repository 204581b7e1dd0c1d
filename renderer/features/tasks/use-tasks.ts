import { useQuery } from '@tanstack/react-query';
import type { Task } from '@shared/domain/task';
import { tasksQuery } from './queries';

const NONE: readonly Task[] = [];

/** Every task of this session, newest first; the same array until one changes. */
export function useTasks(): readonly Task[] {
  return useQuery(tasksQuery).data ?? NONE;
}
