import { useText } from '@renderer/i18n';
import { StepList } from '@renderer/ui/StepList';
import { visibleText } from '@renderer/ui/visible-text';
import type { Capabilities } from '@shared/policy/capabilities';
import type { DropPlan } from '@shared/policy/drop-plan';
import classes from './drop.module.css';
import type { DropTarget } from './drop-question';
import { PartitionReleaseNote } from './PartitionReleaseNote';

interface DropStepsProps {
  target: DropTarget;
  plan: DropPlan;
  /** Null until the server said what it is. */
  capabilities: Capabilities | null;
}

/** What the drop will do, step by step, and that it cannot be undone. */
export function DropSteps({ target, plan, capabilities }: DropStepsProps) {
  const t = useText();
  const name = visibleText(target.partition?.name ?? target.collection.collection);
  const words = {
    release: t('drop.step.release', { name }),
    check: t('drop.step.check'),
    drop: t(target.partition === null ? 'drop.step.dropCollection' : 'drop.step.dropPartition', { name }),
    load: '',
    watch: '',
    restore: '',
    createIndex: '',
    buildIndex: '',
  };
  return (
    <StepList title={t('drop.what')} steps={plan.steps.map((step) => words[step])}>
      {target.partition !== null && plan.releaseFirst && (
        <PartitionReleaseNote
          collection={target.collection}
          partition={target.partition.name}
          capabilities={capabilities}
        />
      )}
      <p className={classes.danger}>{t('drop.irreversible')}</p>
    </StepList>
  );
}
