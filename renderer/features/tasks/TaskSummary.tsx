import { Progress } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { ToneBadge } from '@renderer/ui/ToneBadge';
import { workLooks } from '@renderer/ui/work-looks';
import type { Task } from '@shared/domain/task';
import { StatusBadge } from './StatusBadge';
import { TaskTimes } from './TaskTimes';
import { useTaskWords } from './use-task-words';
import classes from './tasks.module.css';

interface TaskSummaryProps {
  tasks: readonly Task[];
  /** Ms since 1970. */
  now: number;
}

/** All tasks in one line: what runs, how far the newest of it is, and what went wrong. */
export function TaskSummary({ tasks, now }: TaskSummaryProps) {
  const t = useText();
  const words = useTaskWords();
  const running = tasks.filter(({ status }) => status === 'running');
  const failed = tasks.filter(({ status }) => status === 'failed');
  const unknown = tasks.filter(({ status }) => status === 'unknown');
  const shown = running[0] ?? tasks[0];
  if (shown === undefined)
    return <span className={`${classes.quiet ?? ''} ${classes.grow ?? ''}`}>{t('tasks.none')}</span>;
  const firstFailed = failed[0];
  return (
    <>
      <span className={classes.summaryTitle}>{words.title(shown)}</span>
      <StatusBadge task={shown} />
      {shown.status === 'running' && shown.progress !== null && (
        <Progress
          size={6}
          color="blue"
          value={shown.progress.percent}
          className={classes.summaryBar}
          aria-hidden
        />
      )}
      <TaskTimes task={shown} now={now} />
      {running.length > 1 && (
        <span className={classes.quiet}>{t('tasks.more', { count: running.length - 1 })}</span>
      )}
      <span className={classes.grow} />
      {unknown.length > 0 && (
        <ToneBadge tone={workLooks.unknown.tone} className={classes.badge}>
          {t('tasks.unknown', { count: unknown.length })}
        </ToneBadge>
      )}
      {firstFailed !== undefined && (failed.length > 1 || firstFailed !== shown) && (
        <ToneBadge tone={workLooks.failed.tone} className={classes.badge}>
          {failed.length === 1
            ? t('tasks.failedOne', { title: words.title(firstFailed) })
            : t('tasks.failed', { count: failed.length })}
        </ToneBadge>
      )}
    </>
  );
}
