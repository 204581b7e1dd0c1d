import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { errorOf, onEvent } from '@renderer/api/bridge';
import type { ActivityFilter, ActivityLogState } from '@shared/domain/activity';
import { ACTIVITY_PAGE } from '@shared/ipc/channels/activity';
import type { AppError } from '@shared/ipc/result';
import { ACTIVITY_KEY, activityQueries } from './queries';
import type { ActivityLine } from './queries';

/** What the view shows of the log. */
export interface ActivityFacts {
  /** How many lines fit; undefined until they were counted. */
  total: number | undefined;
  log: ActivityLogState | undefined;
  error: AppError | null;
  /** The line at a place, from 0, newest first; undefined until it was read. */
  lineAt: (index: number) => ActivityLine | undefined;
  /** Says which places are on the screen. */
  showPlaces: (first: number, last: number) => void;
  refresh: () => void;
}

/** Reads the part of the log that is on the screen, again whenever the log has more. */
export function useActivity(filter: ActivityFilter): ActivityFacts {
  const client = useQueryClient();
  const [shown, setShown] = useState({ first: 0, last: 0 });
  const refresh = useCallback(() => {
    void client.invalidateQueries({ queryKey: ACTIVITY_KEY });
  }, [client]);
  useEffect(() => onEvent('activity.changed', refresh), [refresh]);

  // The newest lines are always read: they tell how many there are.
  const head = useQuery({ ...activityQueries.page(filter, 0), placeholderData: keepPreviousData });
  const total = head.data?.total;
  const last = Math.min(shown.last, Math.max(0, Math.ceil((total ?? 0) / ACTIVITY_PAGE) - 1));
  const first = Math.max(1, Math.min(shown.first, last));
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  const pages = useQueries({ queries: numbers.map((page) => activityQueries.page(filter, page)) });

  const byPage = new Map(numbers.map((page, at) => [page, pages[at]?.data?.entries]));
  byPage.set(0, head.data?.entries);
  const failed = head.error ?? pages.find(({ error }) => error !== null)?.error ?? null;
  const showPlaces = useCallback((from: number, to: number) => {
    const next = { first: Math.floor(from / ACTIVITY_PAGE), last: Math.floor(to / ACTIVITY_PAGE) };
    setShown((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, []);
  return {
    ...{ total, log: head.data?.log, error: failed === null ? null : errorOf(failed), showPlaces, refresh },
    lineAt: (index) => byPage.get(Math.floor(index / ACTIVITY_PAGE))?.[index % ACTIVITY_PAGE],
  };
}
