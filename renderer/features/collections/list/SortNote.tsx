import { useText } from '@renderer/i18n';
import type { CollectionRow } from '../model/row';
import type { SortKey } from '../model/view';
import classes from './list.module.css';

/** Says how much a sort by rows or partitions rests on: they are read only for rows that were seen. */
export function SortNote({ rows, sort }: { rows: readonly CollectionRow[]; sort: SortKey }) {
  const t = useText();
  if (sort !== 'rows' && sort !== 'partitions') return null;
  const known = rows.filter(({ detail }) => detail !== null).length;
  if (known === rows.length) return null;
  return (
    <div className={classes.notice} role="status">
      {t('collections.sortKnown', { known, count: rows.length })}
    </div>
  );
}
