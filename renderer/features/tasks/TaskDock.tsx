import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { errorOf, invoke } from '@renderer/api/bridge';
import { useSettings } from '@renderer/features/settings';
import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { useNow } from '@renderer/ui/use-now';
import { TaskAnnouncer } from './TaskAnnouncer';
import { TaskItem } from './TaskItem';
import type { TaskDetails } from './task-details';
import { TaskSummary } from './TaskSummary';
import { tasksQuery } from './queries';
import { takenOf } from './task-words';
import { useShownTask } from './use-shown-task';
import { useAttend } from './use-attend';
import { useTasks } from './use-tasks';
import classes from './tasks.module.css';

interface TaskDockProps {
  /** Tasks that are told of elsewhere. */
  leaveOut?: ReadonlySet<string>;
  /** Stands in place of the summary while the tasks are hidden. */
  line?: ReactNode;
  /** Items above the tasks. */
  items?: readonly ReactNode[];
  details?: TaskDetails;
}

const NONE: ReadonlySet<string> = new Set();

/** The tasks of all connections, at the foot of the window: one line, or all of them. */
export function TaskDock({ leaveOut = NONE, line = null, items = [], details }: TaskDockProps) {
  const t = useText();
  const { error, refetch } = useQuery(tasksQuery);
  const all = useTasks();
  // What was taken away without a drop can be put back only here.
  const tasks = useMemo(
    () => all.filter((task) => !leaveOut.has(task.id) || takenOf(task) !== null),
    [all, leaveOut],
  );
  const { settings, update } = useSettings();
  const isOpen = settings.taskDockOpen;
  const open = useCallback(() => void update({ taskDockOpen: true }), [update]);
  const shown = useShownTask(open);
  const attended = useAttend(all, isOpen);
  const now = useNow(tasks.some(({ status }) => status === 'running'));
  const ended = tasks.filter(({ status }) => status !== 'running');
  const clearing = useMutation({
    mutationFn: () => Promise.all(ended.map(({ id }) => invoke('tasks.dismiss', { taskId: id }))),
  });
  return (
    <section className={classes.dock} aria-label={t('tasks.title')}>
      <TaskAnnouncer tasks={tasks} />
      <div className={classes.line}>
        <h2 className={classes.dockTitle}>{t('tasks.title')}</h2>
        {isOpen ? <span className={classes.grow} /> : (line ?? <TaskSummary tasks={tasks} now={now} />)}
        {isOpen && ended.length > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => {
              clearing.mutate();
            }}
          >
            {t('tasks.dismissEnded')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={isOpen}
          rightSection={
            isOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronUp size={14} aria-hidden />
          }
          onClick={() => void update({ taskDockOpen: !isOpen })}
        >
          {t(isOpen ? 'tasks.hide' : 'tasks.show')}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void refetch()} />}
      {clearing.error !== null && <ErrorNotice error={errorOf(clearing.error)} />}
      {isOpen && tasks.length + items.length === 0 && <p className={classes.none}>{t('tasks.none')}</p>}
      {isOpen && tasks.length + items.length > 0 && (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('tasks.list')}>
          <ul className={classes.list}>
            {items}
            {tasks.map((task) => (
              <TaskItem
                key={task.id}
                task={task}
                now={now}
                details={details}
                isAttended={attended.has(task.id)}
                askedFor={task.id === shown?.taskId ? shown.times : null}
              />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
