import { useText } from '@renderer/i18n';
import type { DropItem } from '@shared/domain/drop';
import type { TaskStep } from '@shared/domain/task';
import type { Capabilities } from '@shared/policy/capabilities';
import { releasesFirst } from '@shared/policy/drop-plan';
import { shownNameOf } from './drop-names';
import { DropStepList } from './DropStepList';
import { PartitionReleaseNote } from './PartitionReleaseNote';

interface DropStepsProps {
  item: DropItem;
  /** Null until the server said what it is. */
  capabilities: Capabilities | null;
  waitMs: number;
}

/** What the drop of the one will do, step by step. */
export function DropSteps({ item, capabilities, waitMs }: DropStepsProps) {
  const t = useText();
  const { target, steps } = item;
  const name = shownNameOf(target);
  const words = (step: TaskStep['kind']): string => {
    if (step === 'release') return t('drop.step.release', { name });
    return step === 'drop' ? t(`drop.step.drop.${target.kind}`, { name }) : t('drop.step.check');
  };
  return (
    <DropStepList steps={steps.map(words)} waitMs={waitMs}>
      {target.kind === 'partition' && releasesFirst(item) && (
        <PartitionReleaseNote
          collection={target.ref}
          partition={target.ref.partition}
          capabilities={capabilities}
        />
      )}
    </DropStepList>
  );
}
