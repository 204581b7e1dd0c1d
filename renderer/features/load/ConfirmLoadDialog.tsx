import { Loader } from '@mantine/core';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { ConfirmLoadForm } from './ConfirmLoadForm';
import { useLoadFacts } from './use-load-facts';

/** Width in CSS pixels. */
const WIDTH = 560;

interface ConfirmLoadDialogProps {
  dialog: DialogOf<'confirmLoad'>;
  onClose: () => void;
}

/** The summary that production wants before a load. */
export function ConfirmLoadDialog({ dialog: { target, options }, onClose }: ConfirmLoadDialogProps) {
  const t = useText();
  const { connectionName, server, facts, error, retry } = useLoadFacts(target);
  const name = visibleText(target.collection);
  return (
    <DialogFrame
      title={t('load.title', { name })}
      where={t('load.where', {
        database: visibleText(target.database),
        connection: visibleText(connectionName),
      })}
      environment={server.environment}
      size={WIDTH}
      onClose={onClose}
    >
      {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void retry()} />}
      {facts === null ? (
        <>
          {error === null && <Loader size="sm" role="status" aria-label={t('load.reading', { name })} />}
          <DialogFooter cancel={t('load.cancel')} cancelFirst onCancel={onClose}>
            {null}
          </DialogFooter>
        </>
      ) : (
        <ConfirmLoadForm target={target} facts={facts} options={options} onClose={onClose} />
      )}
    </DialogFrame>
  );
}
