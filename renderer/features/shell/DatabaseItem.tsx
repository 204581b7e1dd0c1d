import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { collectionQueries } from '@renderer/features/collections';
import { dropAliasIn, dropDatabaseOf } from '@renderer/commands/databases';
import { useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { ActionMenu } from '@renderer/ui/ActionMenu';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import { DEFAULT_DATABASE } from '@shared/policy/name-drop-plan';
import classes from './shell.module.css';

interface DatabaseItemProps {
  connectionId: string;
  name: string;
  isCurrent: boolean;
}

/** A database, with the count of its collections where that is known already: counting alone costs no call. */
export function DatabaseItem({ connectionId, name, isCurrent }: DatabaseItemProps) {
  const t = useText();
  const countId = useId();
  const openDatabase = useNavigationStore((store) => store.openDatabase);
  // No "select": the list's own structuralSharing would be asked to compare its results, too.
  const { data } = useQuery({
    ...collectionQueries.list({ connectionId, database: name }),
    enabled: false,
  });
  const count = data?.collections.length;
  const { server } = useServerFacts(connectionId);
  const canDrop = server.capabilities?.databases.supported === true && name !== DEFAULT_DATABASE;
  return (
    <li className={classes.databaseLine} data-current={isCurrent || undefined}>
      <button
        type="button"
        className={classes.database}
        aria-current={isCurrent ? 'page' : undefined}
        aria-describedby={count === undefined ? undefined : countId}
        onClick={() => {
          openDatabase(connectionId, name);
        }}
      >
        <VisibleName name={name} />
      </button>
      {count !== undefined && (
        <span id={countId} className={classes.count} title={t('databases.count', { count })}>
          {t('databases.countShort', { count })}
        </span>
      )}
      <span className={classes.databaseMore}>
        <ActionMenu
          label={t('database.more', { name: visibleText(name) })}
          actions={[
            dropAliasIn(connectionId, name, server),
            ...(canDrop ? [dropDatabaseOf(connectionId, name, server)] : []),
          ]}
          context={{}}
        />
      </span>
    </li>
  );
}
