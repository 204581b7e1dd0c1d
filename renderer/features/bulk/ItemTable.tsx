import type { ReactNode } from 'react';
import { useText } from '@renderer/i18n';
import type { MessageId } from '@renderer/i18n';
import { ROW_HEIGHT, useVirtualRows } from '@renderer/ui/use-virtual-rows';
import { VirtualGrid } from '@renderer/ui/VirtualGrid';
import { VirtualRow } from '@renderer/ui/VirtualRow';
import classes from './bulk.module.css';

/** A table of fewer rows is as high as one of so many. */
const FEWEST_ROWS = 3;

export interface ItemTableProps<T> {
  /** What it is a table of, such as `plan`: its columns are laid out by that. */
  layout: 'plan' | 'run';
  headings: readonly MessageId[];
  rows: readonly T[];
  /** How many rows there are when all are shown: the table is no higher, and as high whatever is shown. */
  total: number;
  keyOf: (row: T) => string;
  cellsOf: (row: T) => readonly ReactNode[];
  /** What Enter and a click on a row do. */
  onOpen?: (row: T) => void;
  openKey?: string | null;
  /** Something stands below it that must be seen as well. */
  isShort?: boolean;
}

/** Items of a list, of which only those in sight are in the page. */
export function ItemTable<T>(props: ItemTableProps<T>) {
  const { layout, headings, rows, total, keyOf, cellsOf, onOpen, openKey = null, isShort = false } = props;
  const t = useText();
  const virtual = useVirtualRows(rows, keyOf);
  const open = (row: T) => {
    onOpen?.(row);
  };
  return (
    <VirtualGrid
      label={t('bulk.table')}
      virtual={virtual}
      className={classes.grid}
      data-layout={layout}
      data-short={isShort}
      style={{ maxHeight: ROW_HEIGHT * (Math.max(total, FEWEST_ROWS) + 1) + 2 }}
      headClassName={classes.row}
      head={headings.map((heading) => (
        <div key={heading} role="columnheader" className={classes.cell}>
          {t(heading)}
        </div>
      ))}
      onEnter={open}
    >
      {(row, place) => (
        <VirtualRow
          {...place}
          className={classes.line}
          aria-selected={onOpen === undefined ? undefined : place.rowKey === openKey}
          onClick={() => {
            open(row);
          }}
        >
          {cellsOf(row).map((cell, at) => (
            <div key={headings[at]} role="gridcell" className={classes.cell}>
              {cell}
            </div>
          ))}
        </VirtualRow>
      )}
    </VirtualGrid>
  );
}
