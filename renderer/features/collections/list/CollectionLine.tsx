import { flexRender } from '@tanstack/react-table';
import type { Row } from '@tanstack/react-table';
import { memo } from 'react';
import { useIsSelected } from '@renderer/stores/selection-store';
import { RowFocusProvider } from '@renderer/ui/row-focus-context';
import { useDatabase } from '../database-context';
import type { CollectionRow } from '../model/row';
import { useRowSelection } from '../selection-context';
import { columnLooks } from './columns';
import classes from './list.module.css';

interface CollectionLineProps {
  row: Row<CollectionRow>;
  /** Position in the whole list, from 0. */
  index: number;
  /** Distance from the top of the list in CSS pixels. */
  top: number;
  isOpen: boolean;
  /** Reached by the Tab key, with its controls. */
  isActive: boolean;
  onFocus: (name: string) => void;
  onOpen: (row: CollectionRow) => void;
}

/** The table makes new rows whenever the list is scrolled; what they show is the same while the original is. */
function isSame(a: CollectionLineProps, b: CollectionLineProps): boolean {
  return (
    a.row.original === b.row.original &&
    a.index === b.index &&
    a.top === b.top &&
    a.isOpen === b.isOpen &&
    a.isActive === b.isActive &&
    a.onFocus === b.onFocus &&
    a.onOpen === b.onOpen
  );
}

/** One row of the list. */
export const CollectionLine = memo(function CollectionLine(props: CollectionLineProps) {
  const { row, index, top, isOpen, isActive, onFocus, onOpen } = props;
  const { original } = row;
  const { toggle, extendTo } = useRowSelection();
  const isSelected = useIsSelected(useDatabase().ref, original.summary);
  return (
    <div
      role="row"
      className={classes.line}
      style={{ transform: `translateY(${String(top)}px)` }}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isOpen || undefined}
      tabIndex={isActive ? 0 : -1}
      data-active-row={isActive}
      onFocus={() => {
        onFocus(original.summary.name);
      }}
      onClick={(event) => {
        if (event.shiftKey) extendTo(original);
        else if (event.ctrlKey || event.metaKey) toggle(original);
        else onOpen(original);
      }}
      onMouseDown={(event) => {
        // With the shift key the browser would mark the text in between.
        if (event.shiftKey) event.preventDefault();
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
}, isSame);
