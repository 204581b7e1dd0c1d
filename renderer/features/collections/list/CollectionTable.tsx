import { getCoreRowModel, useReactTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useText } from '@renderer/i18n';
import { useVirtualRows } from '@renderer/ui/use-virtual-rows';
import type { VirtualRows } from '@renderer/ui/use-virtual-rows';
import { VirtualGrid } from '@renderer/ui/VirtualGrid';
import type { CollectionRow } from '../model/row';
import type { ListView } from '../model/view';
import { useRowSelection } from '../selection-context';
import { CollectionLine } from './CollectionLine';
import { collectionColumns } from './columns';
import classes from './list.module.css';
import { RowReads } from './RowReads';
import { selectByKey } from './select-by-key';
import { TableHead } from './TableHead';

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

/** The rows in sight, as the library of the table has them. */
function useTableInSight({ rows, inSight }: VirtualRows<CollectionRow>) {
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
    getRowId: nameOf,
  });
  return { data, headers: table.getFlatHeaders(), lines: table.getRowModel().rows };
}

/**
 * The list. Only the rows in sight are in the page, the focused one among them, and only they are handed to the
 * table: filtering and sorting 65,536 rows is the list model's business.
 */
export function CollectionTable(props: CollectionTableProps) {
  const { rows, view, onView, openName, onOpen, selected } = props;
  const t = useText();
  const selection = useRowSelection();
  const virtual = useVirtualRows(rows, nameOf, { start: openName });
  const { data, headers, lines } = useTableInSight(virtual);
  return (
    <>
      {data.map((row) => (
        <RowReads key={row.summary.name} row={row} settled={!virtual.virtualizer.isScrolling} />
      ))}
      <VirtualGrid
        label={t('collections.title')}
        virtual={virtual}
        aria-colcount={collectionColumns.length}
        aria-multiselectable
        headClassName={classes.row}
        head={
          <TableHead headers={headers} view={view} onView={onView} count={rows.length} selected={selected} />
        }
        onKey={(event, active) => selectByKey(event, active, selection)}
        onEnter={onOpen}
      >
        {({ summary }, place, at) => {
          const row = lines[at];
          return row === undefined ? null : (
            <CollectionLine {...place} row={row} isOpen={summary.name === openName} onOpen={onOpen} />
          );
        }}
      </VirtualGrid>
    </>
  );
}
