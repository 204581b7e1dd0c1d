import type { ReactNode } from 'react';
import type { Task } from '@shared/domain/task';

/** How a task on its way is looked at. */
interface TaskLook {
  /** It stands still for so long that this is said. */
  isStalled: boolean;
  /** It is among the few that can be seen at once: only for these more is asked of the server while they go on. */
  isAttended: boolean;
}

/** What more there is to say of a task on its way. */
export type TaskDetails = (task: Task, look: TaskLook) => ReactNode;
