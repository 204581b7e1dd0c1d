import { Button } from '@mantine/core';
import { IconPlugX } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { Connection } from '@shared/domain/connection';
import type { AppError } from '@shared/ipc/result';
import { useReconnect } from '../use-open-connection';
import { StateView } from './StateView';
import classes from './state.module.css';

interface FailedViewProps {
  connection: Connection;
  error: AppError;
}

/** A connection that could not be opened: why, and the two ways on. */
export function FailedView({ connection, error }: FailedViewProps) {
  const t = useText();
  const reconnect = useReconnect();
  const openDialog = useDialogStore((store) => store.openDialog);
  return (
    <StateView Icon={IconPlugX} title={t('failed.title', { name: visibleText(connection.name) })}>
      {connection.kind === 'server' && (
        <p className={classes.text}>
          <VisibleName name={connection.address} />
        </p>
      )}
      <ErrorNotice
        error={error}
        actions={
          <>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                reconnect(connection.id);
              }}
            >
              {t('failed.retry')}
            </Button>
            {connection.kind === 'server' && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  openDialog({ kind: 'connectionEditor', id: connection.id });
                }}
              >
                {t('failed.edit')}
              </Button>
            )}
          </>
        }
      />
    </StateView>
  );
}
