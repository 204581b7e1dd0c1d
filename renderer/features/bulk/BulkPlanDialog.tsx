import { Button, Loader } from '@mantine/core';
import { useMemo, useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { isAskedBefore } from '@renderer/stores/asked-levels';
import { useDialogStore } from '@renderer/stores/dialog-store';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { DEFAULT_BULK_CONCURRENCY } from '@shared/domain/bulk';
import { RefusedNote } from '@renderer/ui/RefusedNote';
import { totalsOf } from '@shared/policy/bulk-plan';
import { countRefused } from '@shared/policy/refused-items';
import { databasesOf, submitWords } from './bulk-words';
import classes from './bulk.module.css';
import { ConcurrencyInput } from './ConcurrencyInput';
import { PlanTable } from './PlanTable';
import { PlanTotals } from './PlanTotals';
import { useBulkPlan } from './use-bulk-plan';
import { useStartBulk } from './use-start-bulk';

/** Width in CSS pixels. */
const WIDTH = 920;

interface BulkPlanDialogProps {
  dialog: DialogOf<'bulkPlan'>;
  onClose: () => void;
}

/** Shows what will be done to each of many, before any of it is. */
export function BulkPlanDialog({ dialog: { wishes, title }, onClose }: BulkPlanDialogProps) {
  const t = useText();
  const connectionId = wishes[0]?.target.connectionId ?? '';
  const { name: connection, server } = useServerFacts(connectionId);
  const openDialog = useDialogStore((store) => store.openDialog);
  const [concurrency, setConcurrency] = useState(DEFAULT_BULK_CONCURRENCY);
  const { plan, read, error, retry } = useBulkPlan(connectionId, wishes);
  const databases = useMemo(() => databasesOf(wishes), [wishes]);
  const totals = useMemo(() => totalsOf(plan ?? []), [plan]);
  const refused = useMemo(() => countRefused(plan ?? []), [plan]);
  const start = useStartBulk(({ id }) => {
    openDialog({ kind: 'bulkRun', bulkId: id });
  });
  const asksForRelease =
    totals.releases + totals.releasesFirst > 0 && isAskedBefore('release', server.environment);
  const isEmpty = totals.loads + totals.releases === 0;
  const submit = submitWords(totals);
  return (
    <DialogFrame
      title={title}
      where={t('bulk.where', { databases, connection })}
      environment={server.environment}
      size={WIDTH}
      onClose={onClose}
    >
      {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void retry()} />}
      {error === null && plan === null && (
        <p role="status" className={classes.reading}>
          <Loader size="sm" aria-hidden />
          {t('bulk.reading', { read, total: wishes.length })}
        </p>
      )}
      {plan !== null && (
        <>
          <PlanTotals totals={totals} asksForRelease={asksForRelease} />
          <RefusedNote
            connectionId={connectionId}
            refused={refused === 0 ? null : t('rights.leftOut', { count: refused })}
            onChecked={() => void retry()}
          />
          <PlanTable plan={plan} />
        </>
      )}
      {start.error !== null && <ErrorNotice error={errorOf(start.error)} />}
      <DialogFooter cancel={t('bulk.cancel')} cancelFirst={asksForRelease} onCancel={onClose}>
        {plan !== null && (
          <>
            <ConcurrencyInput value={concurrency} onChange={setConcurrency} />
            <Button
              loading={start.isPending}
              aria-disabled={isEmpty}
              data-disabled={isEmpty || undefined}
              onClick={() => {
                if (!isEmpty) start.mutate({ connectionId, title, plan, concurrency });
              }}
            >
              {t(submit.id, submit.values)}
            </Button>
          </>
        )}
      </DialogFooter>
    </DialogFrame>
  );
}
