import { useEffect, useRef } from 'react';
import { useText } from '@renderer/i18n';
import { Countdown } from '@renderer/ui/Countdown';
import { EnvironmentBadge } from '@renderer/ui/EnvironmentBadge';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { visibleText } from '@renderer/ui/visible-text';
import { SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import type { Task } from '@shared/domain/task';
import { StallNotice } from './StallNotice';
import { StatusBadge } from './StatusBadge';
import { TaskActions } from './TaskActions';
import { TaskLeftOut } from './TaskLeftOut';
import { TaskProgress } from './TaskProgress';
import { TaskRights } from './TaskRights';
import { TaskScope } from './TaskScope';
import { TaskSteps } from './TaskSteps';
import { TaskTimes } from './TaskTimes';
import type { TaskDetails } from './task-details';
import { hasLoaded, isWaiting, outcomeOf, restoredOf, stalledFor, takenOf } from './task-words';
import { useTaskWords } from './use-task-words';
import classes from './tasks.module.css';

interface TaskItemProps {
  task: Task;
  /** Ms since 1970. */
  now: number;
  /** The how manyth time somebody asked to see it: it comes into view and gets the focus. Null: nobody did. */
  askedFor: number | null;
  details: TaskDetails | undefined;
  /** It is among those that can be seen at once. */
  isAttended: boolean;
}

/** A task with everything that is known of it: what, where, how far, how long, how it ended and what can be done. */
export function TaskItem({ task, now, askedFor, details, isAttended }: TaskItemProps) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (askedFor !== null) item.current?.focus();
  }, [askedFor]);
  const t = useText();
  const words = useTaskWords();
  const outcome = outcomeOf(task);
  const still = stalledFor(task, now);
  const restored = restoredOf(task);
  const taken = takenOf(task);
  const { database, connectionId, connectionName, environment, status, error } = task;
  return (
    <li ref={item} tabIndex={-1} className={classes.task} aria-label={words.title(task)}>
      <div className={classes.head}>
        <span className={classes.title}>{words.title(task)}</span>
        <StatusBadge task={task} />
        <TaskTimes task={task} now={now} />
        <span className={classes.where}>
          <bdi dir="ltr" className={classes.whereName}>
            {t('tasks.where', { database: visibleText(database), connection: visibleText(connectionName) })}
          </bdi>
          {connectionId === SAMPLE_CONNECTION_ID ? (
            <span>{t('shell.madeUp')}</span>
          ) : (
            <EnvironmentBadge environment={environment} />
          )}
        </span>
      </div>
      <TaskScope task={task} />
      <TaskSteps steps={task.steps} />
      {task.resumedAt !== null && <p className={classes.quiet}>{t('task.resumed')}</p>}
      <div className={classes.course} data-stalled={still !== null || undefined}>
        <div className={classes.part}>
          <TaskProgress task={task} />
          {isWaiting(task) && <Countdown until={task.waitsUntil ?? now} className={classes.outcome} />}
          {outcome !== null && <p className={classes.outcome}>{words.say(outcome)}</p>}
          {still !== null && (
            <StallNotice still={still} isBuild={task.kind === 'createIndex' && !hasLoaded(task)} />
          )}
        </div>
        <div className={classes.part}>{details?.(task, { isStalled: still !== null, isAttended })}</div>
      </div>
      <TaskLeftOut task={task} />
      {error !== null && status === 'running' && <p className={classes.outcome}>{t('task.lookFailed')}</p>}
      {error !== null && (
        <ErrorNotice
          error={error}
          actions={error.code === 'permissionDenied' && <TaskRights connectionId={connectionId} />}
        />
      )}
      {restored !== null && <p className={classes.outcome}>{t(restored)}</p>}
      {taken !== null && <p className={classes.outcome}>{words.say(taken)}</p>}
      <TaskActions task={task} />
    </li>
  );
}
