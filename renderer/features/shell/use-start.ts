import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { onEvent } from '@renderer/api/bridge';
import { connectionQueries, useOpenConnection } from '@renderer/features/connections';
import { appInfoQuery } from '@renderer/features/settings';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import type { Connection } from '@shared/domain/connection';

/** Opens what the command line asked for, once; after a reload of the window, what was open before it. */
export function useStart(): void {
  const open = useOpenConnection();
  const info = useQuery(appInfoQuery).data;
  const { data, refetch } = useQuery(connectionQueries.list);
  const connections = data?.connections;
  const statuses = useQuery(connectionQueries.statuses).data;
  const hasStarted = useRef(false);

  useEffect(() => {
    if (hasStarted.current || info === undefined || connections === undefined || statuses === undefined)
      return;
    hasStarted.current = true;
    const wanted = useNavigationStore.getState().connectionId ?? info.startConnectionId;
    const connection = connections.find(({ id }) => id === wanted);
    if (connection !== undefined) open(connection);
  }, [info, connections, statuses, open]);

  useEffect(() => {
    // A connection that was removed takes what is shown of it along.
    const { connectionId, openDatabase } = useNavigationStore.getState();
    if (connectionId === null || connections === undefined) return;
    if (!connections.some(({ id }) => id === connectionId)) openDatabase(null, null);
  }, [connections]);

  const newest = useRef(connections);
  useEffect(() => {
    newest.current = connections;
  });
  useEffect(
    () =>
      onEvent('app.openConnection', ({ connectionId }) => {
        const openFrom = (list: readonly Connection[] | undefined): boolean => {
          const connection = list?.find(({ id }) => id === connectionId);
          if (connection !== undefined) open(connection);
          return connection !== undefined;
        };
        if (openFrom(newest.current)) return;
        // It was added a moment ago and is not in the list that is here.
        refetch().then(
          ({ data }) => openFrom(data?.connections),
          () => undefined,
        );
      }),
    [open, refetch],
  );
}
