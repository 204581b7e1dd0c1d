import { useCallback } from 'react';
import { useNavigationStore } from '@renderer/stores/navigation-store';

/** A collection that something in the view stands for; null parts: it stands for none. */
export interface Held {
  database: string | null;
  collection: string | null;
  collectionId: string | null;
}

/** Answers a function that leads to a collection, with its panel open. */
export function useOpenHeld(connectionId: string): (held: Held) => void {
  const { openDatabase, openCollection } = useNavigationStore();
  return useCallback(
    ({ database, collection, collectionId }) => {
      if (database === null || collection === null) return;
      openDatabase(connectionId, database);
      openCollection({ name: collection, id: collectionId });
    },
    [connectionId, openDatabase, openCollection],
  );
}
