import { Loader } from '@mantine/core';
import { errorOf } from '@renderer/api/bridge';
import { useTasks } from '@renderer/features/tasks';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { lastLoadOf } from './last-load';
import { initialChoice } from './load-choice';
import { LoadForm } from './LoadForm';
import { ServerNote } from './ServerNote';
import { useLoadFacts } from './use-load-facts';

/** Width in CSS pixels: fields and plan side by side. */
const WIDTH = 1040;

interface LoadDialogProps {
  dialog: DialogOf<'load'>;
  onClose: () => void;
}

/** Chooses what of a collection is loaded, and says what that will do. */
export function LoadDialog({ dialog, onClose }: LoadDialogProps) {
  const t = useText();
  const { target } = dialog;
  const { connectionName, server, facts, error, retry } = useLoadFacts(target);
  const lastLoad = lastLoadOf(useTasks(), target);
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
      note={facts === null ? null : <ServerNote connectionId={target.connectionId} facts={facts} />}
      onClose={onClose}
    >
      {facts === null ? (
        <>
          {error === null ? (
            <Loader size="sm" role="status" aria-label={t('load.reading', { name })} />
          ) : (
            <ErrorNotice error={errorOf(error)} onRetry={() => void retry()} />
          )}
          <DialogFooter cancel={t('load.cancel')} onCancel={onClose}>
            {null}
          </DialogFooter>
        </>
      ) : (
        <LoadForm
          target={target}
          facts={facts}
          first={initialChoice(facts.detail, lastLoad, dialog.partitions ?? null)}
          lastLoad={lastLoad}
          onClose={onClose}
        />
      )}
    </DialogFrame>
  );
}
