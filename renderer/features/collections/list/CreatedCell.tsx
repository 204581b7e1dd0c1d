import { useText } from '@renderer/i18n';
import { useFormats } from '@renderer/i18n';
import type { CollectionRow } from '../model/row';
import classes from './list.module.css';

/** The day on which a collection was created. */
export function CreatedCell({ row }: { row: CollectionRow }) {
  const t = useText();
  const { day, time } = useFormats();
  const at = row.summary.createdAt;
  if (at === null) return <span className={classes.quiet}>{t('collections.none')}</span>;
  return (
    <span className={classes.quiet} title={time(at)}>
      {day(at)}
    </span>
  );
}
