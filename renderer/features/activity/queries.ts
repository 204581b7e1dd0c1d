import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import type { ActivityFilter } from '@shared/domain/activity';
import { ACTIVITY_PAGE } from '@shared/ipc/channels/activity';
import type { ChannelOutput } from '@shared/ipc/contract';

/** A line of the log as the window gets it. */
export type ActivityLine = ChannelOutput<'activity.list'>['entries'][number];

/** Everything that is read of the log begins with this. */
export const ACTIVITY_KEY = ['activity'] as const;

/** A part of the log; what is not on the screen is forgotten. */
export const activityQueries = {
  page: (filter: ActivityFilter, page: number) =>
    queryOptions({
      queryKey: [...ACTIVITY_KEY, filter, page] as const,
      queryFn: () => invoke('activity.list', { filter, offset: page * ACTIVITY_PAGE, limit: ACTIVITY_PAGE }),
      staleTime: 0,
      gcTime: 30_000,
      refetchOnWindowFocus: false,
    }),
};
