import { useText } from '@renderer/i18n';
import { StepList } from '@renderer/ui/StepList';
import type { DropItem } from '@shared/domain/drop';
import type { TaskStep } from '@shared/domain/task';
import type { Capabilities } from '@shared/policy/capabilities';
import { releasesFirst } from '@shared/policy/drop-plan';
import classes from './drop.module.css';
import { shownNameOf } from './drop-names';
import { PartitionReleaseNote } from './PartitionReleaseNote';

interface DropStepsProps {
  item: DropItem;
  /** Null until the server said what it is. */
  capabilities: Capabilities | null;
  waitMs: number;
}

/** What the drop will do, step by step, and that it cannot be undone. */
export function DropSteps({ item, capabilities, waitMs }: DropStepsProps) {
  const t = useText();
  const { target, steps } = item;
  const name = shownNameOf(target);
  const words = (step: TaskStep['kind']): string => {
    if (step === 'release') return t('drop.step.release', { name });
    return step === 'drop' ? t(`drop.step.drop.${target.kind}`, { name }) : t('drop.step.check');
  };
  const wait = waitMs > 0 ? [t('drop.step.wait', { seconds: waitMs / 1000 })] : [];
  return (
    <StepList title={t('drop.what')} steps={[...wait, ...steps.map(words)]}>
      {target.kind === 'partition' && releasesFirst(item) && (
        <PartitionReleaseNote
          collection={target.ref}
          partition={target.ref.partition}
          capabilities={capabilities}
        />
      )}
      <p className={classes.danger}>{t('drop.irreversible')}</p>
    </StepList>
  );
}
