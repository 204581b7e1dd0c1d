import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import type { Bulk } from '@shared/domain/bulk';
import { databasesOf } from './bulk-words';
import classes from './bulk.module.css';
import { bulkQueries } from './queries';
import { leftToDrop } from './left-to-drop';
import { RunActions } from './RunActions';
import { RunState } from './RunState';
import { RunTable } from './RunTable';
import { useBulkDeeds } from './use-bulk-deeds';
import { useBulks } from './use-bulks';

/** Width in CSS pixels. */
const WIDTH = 920;

interface BulkRunDialogProps {
  dialog: { bulkId: string };
  onClose: () => void;
}

/** Until the list of bulks was read, and for one that was dismissed meanwhile. */
const ABSENT: Bulk = {
  ...{ id: '', title: '', connectionId: '', connectionName: '', environment: 'production' },
  ...{ createdAt: 0, endedAt: null, state: 'finished', isHeld: false, error: null, isResolving: false },
  ...{ drops: false, startsAt: null, concurrency: 1 },
  counts: {
    ...{ waiting: 0, running: 0, done: 0, failed: 0 },
    ...{ unknown: 0, skipped: 0, notStarted: 0, stopped: 0 },
  },
  rest: { loads: false, releases: false },
  again: { loads: false, releases: false },
};

/** How each of many stands, and what can be done about it. What is under way goes on when this is closed. */
export function BulkRunDialog({ dialog: { bulkId }, onClose }: BulkRunDialogProps) {
  const t = useText();
  const bulk = useBulks().bulks.find(({ id }) => id === bulkId) ?? ABSENT;
  const items = useQuery(bulkQueries.items(bulkId));
  const deeds = useBulkDeeds(bulk);
  const databases = useMemo(() => databasesOf((items.data ?? []).map(({ item }) => item.wish)), [items.data]);
  const written = deeds.writing.data?.path ?? null;
  return (
    <DialogFrame
      title={visibleText(bulk.title)}
      where={t('bulk.where', { databases, connection: bulk.connectionName })}
      environment={bulk.environment}
      size={WIDTH}
      onClose={onClose}
    >
      <RunState bulk={bulk} />
      <RunActions bulk={bulk} deeds={deeds} left={leftToDrop(items.data ?? [])} />
      {deeds.error !== null && <ErrorNotice error={errorOf(deeds.error)} />}
      {written !== null && (
        <p role="status" className={classes.quiet}>
          {t('bulk.exported', { path: visibleText(written) })}
        </p>
      )}
      {items.error !== null && (
        <ErrorNotice error={errorOf(items.error)} onRetry={() => void items.refetch()} />
      )}
      {items.data === undefined && items.error === null && (
        <Loader size="sm" role="status" aria-label={t('bulk.readingItems')} />
      )}
      {items.data !== undefined && <RunTable bulk={bulk} entries={items.data} />}
      <DialogFooter cancel={t('bulk.close')} cancelFirst onCancel={onClose}>
        {bulk.state === 'finished' && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              deeds.deed.mutate('dismiss', { onSuccess: onClose });
            }}
          >
            {t('bulk.dismiss')}
          </Button>
        )}
      </DialogFooter>
    </DialogFrame>
  );
}
