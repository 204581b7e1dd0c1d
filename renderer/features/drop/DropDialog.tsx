import { Loader } from '@mantine/core';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { DropForm } from './DropForm';
import type { DropTarget } from './drop-question';
import { ReadAgain } from './ReadAgain';
import { useDropFacts } from './use-drop-facts';

/** Width in CSS pixels. */
const WIDTH = 580;

interface DropDialogProps {
  target: DropTarget;
  onClose: () => void;
}

/** The question before a drop: names what goes, counted afresh, and never has yes as its default. */
export function DropDialog({ target, onClose }: DropDialogProps) {
  const t = useText();
  const { connectionName, server, facts, question } = useDropFacts(target);
  const name = visibleText(target.partition?.name ?? target.collection.collection);
  const { database } = target.collection;
  return (
    <DialogFrame
      title={t(target.partition === null ? 'drop.collectionTitle' : 'drop.partitionTitle', { name })}
      where={t('load.where', { database, connection: connectionName })}
      environment={server.environment}
      size={WIDTH}
      note={
        <ReadAgain
          readAt={facts.data?.readAt ?? null}
          isReading={facts.isFetching}
          onRead={() => void facts.refetch()}
        />
      }
      onClose={onClose}
    >
      {facts.error !== null && (
        <ErrorNotice error={errorOf(facts.error)} onRetry={() => void facts.refetch()} />
      )}
      {facts.data !== undefined && facts.error === null && question !== null ? (
        <DropForm
          target={target}
          connectionName={connectionName}
          facts={facts.data}
          question={question}
          capabilities={server.capabilities}
          onClose={onClose}
        />
      ) : (
        <>
          {facts.error === null && <Loader size="sm" role="status" aria-label={t('drop.reading')} />}
          <DialogFooter cancel={t('drop.cancel')} cancelFirst onCancel={onClose}>
            {null}
          </DialogFooter>
        </>
      )}
    </DialogFrame>
  );
}
