import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconPlugConnected, IconPlugConnectedX, IconTrash } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { visibleText } from '@renderer/ui/visible-text';
import type { Connection } from '@shared/domain/connection';
import type { ConnectionStatus } from '@shared/domain/server';
import { useDisconnect } from '../use-disconnect';
import { useReconnect } from '../use-open-connection';
import classes from './list.module.css';

interface ConnectionMenuProps {
  connection: Connection;
  status: ConnectionStatus;
}

/** What can be done with a connection. The sample cluster can be neither edited nor removed. */
export function ConnectionMenu({ connection, status }: ConnectionMenuProps) {
  const t = useText();
  const openDialog = useDialogStore((store) => store.openDialog);
  const disconnect = useDisconnect(connection.id);
  const reconnect = useReconnect();
  const isIdle = status.kind === 'closed' || status.kind === 'failed';
  return (
    <Menu position="bottom-start" withinPortal shadow="md" returnFocus>
      <Menu.Target>
        <ActionIcon
          className={classes.more}
          size={24}
          aria-label={t('connections.more', { name: visibleText(connection.name) })}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isIdle ? (
          <Menu.Item
            leftSection={<IconPlugConnected size={14} aria-hidden />}
            onClick={() => {
              reconnect(connection.id);
            }}
          >
            {t('connections.action.open')}
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconPlugConnectedX size={14} aria-hidden />}
            onClick={() => {
              disconnect.mutate();
            }}
          >
            {t('connections.action.close')}
          </Menu.Item>
        )}
        {connection.kind === 'server' && (
          <>
            <Menu.Item
              leftSection={<IconPencil size={14} aria-hidden />}
              onClick={() => {
                openDialog({ kind: 'connectionEditor', id: connection.id });
              }}
            >
              {t('connections.action.editDots')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={() => {
                openDialog({ kind: 'removeConnection', id: connection.id });
              }}
            >
              {t('connections.action.removeDots')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
