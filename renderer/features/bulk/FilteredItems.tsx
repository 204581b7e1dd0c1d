import { useText } from '@renderer/i18n';
import classes from './bulk.module.css';
import { ItemTable } from './ItemTable';
import type { ItemTableProps } from './ItemTable';
import { ShowFilter } from './ShowFilter';
import type { ShowFilterProps } from './ShowFilter';

interface FilteredItemsProps<T, S extends string> extends ItemTableProps<T> {
  /** Which of the items `rows` are. */
  filter: ShowFilterProps<S>;
}

/** A table of items with the choice of which are shown above it; a word in its place when that is none. */
export function FilteredItems<T, S extends string>({ filter, ...table }: FilteredItemsProps<T, S>) {
  const t = useText();
  return (
    <>
      <div className={classes.filterBar}>
        <ShowFilter {...filter} />
      </div>
      {table.rows.length === 0 ? (
        <p className={classes.empty}>{t('bulk.show.nothing')}</p>
      ) : (
        <ItemTable {...table} />
      )}
    </>
  );
}
