import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { Connection } from '@shared/domain/connection';
import { connectionQueries } from '../queries';
import { useOpenConnection } from '../use-open-connection';
import { ConnectionItem } from './ConnectionItem';
import classes from './list.module.css';

interface ConnectionListProps {
  /** What stands under the connection that is open. */
  under: (connection: Connection) => ReactNode;
}

/** The saved connections and the sample cluster. */
export function ConnectionList({ under }: ConnectionListProps) {
  const t = useText();
  const { data, error, refetch } = useQuery(connectionQueries.list);
  const current = useNavigationStore((store) => store.connectionId);
  const openDialog = useDialogStore((store) => store.openDialog);
  const open = useOpenConnection();
  return (
    <>
      {error !== null && <ErrorNotice error={errorOf(error)} onRetry={() => void refetch()} />}
      <ul className={classes.list}>
        {data?.connections.map((connection) => (
          <ConnectionItem
            key={connection.id}
            connection={connection}
            isCurrent={connection.id === current}
            onOpen={() => {
              open(connection);
            }}
          >
            {connection.id === current && under(connection)}
          </ConnectionItem>
        ))}
      </ul>
      <UnstyledButton
        className={classes.add}
        onClick={() => {
          openDialog({ kind: 'connectionEditor', id: null });
        }}
      >
        <IconPlus size={14} aria-hidden /> {t('connections.add')}
      </UnstyledButton>
    </>
  );
}
