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
import { shownNames } from '@renderer/ui/shown-names';
import { visibleText } from '@renderer/ui/visible-text';
import { dropPlanChanges } from '@shared/policy/plan-changes';
import { DropForm } from './DropForm';
import { shownNameOf } from './drop-names';
import { dropQueries } from './queries';
import { ReadAgain } from './ReadAgain';
import { useQuestion } from './use-question';

/** Widths in CSS pixels: of the question about one, and of the list of several. */
const WIDTH = 580;
const LIST_WIDTH = 1040;

interface DropDialogProps {
  dialog: DialogOf<'drop'>;
  onClose: () => void;
}

/** The question before a drop: names what goes, counted afresh, and never has yes as its default. */
export function DropDialog({ dialog: { connectionId, targets }, onClose }: DropDialogProps) {
  const t = useText();
  const { name: connectionName, server } = useServerFacts(connectionId);
  const [keepsCopy, setKeepsCopy] = useState(true);
  const reading = useQuery(dropQueries.plan(connectionId, targets, keepsCopy));
  const question = useQuestion(reading, dropPlanChanges);
  const { plan, isReading, readAgain } = question;
  const [first] = targets;
  if (first === undefined) return null;
  const isOne = targets.length === 1;
  const databases = shownNames([...new Set(targets.map(({ ref }) => ref.database))]);
  return (
    <DialogFrame
      title={
        isOne
          ? t(`drop.title.${first.kind}`, { name: shownNameOf(first) })
          : t('drop.title.several', { count: targets.length })
      }
      where={t('load.where', { database: databases, connection: visibleText(connectionName) })}
      environment={server.environment}
      size={isOne ? WIDTH : LIST_WIDTH}
      note={<ReadAgain readAt={plan?.readAt ?? null} isReading={isReading} onRead={readAgain} />}
      onClose={onClose}
    >
      {reading.error !== null && <ErrorNotice error={errorOf(reading.error)} onRetry={readAgain} />}
      {plan !== null ? (
        <DropForm
          connectionId={connectionId}
          connectionName={connectionName}
          question={question}
          plan={plan}
          keepsCopy={keepsCopy}
          onKeepsCopy={setKeepsCopy}
          capabilities={server.capabilities}
          onClose={onClose}
        />
      ) : (
        <>
          {reading.error === null && <Loader size="sm" role="status" aria-label={t('drop.reading')} />}
          <DialogFooter cancel={t('drop.cancel')} cancelFirst onCancel={onClose}>
            {null}
          </DialogFooter>
        </>
      )}
    </DialogFrame>
  );
}
