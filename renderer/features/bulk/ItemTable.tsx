import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useText } from '@renderer/i18n';
import type { MessageId } from '@renderer/i18n';
import { useRowFocus } from '@renderer/ui/use-row-focus';
import classes from './bulk.module.css';

/** Height of a row in CSS pixels, as `.line` has it. */
const ROW_HEIGHT = 36;
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
  const scroll = useRef<HTMLDivElement>(null);
  const focus = useRowFocus(rows, keyOf, null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    rangeExtractor: focus.withActive,
  });
  const open = (row: T) => {
    onOpen?.(row);
  };
  return (
    <div
      className={classes.grid}
      role="grid"
      data-layout={layout}
      data-short={isShort}
      style={{ maxHeight: ROW_HEIGHT * (Math.max(total, FEWEST_ROWS) + 1) + 2 }}
      aria-label={t('bulk.table')}
      aria-rowcount={rows.length + 1}
    >
      <div role="rowgroup">
        <div role="row" className={classes.head} aria-rowindex={1}>
          {headings.map((heading) => (
            <div key={heading} role="columnheader" className={classes.cell}>
              {t(heading)}
            </div>
          ))}
        </div>
      </div>
      <div
        className={classes.scroll}
        ref={scroll}
        role="presentation"
        onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
          focus.onKeyDown(virtualizer, open)(event);
        }}
      >
        <div className={classes.body} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const key = keyOf(row);
            return (
              <div
                key={key}
                role="row"
                className={classes.line}
                style={{ transform: `translateY(${String(start)}px)` }}
                aria-rowindex={index + 2}
                aria-selected={onOpen === undefined ? undefined : key === openKey}
                tabIndex={index === focus.active ? 0 : -1}
                data-active-row={index === focus.active}
                onFocus={() => {
                  focus.setActive(key);
                }}
                onClick={() => {
                  open(row);
                }}
              >
                {cellsOf(row).map((cell, at) => (
                  <div key={headings[at]} role="gridcell" className={classes.cell}>
                    {cell}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
