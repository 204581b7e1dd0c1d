import { useQuery } from '@tanstack/react-query';
import { errorOf } from '@renderer/api/bridge';
import {
  databaseQueries,
  useConnectionStatus,
  useMayBeHidden,
  useServerFacts,
} from '@renderer/features/connections';
import { ChangesNotice } from '@renderer/features/others';
import { useText } from '@renderer/i18n';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { useErrorText } from '@renderer/ui/use-error-text';
import { visibleText } from '@renderer/ui/visible-text';
import type { Connection } from '@shared/domain/connection';
import { ArchiveItem } from './ArchiveItem';
import { DatabaseItem } from './DatabaseItem';
import { MemoryItem } from './MemoryItem';
import { NewDatabase } from './NewDatabase';
import classes from './shell.module.css';
import { useDatabaseChanges } from './use-database-changes';

/** The databases to offer: those that were read, and in any case the one that is open. */
function withOpen(databases: readonly string[], open: string | null): readonly string[] {
  return open === null || databases.includes(open) ? databases : [open, ...databases];
}

/** The memory and the databases of the connection that is open. */
export function DatabaseList({ connection }: { connection: Connection }) {
  const status = useConnectionStatus(connection.id).kind;
  // Closed and opened again it may be another server, or another user: a first look again.
  if (status !== 'connected' && status !== 'lost') return null;
  return <OpenedConnection connection={connection} isConnected={status === 'connected'} />;
}

interface OpenedConnectionProps {
  connection: Connection;
  isConnected: boolean;
}

function OpenedConnection({ connection, isConnected }: OpenedConnectionProps) {
  const t = useText();
  const errorText = useErrorText();
  const { data, error, isFetchedAfterMount } = useQuery({
    ...databaseQueries.list(connection.id),
    enabled: isConnected,
  });
  const hasDatabases = useServerFacts(connection.id).server.capabilities?.databases.supported === true;
  const others = useDatabaseChanges(connection.id, hasDatabases ? data : undefined, isFetchedAfterMount);
  const mayBeHidden = useMayBeHidden(connection.id);
  const { database, view } = useNavigationStore();
  return (
    <>
      <MemoryItem isCurrent={view === 'memory'} />
      <ArchiveItem />
      <ul
        className={classes.databases}
        aria-label={t('databases.of', { name: visibleText(connection.name) })}
      >
        {withOpen(data?.databases ?? [], database).map((name) => (
          <DatabaseItem
            key={name}
            connectionId={connection.id}
            name={name}
            isCurrent={view === 'database' && name === database}
          />
        ))}
      </ul>
      <NewDatabase connectionId={connection.id} />
      <ChangesNotice of="databases" {...others} mayBeHidden={mayBeHidden} className={classes.changes} />
      {error !== null && (
        <p className={classes.databaseNote} title={errorText(errorOf(error))}>
          {t('databases.unread')}
        </p>
      )}
    </>
  );
}
