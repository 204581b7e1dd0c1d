import type { CollectionList } from '@shared/domain/collection';
import type { DatabaseRef } from '@shared/domain/refs';
import type { LoadRecords } from '../../tasks';
import type { TaskManager } from '../../tasks/task-types';

/** What is remembered, and what works on it. */
export interface Remembering {
  loadRecords: Pick<LoadRecords, 'get' | 'remembered' | 'forget'>;
  tasks: Pick<TaskManager, 'list'>;
}

/**
 * Forgets which fields were loaded of collections that a list shows out of memory: whoever loads them next may load
 * others. A load of ours that is on its way, or that came after the list was asked for, keeps its record.
 */
export function forgetUnloaded(
  { loadRecords, tasks }: Remembering,
  { connectionId, database }: DatabaseRef,
  { collections, memoryError, readAt }: CollectionList,
): void {
  if (memoryError !== null) return;
  const remembered = new Set(loadRecords.remembered(connectionId, database));
  if (remembered.size === 0) return;
  for (const { id, memoryPercent } of collections) {
    if (id !== null && memoryPercent !== null) remembered.delete(id);
  }
  for (const task of tasks.list()) {
    if (task.status === 'running' && task.collectionId !== null) remembered.delete(task.collectionId);
  }
  for (const id of remembered) {
    const record = loadRecords.get(connectionId, database, id);
    if (record.kind !== 'unknown' && record.at < readAt) loadRecords.forget(connectionId, database, id);
  }
}
