import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { errorOf, invoke } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { GuardedButton } from '@renderer/ui/GuardedButton';
import type { Task } from '@shared/domain/task';
import type { RefusableAction } from '@shared/policy/rights';
import { putAliasesBack } from './put-back';
import { actionOfRepeat, isRepeatable, loadAsBefore, releaseAgain, repeat } from './repeat';
import { aliasesAway, canLoadAsBefore, hasLoaded, isWaiting, leavesLoadOut } from './task-words';
import { useTasks } from './use-tasks';
import { useWhyNotWrite } from './use-why-not-write';
import classes from './tasks.module.css';

/** Opens the definition that was kept before a drop. */
function showCopy(connectionId: string, entryId: string): Promise<void> {
  useDialogStore.getState().openDialog({ kind: 'archive', connectionId, entryId });
  return Promise.resolve();
}

/** What can be done with a task. Nothing here pretends to undo: stopping to watch changes nothing on the server. */
export function TaskActions({ task }: { task: Task }) {
  const t = useText();
  const whyNot = useWhyNotWrite(task);
  const acting = useMutation({ mutationFn: (act: () => Promise<unknown>) => act() });
  const { id: taskId, status, kind, connectionId, copyId } = task;
  const isWatched = kind === 'load' || kind === 'refreshLoad' || kind === 'createIndex';
  const building = leavesLoadOut(task) ? 'task.stop.buildingNoLoad' : 'task.stop.building';
  const goesOn = kind === 'createIndex' && !hasLoaded(task) ? building : 'task.stop.hint';
  const isRunning = status === 'running';
  const away = aliasesAway(task, useTasks());

  const button = (
    label: string,
    hint: string | null,
    act: () => Promise<unknown>,
    off: string | null = null,
  ) => (
    <GuardedButton
      because={off}
      hint={hint}
      size="compact-sm"
      variant="default"
      onClick={() => {
        acting.mutate(act);
      }}
    >
      {label}
    </GuardedButton>
  );
  const write = (
    label: string,
    hint: string | null,
    action: RefusableAction | null,
    act: () => Promise<unknown>,
  ) => button(label, hint, act, whyNot(action));

  return (
    <>
      <div className={classes.actions}>
        {isRunning &&
          isWatched &&
          button(t('task.stop'), t(goesOn), () => invoke('tasks.stopWatching', { taskId }))}
        {isWaiting(task) &&
          button(t('task.undo'), t('task.undo.hint'), () => invoke('tasks.undo', { taskId }))}
        {hasLoaded(task) &&
          status !== 'done' &&
          status !== 'failed' &&
          write(t('task.release.again'), t('task.release.hint'), 'release', () => releaseAgain(task))}
        {canLoadAsBefore(task) &&
          write(t('task.before'), t('task.before.hint'), 'load', () => loadAsBefore(task))}
        {away.length > 0 &&
          write(t('task.putBack', { count: away.length }), t('task.putBack.hint'), 'createAlias', () =>
            putAliasesBack(task, away),
          )}
        {!isRunning &&
          status !== 'done' &&
          isRepeatable(task) &&
          write(t('task.retry'), null, actionOfRepeat(task), () => repeat(task))}
        {copyId !== undefined &&
          button(t('task.copy'), t('task.copy.hint'), () => showCopy(connectionId, copyId))}
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
