import { ToneBadge } from '@renderer/ui/ToneBadge';
import { workLooks } from '@renderer/ui/work-looks';
import type { Task } from '@shared/domain/task';
import { useTaskWords } from './use-task-words';
import classes from './tasks.module.css';

/** How a task stands, as icon, word and colour. */
export function StatusBadge({ task }: { task: Task }) {
  const words = useTaskWords();
  return (
    <ToneBadge {...workLooks[task.status]} className={classes.badge}>
      {words.status(task)}
    </ToneBadge>
  );
}
