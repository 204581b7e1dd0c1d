import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { errorOf, invoke } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { Because } from '@renderer/ui/Because';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { Task } from '@shared/domain/task';
import { isRepeatable, loadAsBefore, releaseAgain, repeat } from './repeat';
import { hasLoaded, isWaiting, leavesLoadOut } from './task-words';
import { useWhyNotWrite } from './use-why-not-write';
import classes from './tasks.module.css';

/** What can be done with a task. Nothing here pretends to undo: stopping to watch changes nothing on the server. */
export function TaskActions({ task }: { task: Task }) {
  const t = useText();
  const because = useWhyNotWrite(task);
  const acting = useMutation({ mutationFn: (act: () => Promise<unknown>) => act() });
  const { id: taskId, status, kind } = task;
  const isWatched = kind === 'load' || kind === 'refreshLoad' || kind === 'createIndex';
  const building = leavesLoadOut(task) ? 'task.stop.buildingNoLoad' : 'task.stop.building';
  const goesOn = kind === 'createIndex' && !hasLoaded(task) ? building : 'task.stop.hint';
  const isRunning = status === 'running';

  const write = (label: string, hint: string | null, act: () => Promise<unknown>) => (
    <Because because={because ?? hint}>
      <Button
        size="compact-sm"
        variant="default"
        aria-disabled={because !== null}
        data-disabled={because !== null || undefined}
        onClick={() => {
          if (because === null) acting.mutate(act);
        }}
      >
        {label}
      </Button>
    </Because>
  );

  return (
    <>
      <div className={classes.actions}>
        {isRunning && isWatched && (
          <Because because={t(goesOn)}>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                acting.mutate(() => invoke('tasks.stopWatching', { taskId }));
              }}
            >
              {t('task.stop')}
            </Button>
          </Because>
        )}
        {isWaiting(task) && (
          <Because because={t('task.undo.hint')}>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                acting.mutate(() => invoke('tasks.undo', { taskId }));
              }}
            >
              {t('task.undo')}
            </Button>
          </Because>
        )}
        {hasLoaded(task) &&
          status !== 'done' &&
          status !== 'failed' &&
          write(t('task.release.again'), t('task.release.hint'), () => releaseAgain(task))}
        {!isRunning &&
          status !== 'done' &&
          task.before !== null &&
          task.error?.params.restored !== 'yes' &&
          write(t('task.before'), t('task.before.hint'), () => loadAsBefore(task))}
        {!isRunning &&
          status !== 'done' &&
          isRepeatable(task) &&
          write(t('task.retry'), null, () => repeat(task))}
        {!isRunning && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => {
              acting.mutate(() => invoke('tasks.dismiss', { taskId }));
            }}
          >
            {t('task.dismiss')}
          </Button>
        )}
      </div>
      {acting.error !== null && <ErrorNotice error={errorOf(acting.error)} />}
    </>
  );
}
