import { createColumnHelper } from '@tanstack/react-table';
import type { MessageId } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { CollectionRow } from '../model/row';
import type { SortKey } from '../model/view';
import { CreatedCell } from './CreatedCell';
import { FieldsCell } from './FieldsCell';
import classes from './list.module.css';
import { PartitionsCell } from './PartitionsCell';
import { RowMenu } from './RowMenu';
import { RowsCell } from './RowsCell';
import { SelectCell } from './SelectCell';
import { StateCell } from './StateCell';
import { SwitchCell } from './SwitchCell';

const column = createColumnHelper<CollectionRow>();

/** The columns of the list. */
export const collectionColumns = [
  column.display({ id: 'select', cell: ({ row }) => <SelectCell row={row.original} /> }),
  column.accessor((row) => row.summary.name, {
    id: 'name',
    cell: ({ getValue }) => <VisibleName name={getValue()} />,
  }),
  column.display({ id: 'switch', cell: ({ row }) => <SwitchCell row={row.original} /> }),
  column.display({ id: 'state', cell: ({ row }) => <StateCell row={row.original} /> }),
  column.display({ id: 'rows', cell: ({ row }) => <RowsCell row={row.original} /> }),
  column.display({ id: 'partitions', cell: ({ row }) => <PartitionsCell row={row.original} /> }),
  column.display({ id: 'fields', cell: ({ row }) => <FieldsCell row={row.original} /> }),
  column.display({ id: 'created', cell: ({ row }) => <CreatedCell row={row.original} /> }),
  column.display({ id: 'more', cell: ({ row }) => <RowMenu row={row.original} /> }),
];

interface ColumnLook {
  className: string | undefined;
  label: MessageId;
  /** The heading is only for those who cannot see. */
  hidden?: true;
  sort?: SortKey;
}

/** How each column is headed, laid out and sorted by, by its id. */
export const columnLooks: Record<string, ColumnLook> = {
  select: { className: classes.cell, label: 'selection.column', hidden: true },
  name: { className: classes.name, label: 'collections.column.name', sort: 'name' },
  switch: { className: classes.cell, label: 'collections.column.memory', hidden: true },
  state: { className: classes.cell, label: 'collections.column.state', sort: 'state' },
  rows: {
    className: `${classes.number ?? ''} ${classes.rows ?? ''}`,
    label: 'collections.column.rows',
    sort: 'rows',
  },
  partitions: {
    className: `${classes.number ?? ''} ${classes.partitions ?? ''}`,
    label: 'collections.column.partitions',
    sort: 'partitions',
  },
  fields: { className: `${classes.cell ?? ''} ${classes.fields ?? ''}`, label: 'collections.column.fields' },
  created: {
    className: `${classes.number ?? ''} ${classes.created ?? ''}`,
    label: 'collections.column.created',
    sort: 'created',
  },
  more: { className: classes.cell, label: 'collections.column.actions', hidden: true },
};
