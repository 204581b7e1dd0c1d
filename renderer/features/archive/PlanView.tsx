import { useText } from '@renderer/i18n';
import { StepList } from '@renderer/ui/StepList';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { RecreatePlan } from '@shared/domain/recreate';
import classes from './archive.module.css';
import { LeftOutList } from './LeftOutList';

interface PlanViewProps {
  plan: RecreatePlan;
  /** The collection that the copy was made of is known not to be there any more. */
  isGone: boolean;
}

/** What making a collection again comes to: what stands in its way, or its steps and what will not come back. */
export function PlanView({ plan, isGone }: PlanViewProps) {
  const t = useText();
  const { obstacle, steps, partitions, indexes, aliases, leftOut, unsure } = plan;
  if (obstacle !== null) {
    return (
      <p role="alert" className={classes.warning}>
        {t(`archive.obstacle.${obstacle.kind}`)} <VisibleName name={obstacle.detail} wrap />
      </p>
    );
  }
  const counts = {
    ...{ createCollection: 1, createPartitions: partitions.length },
    ...{ createIndexes: indexes.length, createAliases: aliases.length, compare: 1 },
  };
  return (
    <>
      <StepList
        title={t('archive.recreate.what')}
        steps={steps.map((step) => t(`archive.recreate.step.${step}`, { count: counts[step] }))}
      >
        <p className={classes.empty}>{t(isGone ? 'archive.recreate.gone' : 'archive.recreate.empty')}</p>
        <p className={classes.quiet}>{t('archive.recreate.notLoaded')}</p>
      </StepList>
      <LeftOutList title={t('archive.left.title', { count: leftOut.length })} leftOut={leftOut} />
      {leftOut.length === 0 && <p className={classes.quiet}>{t('archive.left.title', { count: 0 })}</p>}
      {unsure.length > 0 && (
        <p className={classes.warning}>{t('archive.recreate.unsure', { count: unsure.length })}</p>
      )}
    </>
  );
}
