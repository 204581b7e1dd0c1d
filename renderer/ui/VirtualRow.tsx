import type { ComponentPropsWithoutRef } from 'react';
import classes from './VirtualGrid.module.css';

/** Where a row of a `VirtualGrid` stands, as the grid tells it. */
export interface RowPlace {
  /** Tells the row apart from the others. */
  rowKey: string;
  /** Position in the whole list, from 0. */
  index: number;
  /** Distance from the top of the list in CSS pixels. */
  top: number;
  /** Reached by the Tab key, with its controls. */
  isActive: boolean;
  /** Makes the row of that key the active one; always the same function. */
  onFocus: (rowKey: string) => void;
}

interface VirtualRowProps
  extends RowPlace, Omit<ComponentPropsWithoutRef<'div'>, 'role' | 'style' | keyof RowPlace> {
  /** Its columns. */
  className: string | undefined;
}

/** A row of a `VirtualGrid`, for cells with the role `gridcell`; takes what else a `div` takes. */
export function VirtualRow({ rowKey, index, top, isActive, onFocus, className, ...rest }: VirtualRowProps) {
  return (
    <div
      {...rest}
      role="row"
      className={`${classes.line ?? ''} ${className ?? ''}`}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      tabIndex={isActive ? 0 : -1}
      data-active-row={isActive || undefined}
      onFocus={() => {
        onFocus(rowKey);
      }}
    />
  );
}
