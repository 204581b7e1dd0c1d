import { useMemo, useState } from 'react';
import { useTasks } from '@renderer/features/tasks';
import { useFormats, useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { Bulk, BulkEntry, BulkItemState } from '@shared/domain/bulk';
import { bulkItemStates } from '@shared/domain/bulk';
import { isAcrossDatabases } from './across-databases';
import { whatWords } from './bulk-words';
import { CutText } from './CutText';
import { FilteredItems } from './FilteredItems';
import { ItemBadge } from './ItemBadge';
import { ItemName } from './ItemName';
import { NumberCell } from './NumberCell';
import { resultWords } from './result-words';
import { useSay } from './use-say';

const HEADINGS = [
  'bulk.column.order',
  'bulk.column.name',
  'bulk.column.what',
  'bulk.column.state',
  'bulk.column.words',
] as const;

interface RunTableProps {
  bulk: Bulk;
  entries: readonly BulkEntry[];
}

const keyOf = ({ result }: BulkEntry) => String(result.n);

/** Every item with how it stands; a failure's own words open below. */
export function RunTable({ bulk, entries }: RunTableProps) {
  const t = useText();
  const say = useSay();
  const { integer } = useFormats();
  const tasks = useTasks();
  const [shown, setShown] = useState<'all' | BulkItemState>('all');
  const [openKey, setOpenKey] = useState<string | null>(null);
  const percents = useMemo(
    () => new Map(tasks.flatMap(({ id, progress }) => (progress === null ? [] : [[id, progress.percent]]))),
    [tasks],
  );
  const rows = useMemo(
    () => (shown === 'all' ? entries : entries.filter(({ result }) => result.state === shown)),
    [shown, entries],
  );
  const withDatabase = useMemo(() => isAcrossDatabases(entries.map(({ item }) => item)), [entries]);
  const openError =
    openKey === null ? null : (entries.find((entry) => keyOf(entry) === openKey)?.result.error ?? null);
  const cellsOf = ({ item, result }: BulkEntry) => {
    const words = resultWords(result, percents.get(result.taskId ?? '') ?? null, say);
    return [
      <NumberCell key="order" value={result.state === 'skipped' ? null : integer(String(result.n + 1))} />,
      <ItemName key="name" target={item.wish.target} withDatabase={withDatabase} />,
      <CutText key="what" text={whatWords(item, say)} />,
      <ItemBadge key="state" state={result.state} />,
      <CutText key="words" text={words} />,
    ];
  };
  return (
    <>
      <FilteredItems
        filter={{
          value: shown,
          onChange: setShown,
          options: [
            { value: 'all', label: t('bulk.show.all', { count: entries.length }) },
            ...bulkItemStates
              .filter((state) => state === shown || bulk.counts[state] > 0)
              .map((state) => ({ value: state, label: t(`bulk.item.${state}`) })),
          ],
        }}
        layout="run"
        headings={HEADINGS}
        rows={rows}
        total={entries.length}
        keyOf={keyOf}
        cellsOf={cellsOf}
        openKey={openKey}
        isShort={openError !== null}
        onOpen={(entry) => {
          setOpenKey(keyOf(entry) === openKey ? null : keyOf(entry));
        }}
      />
      {openError !== null && <ErrorNotice error={openError} />}
    </>
  );
}
