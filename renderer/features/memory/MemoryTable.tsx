import { useText } from '@renderer/i18n';
import { useVirtualRows } from '@renderer/ui/use-virtual-rows';
import { VirtualGrid } from '@renderer/ui/VirtualGrid';
import classes from './memory.module.css';
import { MemoryRow } from './MemoryRow';
import type { LineView, MemoryLine } from './model/lines';
import type { SizeUnit } from './model/size';
import { TableHead } from './TableHead';
import type { Held } from './use-open-held';

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
  const virtual = useVirtualRows(lines, keyOf);
  return (
    <VirtualGrid
      label={t('memory.table')}
      virtual={virtual}
      className={classes.grid}
      headClassName={classes.row}
      head={<TableHead view={view} onView={onView} />}
      note={lines.length === 0 && <p className={classes.waiting}>{t('memory.noMatch')}</p>}
      onEnter={onOpen}
    >
      {(line, place) => <MemoryRow {...place} line={line} unit={unit} total={total} onOpen={onOpen} />}
    </VirtualGrid>
  );
}
