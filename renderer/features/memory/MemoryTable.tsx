import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useText } from '@renderer/i18n';
import { useRowFocus } from '@renderer/ui/use-row-focus';
import classes from './memory.module.css';
import { MemoryRow } from './MemoryRow';
import type { LineView, MemoryLine } from './model/lines';
import type { SizeUnit } from './model/size';
import { TableHead } from './TableHead';
import type { Held } from './use-open-held';

/** Height of a row in CSS pixels, as `.row` has it. */
const ROW_HEIGHT = 36;

interface MemoryTableProps {
  lines: readonly MemoryLine[];
  unit: SizeUnit;
  total: number;
  view: LineView;
  onView: (change: Partial<LineView>) => void;
  onOpen: (held: Held) => void;
}

const keyOf = ({ key }: MemoryLine) => key;

/** The figures of the map, and of what is not on it; only the rows in sight are in the page. */
export function MemoryTable({ lines, unit, total, view, onView, onOpen }: MemoryTableProps) {
  const t = useText();
  const scroll = useRef<HTMLDivElement>(null);
  const focus = useRowFocus(lines, keyOf, null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    rangeExtractor: focus.withActive,
  });
  return (
    <div className={classes.grid} role="grid" aria-label={t('memory.table')} aria-rowcount={lines.length + 1}>
      <TableHead view={view} onView={onView} />
      <div
        className={classes.scroll}
        ref={scroll}
        role="presentation"
        onKeyDown={focus.onKeyDown(virtualizer, onOpen)}
      >
        {lines.length === 0 && <p className={classes.waiting}>{t('memory.noMatch')}</p>}
        <div className={classes.body} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            return line === undefined ? null : (
              <MemoryRow
                key={line.key}
                line={line}
                unit={unit}
                total={total}
                index={index}
                top={start}
                isActive={index === focus.active}
                onFocus={focus.setActive}
                onOpen={onOpen}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
