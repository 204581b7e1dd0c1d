import { Alert, Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import classes from './load.module.css';
import { fieldChoiceOf } from '@shared/policy/load-question';
import type { LoadChoice, LoadFacts, LoadPlan } from '@shared/policy/load-question';

interface LoadWarningsProps {
  collection: string;
  facts: LoadFacts;
  choice: LoadChoice;
  plan: LoadPlan;
  wasRefused: boolean;
  /** What can be done about a missing index. */
  remedy: ReactNode;
  onChange: (part: Partial<LoadChoice>) => void;
}

/** What stands in the way, what is done about it, and what nobody knows. */
export function LoadWarnings({
  collection,
  facts,
  choice,
  plan,
  wasRefused,
  remedy,
  onChange,
}: LoadWarningsProps) {
  const t = useText();
  const name = visibleText(collection);
  const missing = plan.missingIndexes ?? [];
  const canLeaveOut =
    fieldChoiceOf(facts.capabilities) === 'honoured' &&
    facts.detail.fields.filter((f) => f.isVector).length > missing.length;
  const lines: string[] = [];
  if (wasRefused) lines.push(t('load.refused.fields', { name }));
  if (plan.release === 'otherFields') lines.push(t('load.release.otherFields', { name }));
  if (plan.release === 'mixedLoad') lines.push(t('load.release.mixedLoad'));
  if (plan.missingIndexes === null) lines.push(t('load.indexesUnknown'));
  return (
    <div className={classes.warnings} aria-live="polite">
      {missing.length > 0 && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />}>
          {t(canLeaveOut ? 'load.missingIndex' : 'load.missingIndexAll', {
            fields: missing.map(visibleText).join(', '),
          })}
          <div className={classes.remedy}>{remedy}</div>
        </Alert>
      )}
      {lines.map((line) => (
        <Alert key={line} color="orange" icon={<IconInfoCircle aria-hidden />}>
          {line}
        </Alert>
      ))}
      {plan.mayDiffer && (
        <Alert color="orange" icon={<IconInfoCircle aria-hidden />}>
          {t('load.releaseFirst.unknown', { name })}
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
