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
import type { Fact } from '@renderer/ui/FactList';
import { RefusedNote } from '@renderer/ui/RefusedNote';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { NameDropPlan, PointedFacts } from '@shared/domain/drop';
import { droppedName } from '@shared/policy/name-drop-plan';
import { namePlanChanges } from '@shared/policy/plan-changes';
import { DropConfirm } from './DropConfirm';
import { DropStepList } from './DropStepList';
import { dropQueries } from './queries';
import { ReadAgain } from './ReadAgain';
import { useNameChangeTexts } from './use-change-texts';
import { useLookAlikeFact } from './use-look-alike-fact';
import { useNameBlockerText } from './use-name-blocker-text';
import { useQuestion } from './use-question';
import { useRowsText } from './use-rows-text';

/** Width in CSS pixels. */
const WIDTH = 580;

/** How much is behind an alias. */
function usePointedFacts(): (pointed: PointedFacts) => Fact[] {
  const t = useText();
  const rowsText = useRowsText();
  return ({ rowCount, memory }) => {
    const loaded = memory?.loaded === 0 ? t('drop.memoryNone') : memory && t('drop.pointsLoaded', memory);
    return [
      [t('drop.rows'), rowsText(rowCount)],
      [t('drop.memory'), loaded ?? t('drop.unread')],
    ];
  };
}

/** What goes and what stays, and what stands in the way. */
function NamePlan({ plan, connectionName }: { plan: NameDropPlan; connectionName: string }) {
  const t = useText();
  const blockerText = useNameBlockerText();
  const lookAlikeFact = useLookAlikeFact();
  const pointedFacts = usePointedFacts();
  const { target, blockers, pointed, lookAlikes, waitMs } = plan;
  const name = visibleText(droppedName(target));
  const isAlias = target.kind === 'alias';
  const isGone = pointed?.isGone === true;
  const ofAlias = isAlias
    ? ([
        [t('drop.alias'), <VisibleName key="alias" name={target.alias} wrap />],
        [
          t('drop.pointsTo'),
          isGone ? t('drop.pointsNowhere') : <VisibleName key="points" name={target.ref.collection} wrap />,
        ],
        [t('drop.collectionId'), target.ref.collectionId ?? t('drop.noId')],
        ...(pointed === null || isGone ? [] : pointedFacts(pointed)),
      ] as const)
    : [];
  return (
    <>
      <FactList
        facts={[
          [t('drop.cluster'), <VisibleName key="cluster" name={connectionName} wrap />],
          [t('drop.database'), <VisibleName key="database" name={target.ref.database} wrap />],
          ...ofAlias,
          ...lookAlikeFact(droppedName(target), lookAlikes),
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
          steps={
            isGone
              ? [t('drop.step.check.dangling'), t('drop.step.drop.dangling', { name })]
              : [t(`drop.step.check.${target.kind}`), t(`drop.step.drop.${target.kind}`, { name })]
          }
          waitMs={waitMs}
          end={isAlias && !isGone ? 'drop.aliasBreaks' : null}
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
  const reading = useQuery(dropQueries.planName(connectionId, target));
  const { error } = reading;
  const question = useQuestion(reading, namePlanChanges);
  const changeTexts = useNameChangeTexts();
  const { plan, changes, isReading, readAgain } = question;
  const name = visibleText(droppedName(target));
  return (
    <DialogFrame
      title={t(`drop.title.${target.kind}`, { name })}
      where={t('load.where', {
        database: visibleText(target.ref.database),
        connection: visibleText(connectionName),
      })}
      environment={server.environment}
      size={WIDTH}
      note={<ReadAgain readAt={plan?.readAt ?? null} isReading={isReading} onRead={readAgain} />}
      onClose={onClose}
    >
      {error !== null && <ErrorNotice error={errorOf(error)} onRetry={readAgain} />}
      {plan !== null ? (
        <>
          <NamePlan plan={plan} connectionName={connectionName} />
          <RefusedNote
            connectionId={connectionId}
            refused={plan.blockers.some(({ kind }) => kind === 'refused') ? t('rights.ifGiven') : null}
            onChecked={readAgain}
          />
          <DropConfirm
            {...{ connectionId, onClose, phrases: plan.phrases }}
            standing={question}
            changes={changes === null ? [] : changeTexts(target, changes)}
            isBlocked={plan.blockers.length > 0}
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
