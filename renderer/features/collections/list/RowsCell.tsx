import { useText } from '@renderer/i18n';
import { useFormats } from '@renderer/i18n';
import type { CollectionRow } from '../model/row';
import classes from './list.module.css';

/** The number of rows by statistics, or a dash where it was not read. */
export function RowsCell({ row }: { row: CollectionRow }) {
  const t = useText();
  const { integer } = useFormats();
  const count = row.detail?.rowCount ?? null;
  if (count === null)
    return (
      <span className={classes.quiet} title={t('collections.notRead')}>
        {t('collections.none')}
      </span>
    );
  return <span title={t('collections.rowsHint')}>{integer(count)}</span>;
}
