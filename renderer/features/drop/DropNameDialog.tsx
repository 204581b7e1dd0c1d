import { Alert, Loader } from '@mantine/core';
import { IconBarrierBlock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { errorOf } from '@renderer/api/bridge';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import type { DialogOf } from '@renderer/stores/dialog-store';
import { DialogFooter } from '@renderer/ui/DialogFooter';
import { DialogFrame } from '@renderer/ui/DialogFrame';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { FactList } from '@renderer/ui/FactList';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { NameDropPlan } from '@shared/domain/drop';
import { droppedName } from '@shared/policy/name-drop-plan';
import { DropConfirm } from './DropConfirm';
import { DropStepList } from './DropStepList';
import { dropQueries } from './queries';
import { ReadAgain } from './ReadAgain';
import { useNameBlockerText } from './use-name-blocker-text';

/** Width in CSS pixels. */
const WIDTH = 580;

/** What goes and what stays, and what stands in the way. */
function NamePlan({ plan, connectionName }: { plan: NameDropPlan; connectionName: string }) {
  const t = useText();
  const blockerText = useNameBlockerText();
  const { target, blockers, waitMs } = plan;
  const name = visibleText(droppedName(target));
  const isAlias = target.kind === 'alias';
  const ofAlias = isAlias
    ? ([
        [t('drop.alias'), <VisibleName key="alias" name={target.alias} wrap />],
        [t('drop.pointsTo'), <VisibleName key="points" name={target.ref.collection} wrap />],
        [t('drop.collectionId'), target.ref.collectionId ?? t('drop.noId')],
      ] as const)
    : [];
  return (
    <>
      <FactList
        facts={[
          [t('drop.cluster'), <VisibleName key="cluster" name={connectionName} wrap />],
          [t('drop.database'), <VisibleName key="database" name={target.ref.database} wrap />],
          ...ofAlias,
        ]}
      />
      {blockers.map((blocker) => {
        const text = blockerText(blocker, name);
        return (
          <Alert key={text} color="red" role="alert" mb={10} icon={<IconBarrierBlock aria-hidden />}>
            {text}
          </Alert>
        );
      })}
      {blockers.length === 0 && (
        <DropStepList
          steps={[t(`drop.step.check.${target.kind}`), t(`drop.step.drop.${target.kind}`, { name })]}
          waitMs={waitMs}
          end={isAlias ? 'drop.aliasBreaks' : null}
        />
      )}
    </>
  );
}

interface DropNameDialogProps {
  dialog: DialogOf<'dropName'>;
  onClose: () => void;
}

/** The question before an alias or a database is dropped. */
export function DropNameDialog({ dialog: { target }, onClose }: DropNameDialogProps) {
  const t = useText();
  const { connectionId } = target.ref;
  const { name: connectionName, server } = useServerFacts(connectionId);
  const { data, error, isFetching, refetch } = useQuery(dropQueries.planName(connectionId, target));
  const name = visibleText(droppedName(target));
  return (
    <DialogFrame
      title={t(`drop.title.${target.kind}`, { name })}
      where={t('load.where', { database: visibleText(target.ref.database), connection: connectionName })}
      environment={server.environment}
      size={WIDTH}
      note={<ReadAgain readAt={data?.readAt ?? null} isReading={isFetching} onRead={() => void refetch()} />}
      onClose={onClose}
    >
      {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void refetch()} />}
      {data !== undefined && error === null ? (
        <>
          <NamePlan plan={data} connectionName={connectionName} />
          <DropConfirm
            {...{ connectionId, onClose, ticket: data.ticket, phrases: data.phrases }}
            submit={t('drop.submit', { name })}
          />
        </>
      ) : (
        <>
          {error === null && <Loader size="sm" role="status" aria-label={t('drop.reading')} />}
          <DialogFooter cancel={t('drop.cancel')} cancelFirst onCancel={onClose}>
            {null}
          </DialogFooter>
        </>
      )}
    </DialogFrame>
  );
}
