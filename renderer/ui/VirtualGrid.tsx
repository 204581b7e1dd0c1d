import { Fragment } from 'react';
import type { ComponentPropsWithoutRef, KeyboardEvent, ReactNode } from 'react';
import type { VirtualRows } from './use-virtual-rows';
import classes from './VirtualGrid.module.css';
import type { RowPlace } from './VirtualRow';

interface VirtualGridProps<T> extends Omit<ComponentPropsWithoutRef<'div'>, 'role' | 'children'> {
  label: string;
  /** What `useVirtualRows` answers. */
  virtual: VirtualRows<T>;
  /** The headings, with the role `columnheader`. */
  head: ReactNode;
  /** Lays out the columns of the headings, as the rows have them. */
  headClassName: string | undefined;
  /** What stands above the rows and is scrolled with them. */
  note?: ReactNode;
  /** What Enter on the active row does. */
  onEnter?: (row: T) => void;
  /** Sees a key before the grid does, and tells whether it was its own. */
  onKey?: (event: KeyboardEvent<HTMLElement>, active: T | undefined) => boolean;
  /** Draws a row with `VirtualRow`. `at`: its position among those in the page, from 0. */
  children: (row: T, place: RowPlace, at: number) => ReactNode;
}

const noop = () => undefined;

/**
 * A table of which only the rows in sight are in the page; takes what else a `div` takes. The first row of the count
 * that it tells is the one of the headings.
 */
export function VirtualGrid<T>(props: VirtualGridProps<T>) {
  const {
    label,
    virtual,
    className,
    head,
    headClassName,
    note,
    onEnter = noop,
    onKey,
    children,
    ...rest
  } = props;
  const { rows, keyOf, scroll, inSight, virtualizer, focus } = virtual;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (onKey?.(event, rows[focus.active]) !== true) focus.onKeyDown(virtualizer, onEnter)(event);
  };
  return (
    <div
      {...rest}
      className={`${classes.grid ?? ''} ${className ?? ''}`}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
    >
      <div role="rowgroup">
        <div role="row" className={`${classes.head ?? ''} ${headClassName ?? ''}`} aria-rowindex={1}>
          {head}
        </div>
      </div>
      <div className={classes.scroll} ref={scroll} role="presentation" onKeyDown={onKeyDown}>
        {note}
        <div className={classes.body} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {inSight.map(({ index, start }, at) => {
            const row = rows[index];
            if (row === undefined) return null;
            const place = { rowKey: keyOf(row), index, top: start, isActive: index === focus.active };
            return (
              <Fragment key={place.rowKey}>
                {children(row, { ...place, onFocus: focus.setActive }, at)}
              </Fragment>
            );
          })}
        </div>
      </div>
    </div>
  );
}
