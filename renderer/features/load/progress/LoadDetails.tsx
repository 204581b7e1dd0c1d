import type { Task } from '@shared/domain/task';
import { LoadDiagnosis } from './LoadDiagnosis';
import { LoadRows } from './LoadRows';

interface LoadDetailsProps {
  task: Task;
  /** It stands still for so long that this is said. */
  isStalled: boolean;
  /** It is among the few that can be seen at once. */
  isAttended: boolean;
}

/** What is known of a load on its way beyond its percentage; and why it may stand still. */
export function LoadDetails({ task, isStalled, isAttended }: LoadDetailsProps) {
  if (task.status !== 'running' || task.kind !== 'load') return null;
  return (
    <>
      {isAttended && <LoadRows task={task} />}
      {isStalled && <LoadDiagnosis task={task} />}
    </>
  );
}
