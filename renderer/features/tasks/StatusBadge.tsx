import { IconCheck, IconEyeOff, IconHelp, IconLoader2, IconX } from '@tabler/icons-react';
import type { Task } from '@shared/domain/task';
import { useTaskWords } from './use-task-words';
import classes from './tasks.module.css';

const icons = {
  running: IconLoader2,
  done: IconCheck,
  failed: IconX,
  unknown: IconHelp,
  stopped: IconEyeOff,
} as const;

/** How a task stands, as icon, word and colour. */
export function StatusBadge({ task }: { task: Task }) {
  const words = useTaskWords();
  const Icon = icons[task.status];
  return (
    <span className={classes.badge} data-status={task.status}>
      <Icon size={12} stroke={2.2} aria-hidden />
      {words.status(task)}
    </span>
  );
}
