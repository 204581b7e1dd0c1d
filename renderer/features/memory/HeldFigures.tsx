import { useRef } from 'react';
import type { RefObject } from 'react';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { isPartial } from './data/read-held';
import type { HeldList } from './data/read-held';
import classes from './memory.module.css';
import { MemoryMap } from './MemoryMap';
import { MemoryTable } from './MemoryTable';
import { refusalOf } from './model/refusal';
import { TableBar } from './TableBar';
import type { HeldLines } from './use-held-lines';
import type { MemoryFacts } from './use-memory';
import { useOpenHeld } from './use-open-held';

interface HeldFiguresProps {
  connectionId: string;
  held: HeldList;
  facts: MemoryFacts;
  lines: HeldLines;
  searchRef: RefObject<HTMLInputElement | null>;
}

/** The map, or why there is none, and the table that has the same figures. */
export function HeldFigures({ connectionId, held, facts, lines, searchRef }: HeldFiguresProps) {
  const tableRef = useRef<HTMLDivElement>(null);
  const open = useOpenHeld(connectionId);
  const refusal = refusalOf(held);
  const { all, grouping, unit, total, view, change, emptyCount } = lines;
  return (
    <>
      {refusal === null ? (
        <MemoryMap
          all={all}
          grouping={grouping}
          unit={unit}
          total={total}
          isComplete={!isPartial(held)}
          onOpen={open}
          onOthers={() => tableRef.current?.querySelector<HTMLElement>('[data-active-row="true"]')?.focus()}
        />
      ) : (
        <div className={classes.part}>
          <ErrorNotice error={refusal} onRetry={facts.refresh} />
        </div>
      )}
      <TableBar
        view={view}
        emptyCount={emptyCount}
        bySegments={facts.bySegments}
        searchRef={searchRef}
        onView={change}
      />
      <div className={classes.tableBox} ref={tableRef}>
        <MemoryTable
          lines={lines.lines}
          unit={unit}
          total={total}
          view={view}
          onView={change}
          onOpen={open}
        />
      </div>
    </>
  );
}
