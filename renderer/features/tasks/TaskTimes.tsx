import { useText } from '@renderer/i18n';
import type { Task } from '@shared/domain/task';
import { partitionsDone, rateOf, timeLeft } from './task-words';
import { useTaskWords } from './use-task-words';
import classes from './tasks.module.css';

interface TaskTimesProps {
  task: Task;
  /** Ms since 1970. */
  now: number;
}

/** How long a task has taken, about how long it still takes, and how many partitions are loaded. */
export function TaskTimes({ task, now }: TaskTimesProps) {
  const t = useText();
  const words = useTaskWords();
  const left = timeLeft(task, now);
  const rate = rateOf(task, now);
  const done = partitionsDone(task);
  const parts = [
    words.duration((task.endedAt ?? now) - task.startedAt),
    rate === null ? null : t('task.rate', { rate }),
    left === null ? null : t('task.left', { time: words.duration(left) }),
    done === null || done.total < 2 ? null : t('task.partitionsDone', done),
  ];
  return <span className={classes.times}>{parts.filter((part) => part !== null).join(' · ')}</span>;
}
