import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useConnections } from '@renderer/features/connections';
import { useTasks } from '@renderer/features/tasks';
import type { Connection } from '@shared/domain/connection';
import type { FindPlaces } from './changes';
import { oursOf } from './deeds';
import type { Deed, NamesOf } from './deeds';
import { ownPartitionsQuery } from './own-partitions';
import { createChangesWatch } from './watch';
import type { ChangesOfOthers, Look } from './watch';

/** What others have changed in a list, and how to dismiss it. */
export interface OthersNotice {
  found: ChangesOfOthers | null;
  dismiss: () => void;
}

/** A list to be followed. */
export interface Followed {
  connectionId: string;
  /** The newest look, the same object until there is another one; undefined: none yet, or it cannot be relied on. */
  look: Look | undefined;
  /**
   * Whether it was read since the list was opened. What was read before that is not a look: one who comes back to a
   * list is told nothing of the time between.
   */
  isRead: boolean;
  /** Which of its names a deed of ours may have changed; the same function until that is another. */
  namesOf: NamesOf;
  findPlaces?: FindPlaces;
}

/** The ids of the connections to the server of this one: what was done over another of them was done here as well. */
export function connectionsToSame(connections: readonly Connection[], id: string): ReadonlySet<string> {
  const own = connections.find((each) => each.id === id);
  const same = connections.filter(({ kind, address }) => kind === own?.kind && address === own.address);
  return new Set([id, ...same.map((each) => each.id)]);
}

function useDeeds(connectionId: string): readonly Deed[] {
  const tasks = useTasks();
  const partitions = useQuery({ ...ownPartitionsQuery, enabled: false }).data;
  const connections = useConnections();
  return useMemo(() => {
    const same = connectionsToSame(connections, connectionId);
    const all: readonly Deed[] = [...tasks, ...partitions];
    return all.filter((deed) => same.has(deed.connectionId));
  }, [tasks, partitions, connections, connectionId]);
}

/** What others have changed in a list that is open, since it was opened. */
export function useChangesOfOthers(followed: Followed): OthersNotice {
  const { connectionId, look, isRead, namesOf, findPlaces } = followed;
  const [watch] = useState(createChangesWatch);
  const deeds = useDeeds(connectionId);
  useEffect(() => {
    const known = look !== undefined && isRead ? look : null;
    watch.see(known, (since) => oursOf(deeds, since, namesOf), findPlaces);
  }, [watch, look, isRead, deeds, namesOf, findPlaces]);
  const found = useSyncExternalStore(watch.subscribe, watch.told);
  return { found, dismiss: watch.dismiss };
}
