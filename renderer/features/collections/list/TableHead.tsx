import { VisuallyHidden } from '@mantine/core';
import type { Header } from '@tanstack/react-table';
import { useText } from '@renderer/i18n';
import type { CollectionRow } from '../model/row';
import type { ListView } from '../model/view';
import { columnLooks } from './columns';
import classes from './list.module.css';
import { SelectAllBox } from './SelectAllBox';
import { SortButton } from './SortButton';

interface TableHeadProps {
  headers: Header<CollectionRow, unknown>[];
  view: ListView;
  onView: (change: Partial<ListView>) => void;
  /** Rows that are shown, and how many of them are selected. */
  count: number;
  selected: number;
}

/** The headings of the list, with a button where it can be sorted by them. */
export function TableHead({ headers, view, onView, count, selected }: TableHeadProps) {
  const t = useText();
  const direction = view.descending ? 'descending' : 'ascending';
  return (
    <div role="rowgroup">
      <div role="row" className={classes.head} aria-rowindex={1}>
        {headers.map(({ id, column }) => {
          const look = columnLooks[column.id];
          if (look === undefined) return null;
          const sorted = look.sort !== undefined && look.sort === view.sort;
          return (
            <div
              key={id}
              role="columnheader"
              className={look.className}
              aria-sort={look.sort === undefined ? undefined : sorted ? direction : 'none'}
            >
              {column.id === 'select' && <SelectAllBox count={count} selected={selected} />}
              {look.hidden === true && column.id !== 'select' && (
                <VisuallyHidden>{t(look.label)}</VisuallyHidden>
              )}
              {look.hidden !== true && look.sort === undefined && t(look.label)}
              {look.sort !== undefined && (
                <SortButton label={look.label} sort={look.sort} view={view} onView={onView} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
