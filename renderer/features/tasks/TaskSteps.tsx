import { useText } from '@renderer/i18n';
import { workLooks } from '@renderer/ui/work-looks';
import type { TaskStep } from '@shared/domain/task';
import classes from './tasks.module.css';

/** The steps of a task in their order, each with how it stands. */
export function TaskSteps({ steps }: { steps: readonly TaskStep[] }) {
  const t = useText();
  if (steps.length === 0) return null;
  return (
    <ol className={classes.steps} aria-label={t('task.steps')}>
      {steps.map(({ kind, status }, at) => {
        const { Icon } = workLooks[status];
        return (
          <li key={at} className={classes.step} data-status={status}>
            <Icon size={12} stroke={2.2} aria-hidden />
            {t(`task.step.${kind}`)} <span className={classes.unseen}>{t(`task.step.${status}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
