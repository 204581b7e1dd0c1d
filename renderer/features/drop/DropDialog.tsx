import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { DropForm } from './DropForm';
import { shownNameOf } from './drop-names';
import { dropQueries } from './queries';
import { ReadAgain } from './ReadAgain';

/** Widths in CSS pixels: of the question about one, and of the list of several. */
const WIDTH = 580;
const LIST_WIDTH = 860;

interface DropDialogProps {
  dialog: DialogOf<'drop'>;
  onClose: () => void;
}

/** The question before a drop: names what goes, counted afresh, and never has yes as its default. */
export function DropDialog({ dialog: { connectionId, targets }, onClose }: DropDialogProps) {
  const t = useText();
  const { name: connectionName, server } = useServerFacts(connectionId);
  const [keepsCopy, setKeepsCopy] = useState(true);
  const plan = useQuery(dropQueries.plan(connectionId, targets, keepsCopy));
  const [first] = targets;
  if (first === undefined) return null;
  const isOne = targets.length === 1;
  const databases = [...new Set(targets.map(({ ref }) => ref.database))].map(visibleText).join(', ');
  return (
    <DialogFrame
      title={
        isOne
          ? t(`drop.title.${first.kind}`, { name: shownNameOf(first) })
          : t('drop.title.several', { count: targets.length })
      }
      where={t('load.where', { database: databases, connection: connectionName })}
      environment={server.environment}
      size={isOne ? WIDTH : LIST_WIDTH}
      note={
        <ReadAgain
          readAt={plan.data?.readAt ?? null}
          isReading={plan.isFetching}
          onRead={() => void plan.refetch()}
        />
      }
      onClose={onClose}
    >
      {plan.error !== null && <ErrorNotice error={errorOf(plan.error)} onRetry={() => void plan.refetch()} />}
      {plan.data !== undefined && plan.error === null ? (
        <DropForm
          connectionId={connectionId}
          connectionName={connectionName}
          plan={plan.data}
          keepsCopy={keepsCopy}
          onKeepsCopy={setKeepsCopy}
          capabilities={server.capabilities}
          onClose={onClose}
        />
      ) : (
        <>
          {plan.error === null && <Loader size="sm" role="status" aria-label={t('drop.reading')} />}
          <DialogFooter cancel={t('drop.cancel')} cancelFirst onCancel={onClose}>
            {null}
          </DialogFooter>
        </>
      )}
    </DialogFrame>
  );
}
