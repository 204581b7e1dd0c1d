import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { ConnectionTestStep } from '@shared/domain/server';
import classes from './editor.module.css';

const icons = { passed: IconCheck, failed: IconX, skipped: IconMinus } as const;

/** One step of a test: what was tried, how it ended, how long it took and what was found. */
export function TestStepLine({ step }: { step: ConnectionTestStep }) {
  const t = useText();
  const Icon = icons[step.outcome];
  return (
    <li className={classes.step} data-outcome={step.outcome}>
      <div className={classes.stepLine}>
        <Icon size={14} stroke={2.2} aria-hidden />
        <span className={classes.stepName}>{t(`test.step.${step.step}`)}</span>
        <span className={classes.stepOutcome}>{t(`test.outcome.${step.outcome}`)}</span>
        {step.durationMs !== null && (
          <span className={classes.stepTime}>{t('test.time', { ms: step.durationMs })}</span>
        )}
        {step.found !== null && (
          <span className={classes.stepFound}>
            <VisibleName name={step.found} />
          </span>
        )}
      </div>
      {step.error !== null && <ErrorNotice error={step.error} />}
    </li>
  );
}
