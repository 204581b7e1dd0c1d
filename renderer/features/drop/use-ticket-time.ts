import { useEffect, useRef, useState } from 'react';

/** So long before a ticket expires a new plan is read, in ms: time enough to read a long list. */
const AHEAD_MS = 20_000;
const TICK_MS = 1000;
const SIGNS_OF_USE = ['pointermove', 'pointerdown', 'wheel', 'keydown'] as const;

/** When somebody last touched the window, in ms since 1970. */
function useLastUse() {
  const usedAt = useRef(0);
  useEffect(() => {
    const use = () => {
      usedAt.current = Date.now();
    };
    for (const sign of SIGNS_OF_USE) window.addEventListener(sign, use, { capture: true, passive: true });
    return () => {
      for (const sign of SIGNS_OF_USE) window.removeEventListener(sign, use, { capture: true });
    };
  }, []);
  return usedAt;
}

interface Dated {
  ticket: string | null;
  readAt: number;
  expiresAt: number;
}

/**
 * Reads a plan again before its ticket expires, once, and only if somebody used the window since it was read and it can
 * be seen: a question that was left open asks nothing of a server. The clock is looked at, because timers stand still
 * while a machine sleeps.
 * @param readAgain the same function as long as it does the same
 * @returns whether the ticket has expired
 */
export function useTicketTime(plan: Dated | null, readAgain: () => void): boolean {
  const usedAt = useLastUse();
  const [expired, setExpired] = useState<string | null>(null);
  useEffect(() => {
    if (plan === null) return undefined;
    const { ticket, readAt, expiresAt } = plan;
    if (ticket === null) return undefined;
    let isAsked = false;
    const look = () => {
      const now = Date.now();
      if (now >= expiresAt) setExpired(ticket);
      else if (now >= expiresAt - AHEAD_MS && !isAsked && usedAt.current > readAt) {
        if (document.visibilityState !== 'visible') return;
        isAsked = true;
        readAgain();
      }
    };
    const timer = setInterval(look, TICK_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [plan, readAgain, usedAt]);
  return plan !== null && plan.ticket !== null && plan.ticket === expired;
}
