import { useMemo } from 'react';
import { BulkDockItem, BulkDockLine, useBulks } from '@renderer/features/bulk';
import { LoadDetails } from '@renderer/features/load';
import { TaskDock, useTasks } from '@renderer/features/tasks';

/** Tasks and bulks at the foot of the window. The tasks that are items of a bulk are told of in its list. */
export function Dock() {
  const { bulks, taskIds } = useBulks();
  const leaveOut = useMemo(() => new Set(taskIds), [taskIds]);
  const first = bulks.find(({ state }) => state === 'running' || state === 'paused');
  const isCalm = !useTasks().some(({ status }) => status === 'running');
  const open = first ?? (isCalm ? bulks.find(({ state }) => state === 'interrupted') : undefined);
  return (
    <TaskDock
      leaveOut={leaveOut}
      details={(task, look) => <LoadDetails task={task} {...look} />}
      line={open === undefined ? null : <BulkDockLine bulk={open} />}
      items={bulks.map((bulk) => (
        <BulkDockItem key={bulk.id} bulk={bulk} />
      ))}
    />
  );
}
