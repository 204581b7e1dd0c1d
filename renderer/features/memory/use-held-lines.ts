import { useMemo, useState } from 'react';
import { arrange, linesOf } from './model/lines';
import type { Grouping, LineView, MemoryLine } from './model/lines';
import type { HeldCollection } from './model/held';
import { sizeOf, unitOf } from './model/size';
import type { SizeUnit } from './model/size';
import type { MemoryFacts } from './use-memory';

const FIRST_VIEW: LineView = { sort: 'size', descending: true, search: '', onlyEmpty: false };
const NONE: never[] = [];

/** What is in memory as it is looked at now. */
export interface HeldLines {
  all: readonly HeldCollection[];
  unit: SizeUnit;
  /** Of everything, in the unit. */
  total: number;
  grouping: Grouping;
  setGrouping: (grouping: Grouping) => void;
  view: LineView;
  change: (part: Partial<LineView>) => void;
  /** Those that are wanted, in order. */
  lines: readonly MemoryLine[];
  /** How many of all lines are loaded but empty. */
  emptyCount: number;
}

/** Groups, sorts and searches what was read. */
export function useHeldLines({ held, cluster, bySegments }: MemoryFacts): HeldLines {
  const [chosen, setGrouping] = useState<Grouping>('collection');
  const [view, setView] = useState(FIRST_VIEW);
  const all = held?.collections ?? NONE;
  const nodes = cluster?.nodes ?? NONE;
  const grouping = bySegments ? chosen : 'collection';
  const unit = useMemo(() => unitOf(all), [all]);
  const every = useMemo(() => linesOf(all, grouping, unit, nodes), [all, grouping, unit, nodes]);
  const lines = useMemo(() => arrange(every, view), [every, view]);
  const total = useMemo(
    () => all.reduce((sum, { holding }) => sum + sizeOf(holding?.shares ?? NONE, unit), 0),
    [all, unit],
  );
  return {
    ...{ all, unit, total, grouping, setGrouping, view, lines },
    emptyCount: every.filter(({ state }) => state === 'empty').length,
    change: (part) => {
      setView((before) => ({ ...before, ...part }));
    },
  };
}
