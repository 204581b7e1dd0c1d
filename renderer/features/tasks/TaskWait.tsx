import { useText } from '@renderer/i18n';
import classes from './tasks.module.css';

interface TaskWaitProps {
  /** When the first request is sent, and the present time, ms since 1970. */
  until: number;
  now: number;
}

/** How long something can still be taken back. */
export function TaskWait({ until, now }: TaskWaitProps) {
  const t = useText();
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return <p className={classes.outcome}>{t('task.waits', { seconds })}</p>;
}
