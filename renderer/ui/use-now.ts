import { useEffect, useState } from 'react';

/** How often the clock is looked at, in ms. */
const TICK_MS = 1000;

/**
 * The time in ms since 1970, once a second while it is wanted and the window can be seen.
 * @param isTicking whether anything on the screen depends on it now
 */
export function useNow(isTicking = true): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isTicking) return undefined;
    const look = () => {
      if (document.visibilityState === 'visible') setNow(Date.now());
    };
    look();
    const timer = setInterval(look, TICK_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [isTicking]);
  return now;
}
