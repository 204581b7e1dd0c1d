import { invoke } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import { isAskedBefore } from '@renderer/stores/asked-levels';
import { useDialogStore } from '@renderer/stores/dialog-store';
import type { Dialog } from '@renderer/stores/dialog-store';
import type { DropTarget } from '@shared/domain/drop';
import type { LoadOptions } from '@shared/domain/load-request';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { Task } from '@shared/domain/task';
import { NOT_ASKED } from '@shared/policy/confirmation';
import type { RefusableAction } from '@shared/policy/rights';
import { leavesLoadOut } from './task-words';

const ask = (dialog: Dialog): void => {
  useDialogStore.getState().openDialog(dialog);
};

const askDrop = (target: DropTarget): void => {
  ask({ kind: 'drop', connectionId: target.ref.connectionId, targets: [target] });
};

/** Takes out of memory what a task put there, or asks first where the environment wants it. */
export async function releaseAgain(task: Task): Promise<void> {
  const target = collectionRefOf(task);
  if (isAskedBefore('release', task.environment)) {
    ask({ kind: 'release', target, partitions: task.partitions });
  } else if (task.partitions === null) {
    await invoke('collections.release', { ...target, confirmation: NOT_ASKED });
  } else {
    await invoke('partitions.release', { ...target, partitions: task.partitions, confirmation: NOT_ASKED });
  }
}

/** Loads what was in memory before the release of a task, or asks first where the environment wants it. */
export async function loadAsBefore(task: Task): Promise<void> {
  if (task.before !== null) await loadWith(task, task.before);
}

function loadAgain(task: Task): Promise<void> {
  return loadWith(task, task.load ?? { ...LOAD_EVERYTHING, partitions: task.partitions });
}

async function loadWith(task: Task, options: LoadOptions): Promise<void> {
  const target = collectionRefOf(task);
  const { environment } = task;
  const isAsked =
    isAskedBefore('load', environment) || (options.releaseFirst && isAskedBefore('release', environment));
  if (isAsked) ask({ kind: 'confirmLoad', target, options });
  else await invoke('collections.load', { ...target, options, confirmation: NOT_ASKED });
}

/** Whether a task can be asked for again from where it is listed. What a drop of a name destroys is shown elsewhere. */
export const isRepeatable = ({ kind }: Task): boolean => kind !== 'dropAlias' && kind !== 'dropDatabase';

/** Whether only the load is left of the index that a task created for it. */
const isLoadLeft = (task: Task): boolean => task.load !== null && !leavesLoadOut(task);

/** What asking again would ask of the server first; null: that is found out only then. */
export function actionOfRepeat(task: Task): RefusableAction | null {
  switch (task.kind) {
    case 'refreshLoad':
      return 'load';
    case 'createIndex':
      return isLoadLeft(task) ? 'load' : 'createIndex';
    case 'recreate':
      return null;
    default:
      return task.kind;
  }
}

/** The dialog of a name again, with what was asked for in it. */
function nameDialog(task: Task): Dialog {
  const { kind, connectionId, name = '', pointedTo } = task;
  const target = collectionRefOf(task);
  if (kind === 'createDatabase') return { kind, connectionId, name: task.database };
  if (kind === 'alterAlias' && pointedTo !== undefined) {
    return { kind, alias: name, from: { ...target, ...pointedTo }, to: target.collection };
  }
  return { kind: kind === 'renameCollection' ? kind : 'createAlias', target, name };
}

/** Asks for the same again, by the same questions as the first time; a drop always asks, with what is there now. */
export async function repeat(task: Task): Promise<void> {
  const target = collectionRefOf(task);
  switch (task.kind) {
    case 'load':
      return loadAgain(task);
    case 'createIndex':
      // What is built is not built again: what is left of it is the load.
      if (isLoadLeft(task)) return loadAgain(task);
      ask({ kind: 'createIndex', target, field: task.index?.field ?? '', thenLoad: task.load });
      return;
    case 'recreate':
      // What is there of it may be in the way: the dialog of the archive reads that, and asks for a name.
      ask({ kind: 'archive', connectionId: task.connectionId, entryId: task.recreated?.entryId ?? null });
      return;
    case 'refreshLoad':
      await invoke('collections.refreshLoad', target);
      return;
    case 'release':
      return releaseAgain(task);
    case 'dropCollection':
      askDrop({ kind: 'collection', ref: target });
      return;
    case 'renameCollection':
    case 'createAlias':
    case 'alterAlias':
    case 'createDatabase':
      ask(nameDialog(task));
      return;
    case 'dropAlias':
    case 'dropDatabase':
      return;
    case 'dropPartition':
      // With the id that was meant: the dialog says so if another one has that name now.
      askDrop({
        kind: 'partition',
        ref: { ...target, partition: task.partitions?.[0] ?? '', partitionId: task.partitionId ?? null },
      });
  }
}
