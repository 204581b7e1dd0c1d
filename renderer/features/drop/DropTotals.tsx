import { useFormats, useText } from '@renderer/i18n';
import type { DropItem } from '@shared/domain/drop';
import { dropTotals } from '@shared/policy/drop-list';
import classes from './drop.module.css';

/** What a list amounts to, before it is read line by line. */
export function DropTotals({ items }: { items: readonly DropItem[] }) {
  const t = useText();
  const { integer } = useFormats();
  const { count, inMemory, memoryUnread, aliases, rows, rowsUnread } = dropTotals(items);
  const hasAliases = items.some(({ target }) => target.kind === 'collection');
  const parts = [
    { text: t('drop.total.memory', { inMemory, count }), isGrave: inMemory > 0 },
    ...(memoryUnread > 0
      ? [{ text: t('drop.total.memoryUnread', { count: memoryUnread }), isGrave: true }]
      : []),
    ...(hasAliases ? [{ text: t('drop.total.aliases', { count: aliases }), isGrave: aliases > 0 }] : []),
    { text: t('drop.total.rows', { rows: integer(rows) }), isGrave: false },
    ...(rowsUnread > 0 ? [{ text: t('drop.total.rowsUnread', { count: rowsUnread }), isGrave: true }] : []),
  ];
  return (
    <ul className={classes.totals} aria-label={t('drop.total')}>
      {parts.map(({ text, isGrave }) => (
        <li key={text} data-grave={isGrave || undefined}>
          {text}
        </li>
      ))}
    </ul>
  );
}
