import type { ReactNode } from 'react';
import { useText } from '@renderer/i18n';
import { StepList } from '@renderer/ui/StepList';
import classes from './drop.module.css';

interface DropStepListProps {
  /** What will be done once the wait is over, in words. */
  steps: readonly string[];
  waitMs: number;
  children?: ReactNode;
}

/** What a drop will do, after its wait if there is one, and that it cannot be undone. */
export function DropStepList({ steps, waitMs, children }: DropStepListProps) {
  const t = useText();
  const wait = waitMs > 0 ? [t('drop.step.wait', { seconds: waitMs / 1000 })] : [];
  return (
    <StepList title={t('drop.what')} steps={[...wait, ...steps]}>
      {children}
      <p className={classes.danger}>{t('drop.irreversible')}</p>
    </StepList>
  );
}
