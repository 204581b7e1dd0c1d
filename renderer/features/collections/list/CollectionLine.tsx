import { flexRender } from '@tanstack/react-table';
import type { Row } from '@tanstack/react-table';
import { memo } from 'react';
import type { CollectionRow } from '../model/row';
import { columnLooks } from './columns';
import classes from './list.module.css';
import { RowFocusProvider } from '@renderer/ui/row-focus-context';
import { useRowReads } from './use-row-reads';

interface CollectionLineProps {
  row: Row<CollectionRow>;
  /** Position in the whole list, from 0. */
  index: number;
  /** Distance from the top of the list in CSS pixels. */
  top: number;
  isOpen: boolean;
  /** Reached by the Tab key, with its controls. */
  isActive: boolean;
  /** The list is not being scrolled: time to read what the row lacks. */
  settled: boolean;
  onFocus: (name: string) => void;
  onOpen: (row: CollectionRow) => void;
}

/** One row of the list. Reads what it shows, once the scrolling stops. */
export const CollectionLine = memo(function CollectionLine(props: CollectionLineProps) {
  const { row, index, top, isOpen, isActive, settled, onFocus, onOpen } = props;
  const { original } = row;
  useRowReads(original, settled);
  return (
    <div
      role="row"
      className={classes.line}
      style={{ transform: `translateY(${String(top)}px)` }}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      tabIndex={isActive ? 0 : -1}
      data-active-row={isActive}
      onFocus={() => {
        onFocus(original.summary.name);
      }}
      onClick={() => {
        onOpen(original);
      }}
    >
      <RowFocusProvider value={isActive ? 0 : -1}>
        {row.getVisibleCells().map((cell) => (
          <div key={cell.id} role="gridcell" className={columnLooks[cell.column.id]?.className}>
            {flexRender(cell.column.columnDef.cell, cell.getContext())}
          </div>
        ))}
      </RowFocusProvider>
    </div>
  );
});
