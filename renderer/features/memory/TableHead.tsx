import { useText } from '@renderer/i18n';
import type { MessageId } from '@renderer/i18n';
import { SortButton } from '@renderer/ui/SortButton';
import classes from './memory.module.css';
import type { LineSort, LineView } from './model/lines';

const columns: readonly { label: MessageId; sort: LineSort | null; className?: string | undefined }[] = [
  { label: 'memory.column.name', sort: 'name' },
  { label: 'memory.column.in', sort: null, className: classes.inColumn },
  { label: 'memory.column.size', sort: 'size', className: classes.number },
  { label: 'memory.column.share', sort: null, className: classes.shareColumn },
  { label: 'memory.column.rows', sort: 'rows', className: classes.number },
  { label: 'memory.column.segments', sort: 'segments', className: classes.segmentsColumn },
  { label: 'memory.column.state', sort: null, className: classes.state },
];

interface TableHeadProps {
  view: LineView;
  onView: (change: Partial<LineView>) => void;
}

/** The headings, with a button where the table can be sorted by them; figures begin with the biggest. */
export function TableHead({ view, onView }: TableHeadProps) {
  const t = useText();
  const direction = view.descending ? 'descending' : 'ascending';
  return (
    <>
      {columns.map(({ label, sort, className }) => {
        const sorted = sort === view.sort ? direction : 'none';
        return (
          <div
            key={label}
            role="columnheader"
            className={className}
            aria-sort={sort === null ? undefined : sorted}
          >
            {sort === null ? (
              t(label)
            ) : (
              <SortButton
                label={t(label)}
                title={t('memory.sortBy', { column: t(label) })}
                sorted={sorted}
                onClick={() => {
                  onView({ sort, descending: sort === view.sort ? !view.descending : sort !== 'name' });
                }}
              />
            )}
          </div>
        );
      })}
    </>
  );
}
