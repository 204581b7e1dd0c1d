import { Progress } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { Task } from '@shared/domain/task';
import { useTaskWords } from './use-task-words';
import classes from './tasks.module.css';

/** More than this many bars say less than the count of the rest. */
const MAX_BARS = 24;

/** How far a running load is: as a whole, and each partition that is not loaded yet. */
export function TaskProgress({ task }: { task: Task }) {
  const t = useText();
  const words = useTaskWords();
  const { progress } = task;
  if (progress === null || task.status !== 'running') return null;
  const open = progress.partitions.filter(({ percent }) => percent === null || percent < 100);
  const shown = progress.partitions.length > 1 ? open.slice(0, MAX_BARS) : [];
  return (
    <div className={classes.progress}>
      <Progress.Root size={6}>
        <Progress.Section
          value={progress.percent}
          color="blue"
          aria-label={t('tasks.progress', { title: words.title(task) })}
        />
      </Progress.Root>
      <ul className={classes.bars}>
        {shown.map(({ name, percent }) => (
          <li key={name} className={classes.barLine}>
            <span className={classes.barName}>
              <VisibleName name={name} />
            </span>
            <Progress.Root size={4} className={classes.bar}>
              <Progress.Section
                value={percent ?? 0}
                color="blue"
                aria-label={t('tasks.progressOf', { name: visibleText(name) })}
              />
            </Progress.Root>
            <span className={classes.quiet}>
              {percent === null
                ? t('task.partition.waiting')
                : t('task.partition.percent', { percent: Math.floor(percent) })}
            </span>
          </li>
        ))}
      </ul>
      {shown.length > 0 && open.length > shown.length && (
        <p className={classes.quiet}>{t('task.partitionsHidden', { count: open.length - shown.length })}</p>
      )}
    </div>
  );
}
