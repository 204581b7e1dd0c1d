import { useText } from '@renderer/i18n';
import { useNow } from './use-now';

interface CountdownProps {
  /** When the first request is sent, ms since 1970. */
  until: number;
  className?: string | undefined;
}

/** How long everything can still be taken back. */
export function Countdown({ until, className }: CountdownProps) {
  const t = useText();
  const seconds = Math.max(0, Math.ceil((until - useNow()) / 1000));
  return <p className={className}>{t('task.waits', { seconds })}</p>;
}
