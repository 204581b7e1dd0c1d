import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useText } from '@renderer/i18n';
import { useRowFocus } from '@renderer/ui/use-row-focus';
import { VisibleName } from '@renderer/ui/VisibleName';
import { warmKey } from '@shared/policy/warm-set';
import type { Difference } from '@shared/policy/warm-set';
import { useDifferenceText } from './use-difference-text';
import classes from './warm-sets.module.css';

/** Height of a row in CSS pixels, as `.line` has it. */
const ROW_HEIGHT = 36;

/** Of the table, above and below. */
const BORDERS = 2;

const noop = () => undefined;

/** Every collection that is not as it was; only the rows in sight are in the page. */
export function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
  const t = useText();
  const textOf = useDifferenceText();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => differences.filter(({ kind }) => kind !== 'same'), [differences]);
  const focus = useRowFocus(rows, warmKey, null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
    rangeExtractor: focus.withActive,
  });
  if (rows.length === 0) return null;
  return (
    <div
      className={classes.grid}
      role="grid"
      style={{ height: (rows.length + 1) * ROW_HEIGHT + BORDERS }}
      aria-label={t('warmSets.compare.table')}
      aria-rowcount={rows.length + 1}
    >
      <div role="rowgroup">
        <div role="row" className={classes.head} aria-rowindex={1}>
          <div role="columnheader">{t('warmSets.compare.collection')}</div>
          <div role="columnheader">{t('warmSets.compare.database')}</div>
          <div role="columnheader">{t('warmSets.compare.difference')}</div>
        </div>
      </div>
      <div
        className={classes.scroll}
        ref={scroll}
        role="presentation"
        onKeyDown={focus.onKeyDown(virtualizer, noop)}
      >
        <div className={classes.body} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const text = textOf(row);
            return (
              <div
                key={warmKey(row)}
                role="row"
                className={classes.line}
                style={{ transform: `translateY(${start}px)` }}
                aria-rowindex={index + 2}
                tabIndex={index === focus.active ? 0 : -1}
                data-active-row={index === focus.active || undefined}
                onFocus={() => {
                  focus.setActive(warmKey(row));
                }}
              >
                <div role="gridcell" className={classes.name}>
                  <VisibleName name={row.collection} />
                </div>
                <div role="gridcell" className={classes.cell}>
                  <VisibleName name={row.database} />
                </div>
                <div role="gridcell" className={classes.cell}>
                  <span className={classes.difference} title={text}>
                    {text}
                  </span>
                </div>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
