import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTicketTime } from './use-ticket-time';

interface Readable {
  ticket: string | null;
  /** Milliseconds since 1970. */
  readAt: number;
  expiresAt: number;
}

/** How a question stands with its reader. */
export interface Standing {
  /** What can be agreed to now with what was shown; null: nothing. */
  ticket: string | null;
  /** It is not what the reader was shown, and nobody has said that this was seen. */
  isHeld: boolean;
  /** When what is shown was read, if that is too long ago to be agreed to; else null. */
  expiredAt: number | null;
  isReading: boolean;
  acknowledge: () => void;
  readAgain: () => void;
  /** The ticket was used, and nothing came of it. */
  onSpent: (ticket: string) => void;
}

/** @typeParam C what differs between two plans */
export interface Question<P, C> extends Standing {
  /** What was read last; null until something was. */
  plan: P | null;
  /** What differs from what the reader has seen; null: nothing. */
  changes: C | null;
}

/**
 * A question that does not change under its reader: what is read again is compared with what was shown, and where it
 * differs nothing can be agreed to until the reader has said so. What was read stays in sight while it is read again,
 * and where that fails.
 * @param query a plan of which nothing is kept
 * @param changesOf what differs, null for nothing; the same function each time
 */
export function useQuestion<P extends Readable, C>(
  { data, isFetching, refetch }: UseQueryResult<P>,
  changesOf: (before: P, now: P) => C | null,
): Question<P, C> {
  const [last, setLast] = useState<P | null>(null);
  const [seen, setSeen] = useState<P | null>(null);
  const [spent, setSpent] = useState<string | null>(null);
  if (data !== undefined && data !== last) setLast(data);
  // Where nothing could be agreed to, what is read then is a question of its own.
  if (data !== undefined && data !== seen && (seen?.ticket ?? null) === null) setSeen(data);
  const plan = data ?? last;
  const changes = useMemo(
    () => (seen === null || plan === null ? null : changesOf(seen, plan)),
    [seen, plan, changesOf],
  );
  const readAgain = useCallback(() => void refetch({ cancelRefetch: false }), [refetch]);
  const isExpired = useTicketTime(data ?? null, readAgain);
  // Where nothing can be dropped there is nothing to hold back.
  const isHeld = changes !== null && plan !== null && plan.ticket !== null;
  // While another plan is read, such as one without a copy, that of the one in sight stands for something else.
  const ticket = data === undefined || isHeld || isExpired || data.ticket === spent ? null : data.ticket;
  return {
    ...{ plan, changes, ticket, isHeld, readAgain },
    expiredAt: isExpired && data !== undefined ? data.readAt : null,
    isReading: isFetching,
    acknowledge: () => {
      setSeen(plan);
    },
    onSpent: (used) => {
      setSpent(used);
      readAgain();
    },
  };
}
