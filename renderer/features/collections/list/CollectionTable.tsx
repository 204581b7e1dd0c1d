import { getCoreRowModel, useReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useText } from '@renderer/i18n';
import { useRowFocus } from '@renderer/ui/use-row-focus';
import type { CollectionRow } from '../model/row';
import type { ListView } from '../model/view';
import { useRowSelection } from '../selection-context';
import { CollectionLine } from './CollectionLine';
import { collectionColumns } from './columns';
import classes from './list.module.css';
import { RowReads } from './RowReads';
import { selectByKey } from './select-by-key';
import { TableHead } from './TableHead';

/** Height of a row in CSS pixels, as `.row` has it. */
const ROW_HEIGHT = 36;

interface CollectionTableProps {
  rows: readonly CollectionRow[];
  view: ListView;
  onView: (change: Partial<ListView>) => void;
  /** The collection whose panel is open. */
  openName: string | null;
  onOpen: (row: CollectionRow) => void;
  /** How many of the rows are selected. */
  selected: number;
}

const nameOf = ({ summary }: CollectionRow) => summary.name;

const coreRowModel = getCoreRowModel<CollectionRow>();

/**
 * The list. Only the rows in sight are in the page, the focused one among them, and only they are handed to the
 * table: filtering and sorting 65,536 rows is the list model's business.
 */
export function CollectionTable(props: CollectionTableProps) {
  const { rows, view, onView, openName, onOpen, selected } = props;
  const t = useText();
  const selection = useRowSelection();
  const scroll = useRef<HTMLDivElement>(null);
  const focus = useRowFocus(rows, nameOf, openName);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    rangeExtractor: focus.withActive,
  });
  const inSight = virtualizer.getVirtualItems();
  const first = inSight[0]?.index;
  const last = inSight.at(-1)?.index;
  const data = useMemo(
    () => inSight.flatMap(({ index }) => rows[index] ?? []),
    // The items are new objects at every scroll event; which rows they are changes with these.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- as said above
    [rows, first, last, inSight.length],
  );
  const table = useReactTable({
    data,
    columns: collectionColumns,
    getCoreRowModel: coreRowModel,
    manualSorting: true,
    getRowId: ({ summary }) => summary.name,
  });

  return (
    <div
      className={classes.grid}
      role="grid"
      aria-label={t('collections.title')}
      aria-rowcount={rows.length + 1}
      aria-colcount={collectionColumns.length}
      aria-multiselectable
    >
      {data.map((row) => (
        <RowReads key={row.summary.name} row={row} settled={!virtualizer.isScrolling} />
      ))}
      <TableHead
        headers={table.getFlatHeaders()}
        view={view}
        onView={onView}
        count={rows.length}
        selected={selected}
      />
      <div
        className={classes.scroll}
        ref={scroll}
        role="presentation"
        onKeyDown={(event) => {
          const active = rows[focus.active];
          if (!selectByKey(event, active, selection)) focus.onKeyDown(virtualizer, onOpen)(event);
        }}
      >
        <div className={classes.body} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {inSight.map((item, at) => {
            const row = table.getRowModel().rows[at];
            return row === undefined ? null : (
              <CollectionLine
                key={row.id}
                row={row}
                index={item.index}
                top={item.start}
                isOpen={row.id === openName}
                isActive={item.index === focus.active}
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
