import { useEffect, useState } from 'react';
import { invoke } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import type { CollectionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';

/** Loads of the open dock whose partitions are read: those that can be seen at once. */
const MOST_IN_DOCK = 3;

function useIsVisible(): boolean {
  const [isVisible, setVisible] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const read = () => {
      setVisible(document.visibilityState === 'visible');
    };
    document.addEventListener('visibilitychange', read);
    return () => {
      document.removeEventListener('visibilitychange', read);
    };
  }, []);
  return isVisible;
}

/**
 * Tells the main process which loads somebody looks at: the open collection's, and the first ones of the open dock.
 * @returns their tasks' ids
 */
export function useAttend(tasks: readonly Task[], isDockOpen: boolean): ReadonlySet<string> {
  const isVisible = useIsVisible();
  const { connectionId, database, collection } = useNavigationStore();
  const loads = tasks.filter(({ kind, status }) => status === 'running' && kind !== 'release');
  const isOpen = (task: Task) =>
    task.connectionId === connectionId && task.database === database && task.collection === collection?.name;
  const seen = new Set([...loads.filter(isOpen), ...(isDockOpen ? loads.slice(0, MOST_IN_DOCK) : [])]);
  const targets = isVisible ? [...seen].map((task) => collectionRefOf(task)) : [];
  const key = JSON.stringify(targets);
  useEffect(() => {
    // Without an answer the bars of partitions are missing, and nothing else.
    invoke('tasks.attend', { targets: JSON.parse(key) as CollectionRef[] }).catch(() => undefined);
  }, [key]);
  return new Set([...seen].map(({ id }) => id));
}
