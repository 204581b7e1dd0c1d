import { UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconCommand, IconSettings } from '@tabler/icons-react';
import { ConnectionList } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { DatabaseList } from './DatabaseList';
import { RuntimeNote } from './RuntimeNote';
import classes from './shell.module.css';

/** Connections with their databases, and below what concerns the whole application. */
export function Sidebar() {
  const t = useText();
  const openDialog = useDialogStore((store) => store.openDialog);
  return (
    <div className={classes.sidebar}>
      <nav aria-label={t('shell.sidebar')} className={classes.nav}>
        <h2 className={classes.sidebarTitle}>{t('connections.title')}</h2>
        <ConnectionList under={(connection) => <DatabaseList connection={connection} />} />
      </nav>
      <div className={classes.foot}>
        <RuntimeNote />
        <UnstyledButton
          className={classes.footButton}
          onClick={() => {
            spotlight.open();
          }}
        >
          <IconCommand size={14} aria-hidden /> {t('palette.open')}
        </UnstyledButton>
        <UnstyledButton
          className={classes.footButton}
          onClick={() => {
            openDialog({ kind: 'settings' });
          }}
        >
          <IconSettings size={14} aria-hidden /> {t('settings.open')}
        </UnstyledButton>
      </div>
    </div>
  );
}
