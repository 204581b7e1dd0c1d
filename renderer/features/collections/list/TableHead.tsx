import { VisuallyHidden } from '@mantine/core';
import type { Header } from '@tanstack/react-table';
import { useText } from '@renderer/i18n';
import { SortButton } from '@renderer/ui/SortButton';
import type { CollectionRow } from '../model/row';
import type { ListView } from '../model/view';
import { columnLooks } from './columns';
import { SelectAllBox } from './SelectAllBox';

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
    <>
      {headers.map(({ id, column }) => {
        const look = columnLooks[column.id];
        if (look === undefined) return null;
        const { sort } = look;
        const isSorted = sort === view.sort;
        const sorted = isSorted ? direction : 'none';
        return (
          <div
            key={id}
            role="columnheader"
            className={look.className}
            aria-sort={sort === undefined ? undefined : sorted}
          >
            {column.id === 'select' && <SelectAllBox count={count} selected={selected} />}
            {look.hidden === true && column.id !== 'select' && (
              <VisuallyHidden>{t(look.label)}</VisuallyHidden>
            )}
            {look.hidden !== true && sort === undefined && t(look.label)}
            {sort !== undefined && (
              <SortButton
                label={t(look.label)}
                title={t('collections.sortBy', { column: t(look.label) })}
                sorted={sorted}
                onClick={() => {
                  onView({ sort, descending: isSorted && !view.descending });
                }}
              />
            )}
          </div>
        );
      })}
    </>
  );
}
