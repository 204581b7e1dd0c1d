import { useText } from '@renderer/i18n';
import { useNow } from '@renderer/ui/use-now';
import classes from './bulk.module.css';

/** How long everything can still be taken back. @param until ms since 1970 */
export function Countdown({ until }: { until: number }) {
  const t = useText();
  const seconds = Math.max(0, Math.ceil((until - useNow()) / 1000));
  return <p className={classes.note}>{t('task.waits', { seconds })}</p>;
}
