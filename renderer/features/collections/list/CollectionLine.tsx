import { flexRender } from '@tanstack/react-table';
import type { Row } from '@tanstack/react-table';
import { memo } from 'react';
import { useIsSelected } from '@renderer/stores/selection-store';
import { RowFocusProvider } from '@renderer/ui/row-focus-context';
import { VirtualRow } from '@renderer/ui/VirtualRow';
import type { RowPlace } from '@renderer/ui/VirtualRow';
import { useDatabase } from '../database-context';
import type { CollectionRow } from '../model/row';
import { useRowSelection } from '../selection-context';
import { columnLooks } from './columns';
import classes from './list.module.css';

interface CollectionLineProps extends RowPlace {
  row: Row<CollectionRow>;
  isOpen: boolean;
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
  const { row, isOpen, onOpen, ...place } = props;
  const { original } = row;
  const { toggle, extendTo } = useRowSelection();
  const isSelected = useIsSelected(useDatabase().ref, original.summary);
  return (
    <VirtualRow
      {...place}
      className={classes.line}
      aria-selected={isSelected}
      aria-current={isOpen || undefined}
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
      <RowFocusProvider value={place.isActive ? 0 : -1}>
        {row.getVisibleCells().map((cell) => (
          <div key={cell.id} role="gridcell" className={columnLooks[cell.column.id]?.className}>
            {flexRender(cell.column.columnDef.cell, cell.getContext())}
          </div>
        ))}
      </RowFocusProvider>
    </VirtualRow>
  );
}, isSame);
