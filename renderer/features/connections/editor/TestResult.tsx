import { useEffect, useRef } from 'react';
import { useText } from '@renderer/i18n';
import { TestStepLine } from './TestStepLine';
import type { TestRun } from './use-editor';
import classes from './editor.module.css';

interface TestResultProps {
  run: TestRun | null;
  isRunning: boolean;
  /** Something was changed since. */
  isStale: boolean;
}

/** How a test went, step by step. Read aloud when it ends. */
export function TestResult({ run, isRunning, isStale }: TestResultProps) {
  const t = useText();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (run !== null) place.current?.scrollIntoView({ block: 'nearest' });
  }, [run]);
  const failed = run?.steps.find(({ outcome }) => outcome === 'failed');
  const summary =
    failed === undefined ? t('test.passed') : t('test.failed', { step: t(`test.step.${failed.step}`) });
  return (
    <section
      ref={place}
      aria-label={t('test.title')}
      aria-live="polite"
      aria-busy={isRunning}
      className={classes.test}
    >
      {isRunning && <p className={classes.testSummary}>{t('test.running')}</p>}
      {run !== null && (
        <>
          <p className={classes.testSummary}>
            {summary} {isStale && <span className={classes.hint}>{t('test.stale')}</span>}
          </p>
          <ol className={classes.steps}>
            {run.steps.map((step) => (
              <TestStepLine key={step.step} step={step} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
