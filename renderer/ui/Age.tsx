import { useEffect, useState } from 'react';
import { useText } from '@renderer/i18n';

/** How often the age is looked at again, in ms; a minute-old age changes once a minute. */
const TICK_MS = 1000;

/** How long ago something was read: "as of 3 s ago". Ticks by itself. */
export function Age({ at }: { at: number }) {
  const t = useText();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') setNow(Date.now());
    }, TICK_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const seconds = Math.max(0, Math.floor((Math.max(now, at) - at) / 1000));
  if (seconds < 1) return <span>{t('age.now')}</span>;
  if (seconds < 90) return <span>{t('age.seconds', { count: seconds })}</span>;
  if (seconds < 5400) return <span>{t('age.minutes', { count: Math.round(seconds / 60) })}</span>;
  return <span>{t('age.hours', { count: Math.round(seconds / 3600) })}</span>;
}
