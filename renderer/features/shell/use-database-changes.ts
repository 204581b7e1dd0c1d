import { useMemo } from 'react';
import { databaseNames, useChangesOfOthers } from '@renderer/features/others';
import type { Look, OthersNotice } from '@renderer/features/others';
import type { ChannelOutput } from '@shared/ipc/contract';

/**
 * What others have changed in the databases of a server. Their ids are not read: one that was dropped and made anew is
 * not told.
 * @param isRead whether the list was read since the connection was opened
 */
export function useDatabaseChanges(
  connectionId: string,
  list: ChannelOutput<'databases.list'> | undefined,
  isRead: boolean,
): OthersNotice {
  const look = useMemo<Look | undefined>(
    () => list && { readAt: list.readAt, items: list.databases.map((name) => ({ name, id: null })) },
    [list],
  );
  return useChangesOfOthers({ connectionId, look, isRead, namesOf: databaseNames });
}
