import { useText } from '@renderer/i18n';
import { StepList } from '@renderer/ui/StepList';
import { visibleText } from '@renderer/ui/visible-text';
import classes from './load.module.css';
import { partitionsInMemory } from '@shared/policy/load-rules';
import type { TaskStep } from '@shared/domain/task';
import type { LoadFacts, LoadPlan } from '@shared/policy/load-question';

interface PlanStepsProps {
  collection: string;
  facts: LoadFacts;
  plan: LoadPlan;
}

/** What the load will do, step by step. */
export function PlanSteps({ collection, facts, plan }: PlanStepsProps) {
  const t = useText();
  const name = visibleText(collection);
  const { fieldCount, fieldTotal, options } = plan;
  const fields =
    fieldCount === fieldTotal
      ? t('load.fieldsAll', { total: fieldTotal })
      : t('load.fieldsSome', { count: fieldCount, total: fieldTotal });
  const what =
    options.partitions === null
      ? t('load.step.loadAll', { fields })
      : t('load.step.loadSome', { fields, count: options.partitions.length });
  const replicas =
    options.replicas === null ? '' : `, ${t('load.step.replicas', { count: options.replicas })}`;
  const words: Partial<Record<TaskStep['kind'], string>> = {
    release: t('load.step.release', { name }),
    load: what + replicas,
    watch: t('load.step.watch'),
  };
  const wanted = new Set(options.partitions);
  const leaving =
    options.releaseFirst && options.partitions !== null && !plan.nothingChosen
      ? partitionsInMemory(facts.memory).filter((partition) => !wanted.has(partition)).length
      : 0;
  return (
    <StepList title={t('load.what')} steps={plan.steps.map((step) => words[step] ?? '')}>
      {leaving > 0 && <p className={classes.warning}>{t('load.release.leaves', { count: leaving })}</p>}
    </StepList>
  );
}
