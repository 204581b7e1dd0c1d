import { Alert, Checkbox } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { MessageId } from '@renderer/i18n';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { LoadChoice, LoadPlan, ReleaseReason } from '@shared/policy/load-question';
import classes from './load.module.css';

interface LoadWarningsProps {
  collection: string;
  choice: LoadChoice;
  plan: LoadPlan;
  wasRefused: boolean;
  onChange: (part: Partial<LoadChoice>) => void;
}

/** Why a release comes first; one that was asked for explains itself. */
const reasons: Readonly<Record<ReleaseReason, MessageId | null>> = {
  otherFields: 'load.release.otherFields',
  otherReplicas: 'load.release.otherReplicas',
  otherGroups: 'load.release.otherGroups',
  mixedLoad: 'load.release.mixedLoad',
  otherPartitions: 'load.release.otherPartitions',
  asked: null,
};

/** What the server would refuse and what the plan does about it, and what nobody knows. */
export function LoadWarnings({ collection, choice, plan, wasRefused, onChange }: LoadWarningsProps) {
  const t = useText();
  const name = visibleText(collection);
  const reason = plan.release === null ? null : reasons[plan.release];
  const lines: string[] = [];
  if (wasRefused && plan.release !== null) lines.push(t('load.refused.fields', { name }));
  if (reason !== null) lines.push(t(reason, { name }));
  if (plan.already) lines.push(t('load.already', { name }));
  const offersRelease = plan.mayDiffer || (plan.release === 'asked' && !wasRefused) || plan.nothingToDo;
  return (
    <div className={classes.warnings} aria-live="polite">
      {lines.map((line) => (
        <Alert key={line} color="orange" icon={<IconInfoCircle aria-hidden />}>
          {line}
        </Alert>
      ))}
      {offersRelease && (
        <Alert color="orange" icon={<IconInfoCircle aria-hidden />}>
          {t(plan.nothingToDo ? 'load.releaseFirst.again' : 'load.releaseFirst.unknown', { name })}
          <Checkbox
            mt={8}
            size="xs"
            label={t('load.releaseFirst')}
            checked={choice.releaseFirst}
            onChange={(event) => {
              onChange({ releaseFirst: event.currentTarget.checked });
            }}
          />
        </Alert>
      )}
    </div>
  );
}
