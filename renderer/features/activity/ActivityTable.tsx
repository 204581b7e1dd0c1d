import { useEffect, useMemo } from 'react';
import { useText } from '@renderer/i18n';
import { useVirtualRows } from '@renderer/ui/use-virtual-rows';
import { VirtualGrid } from '@renderer/ui/VirtualGrid';
import classes from './activity.module.css';
import { ActivityRow } from './ActivityRow';
import type { ActivityLine } from './queries';
import type { ActivityFacts } from './use-activity';

const columns = [
  ['activity.column.time', classes.time],
  ['activity.column.connection', classes.connection],
  ['activity.column.operation', classes.cell],
  ['activity.column.target', classes.target],
  ['activity.column.state', classes.cell],
  ['activity.column.duration', classes.number],
] as const;

const keyOf = (index: number) => String(index);

interface ActivityTableProps {
  facts: ActivityFacts;
  total: number;
  openSeq: number | null;
  /** Null: none is open any more. */
  onOpen: (line: ActivityLine | null) => void;
}

/** The lines that fit, newest first; only those in sight are read and in the page. */
export function ActivityTable({ facts, total, openSeq, onOpen }: ActivityTableProps) {
  const t = useText();
  const rows = useMemo(() => Array.from({ length: total }, (_, index) => index), [total]);
  const virtual = useVirtualRows(rows, keyOf);
  const first = virtual.inSight[0]?.index ?? 0;
  const last = virtual.inSight.at(-1)?.index ?? 0;
  const { showPlaces, lineAt } = facts;
  useEffect(() => {
    showPlaces(first, last);
  }, [first, last, showPlaces]);
  const open = (index: number) => {
    const line = lineAt(index) ?? null;
    onOpen(line?.seq === openSeq ? null : line);
  };
  return (
    <VirtualGrid
      label={t('activity.table')}
      virtual={virtual}
      className={classes.grid}
      headClassName={classes.row}
      head={columns.map(([label, className]) => (
        <div key={label} role="columnheader" className={className}>
          {t(label)}
        </div>
      ))}
      onEnter={open}
    >
      {(index, place) => {
        const line = lineAt(index);
        return (
          <ActivityRow
            {...place}
            line={line}
            isOpen={line?.seq === openSeq}
            onOpen={() => {
              open(index);
            }}
          />
        );
      }}
    </VirtualGrid>
  );
}
