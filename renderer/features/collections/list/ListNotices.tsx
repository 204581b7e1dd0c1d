import { Alert, Button } from '@mantine/core';
import { IconClockExclamation, IconInfoCircle } from '@tabler/icons-react';
import { collectionRefOf } from '@renderer/api/keys';
import { useMayBeHidden } from '@renderer/features/connections';
import { ChangesNotice } from '@renderer/features/others';
import type { OthersNotice } from '@renderer/features/others';
import { useFormats, useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { Task } from '@shared/domain/task';
import type { AppError } from '@shared/ipc/result';
import { useDatabase } from '../database-context';
import { ActionFailureNotice } from './ActionFailureNotice';
import classes from './list.module.css';
import { visibleText } from '@renderer/ui/visible-text';

interface ListNoticesProps {
  readAt: number;
  /** Why the newest read failed. */
  error: AppError | null;
  memoryError: AppError | null;
  /** A load that the server refused because other fields are loaded. */
  refused: Task | null;
  others: OthersNotice;
  onRetry: () => void;
}

/** What is not as it should be with a list that is shown: each is a line above it. */
export function ListNotices({ readAt, error, memoryError, refused, others, onRetry }: ListNoticesProps) {
  const t = useText();
  const { time } = useFormats();
  const { ref, server } = useDatabase();
  const mayBeHidden = useMayBeHidden(ref.connectionId);
  const openDialog = useDialogStore((store) => store.openDialog);
  return (
    <>
      <ActionFailureNotice />
      <ChangesNotice of="collections" {...others} mayBeHidden={mayBeHidden} className={classes.notice} />
      {!server.connected && (
        <Alert
          className={classes.notice}
          color="orange"
          icon={<IconClockExclamation aria-hidden />}
          role="status"
        >
          {t('collections.lost', { at: time(readAt) })}
        </Alert>
      )}
      {server.connected && error !== null && (
        <div className={classes.notice}>
          <p className={classes.noticeText}>{t('collections.stale', { at: time(readAt) })}</p>
          <ErrorNotice error={error} onRetry={onRetry} />
        </div>
      )}
      {memoryError !== null && (
        <div className={classes.notice}>
          <p className={classes.noticeText}>{t('collections.memoryUnknown')}</p>
          <ErrorNotice error={memoryError} onRetry={onRetry} />
        </div>
      )}
      {refused !== null && (
        <Alert className={classes.notice} color="orange" icon={<IconInfoCircle aria-hidden />} role="status">
          {t('collections.fieldsDiffer', { name: visibleText(refused.collection) })}{' '}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              openDialog({ kind: 'load', target: collectionRefOf(refused) });
            }}
          >
            {t('collections.planReload')}
          </Button>
        </Alert>
      )}
    </>
  );
}
