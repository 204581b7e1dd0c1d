import { IconArrowRight, IconMinus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useFormats, useText } from '@renderer/i18n';
import type { BulkPlanItem } from '@shared/domain/bulk';
import { isDone } from '@shared/policy/bulk-plan';
import { isAcrossDatabases } from './across-databases';
import { whatWords } from './bulk-words';
import classes from './bulk.module.css';
import { FilteredItems } from './FilteredItems';
import { ItemName } from './ItemName';
import { NumberCell } from './NumberCell';
import { useMemoryText } from './use-memory-text';
import { useSay } from './use-say';

const HEADINGS = [
  'bulk.column.order',
  'bulk.column.name',
  'bulk.column.what',
  'bulk.column.rows',
  'bulk.column.memory',
] as const;

interface Line {
  /** From 1, in the order in which they begin; also of those that are skipped. */
  order: number;
  item: BulkPlanItem;
}

const keyOf = ({ order }: Line) => String(order);

/** What will be done to each, in its order, and what is skipped and why. */
export function PlanTable({ plan }: { plan: readonly BulkPlanItem[] }) {
  const t = useText();
  const say = useSay();
  const { integer } = useFormats();
  const memoryText = useMemoryText();
  const [shown, setShown] = useState<'all' | 'do' | 'skip'>('all');
  const lines = useMemo(() => plan.map((item, at): Line => ({ order: at + 1, item })), [plan]);
  const toDo = useMemo(() => lines.filter(({ item }) => isDone(item)), [lines]);
  const rows = useMemo(
    () => (shown === 'all' ? lines : shown === 'do' ? toDo : lines.filter(({ item }) => !isDone(item))),
    [shown, lines, toDo],
  );
  const withDatabase = useMemo(() => isAcrossDatabases(plan), [plan]);
  const cellsOf = ({ order, item }: Line) => {
    const what = whatWords(item, say);
    const isSkipped = !isDone(item);
    const Icon = isSkipped ? IconMinus : IconArrowRight;
    return [
      <NumberCell key="order" value={isSkipped ? null : integer(String(order))} />,
      <ItemName key="name" target={item.wish.target} withDatabase={withDatabase} />,
      <span key="what" className={classes.what} data-skipped={isSkipped} title={what}>
        <Icon size={13} aria-hidden />
        <span className={classes.cut}>{what}</span>
      </span>,
      <NumberCell key="rows" value={item.rows === null ? null : integer(item.rows)} />,
      <NumberCell
        key="memory"
        value={isSkipped || item.wish.action === 'release' ? null : memoryText(item.estimate)}
      />,
    ];
  };
  return (
    <FilteredItems
      filter={{
        value: shown,
        onChange: setShown,
        options: [
          { value: 'all', label: t('bulk.show.all', { count: lines.length }) },
          { value: 'do', label: t('bulk.show.do', { count: toDo.length }) },
          { value: 'skip', label: t('bulk.show.skip', { count: lines.length - toDo.length }) },
        ],
      }}
      layout="plan"
      headings={HEADINGS}
      rows={rows}
      total={lines.length}
      keyOf={keyOf}
      cellsOf={cellsOf}
    />
  );
}
