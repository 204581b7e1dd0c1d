import { useQuery } from '@tanstack/react-query';
import { errorOf } from '@renderer/api/bridge';
import { databaseQueries, useConnectionStatus } from '@renderer/features/connections';
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

/** The databases to offer: those that were read, and in any case the one that is open. */
function withOpen(databases: readonly string[], open: string | null): readonly string[] {
  return open === null || databases.includes(open) ? databases : [open, ...databases];
}

/** The memory and the databases of the connection that is open. */
export function DatabaseList({ connection }: { connection: Connection }) {
  const t = useText();
  const errorText = useErrorText();
  const status = useConnectionStatus(connection.id).kind;
  const isThere = status === 'connected' || status === 'lost';
  const { data, error } = useQuery({
    ...databaseQueries.list(connection.id),
    enabled: status === 'connected',
  });
  const { database, view } = useNavigationStore();
  if (!isThere) return null;
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
      {error !== null && (
        <p className={classes.databaseNote} title={errorText(errorOf(error))}>
          {t('databases.unread')}
        </p>
      )}
    </>
  );
}
