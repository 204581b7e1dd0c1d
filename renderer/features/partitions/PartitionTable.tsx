import { VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { CollectionSubject } from '@renderer/commands/collection-subject';
import { useText } from '@renderer/i18n';
import { useRowFocus } from '@renderer/ui/use-row-focus';
import { PartitionLine } from './PartitionLine';
import type { PartitionRow } from './partition-rows';
import classes from './partitions.module.css';

/** Height of a row in CSS pixels, as `.row` has it. */
const ROW_HEIGHT = 36;

const nameOf = ({ partition }: PartitionRow) => partition.name;

interface PartitionTableProps {
  collection: CollectionSubject;
  rows: readonly PartitionRow[];
  allInMemory: boolean | null;
}

/** The partitions; only those in sight are in the page. */
export function PartitionTable({ collection, rows, allInMemory }: PartitionTableProps) {
  const t = useText();
  const scroll = useRef<HTMLDivElement>(null);
  const focus = useRowFocus(rows, nameOf, null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
    rangeExtractor: focus.withActive,
  });
  const toggle = (row: PartitionRow) => {
    focus.setActive(nameOf(row));
  };
  return (
    <div
      className={classes.grid}
      role="grid"
      aria-label={t('partitions.title')}
      aria-rowcount={rows.length + 1}
    >
      <div role="rowgroup">
        <div role="row" className={classes.head} aria-rowindex={1}>
          <div role="columnheader">{t('partitions.name')}</div>
          <div role="columnheader">{t('partitions.state')}</div>
          <div role="columnheader" className={classes.number}>
            {t('partitions.rows')}
          </div>
          <div role="columnheader">
            <VisuallyHidden>{t('partitions.actions')}</VisuallyHidden>
          </div>
        </div>
      </div>
      <div
        className={classes.scroll}
        ref={scroll}
        role="presentation"
        onKeyDown={focus.onKeyDown(virtualizer, toggle)}
      >
        <div className={classes.body} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <PartitionLine
                key={row.partition.name}
                collection={collection}
                row={row}
                allInMemory={allInMemory}
                index={index}
                top={start}
                isActive={index === focus.active}
                settled={!virtualizer.isScrolling}
                onFocus={focus.setActive}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
