import { Kbd, UnstyledButton } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { IconCommand, IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import { ConnectionList } from '@renderer/features/connections';
import { useSettings } from '@renderer/features/settings';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { ResizeHandle } from '@renderer/ui/ResizeHandle';
import { ActivityItem } from './ActivityItem';
import { DatabaseList } from './DatabaseList';
import { RuntimeNote } from './RuntimeNote';
import classes from './shell.module.css';

/** Narrowest and widest in CSS pixels, as the settings have it. */
const MIN = 160;
const MAX = 480;

/** Connections with their databases, and below what concerns the whole application. */
export function Sidebar() {
  const t = useText();
  const openDialog = useDialogStore((store) => store.openDialog);
  const { settings, update } = useSettings();
  const [dragged, setDragged] = useState<number | null>(null);
  const width = dragged ?? settings.sidebarWidth;
  const isMac = useOs() === 'macos';
  return (
    <aside className={classes.sidebar} aria-label={t('shell.sidebar')} style={{ width }}>
      <nav aria-label={t('connections.title')} className={classes.nav}>
        <h2 className={classes.sidebarTitle}>{t('connections.title')}</h2>
        <ConnectionList under={(connection) => <DatabaseList connection={connection} />} />
      </nav>
      <div className={classes.foot}>
        <RuntimeNote />
        <ActivityItem />
        <UnstyledButton
          className={classes.footButton}
          aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
          onClick={() => {
            spotlight.open();
          }}
        >
          <IconCommand size={14} aria-hidden /> {t('palette.open')}
          <Kbd size="xs" className={classes.key} aria-hidden>
            {t(isMac ? 'palette.keyMac' : 'palette.key')}
          </Kbd>
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
      <ResizeHandle
        label={t('shell.sidebarResize')}
        width={width}
        min={MIN}
        max={MAX}
        onResize={setDragged}
        onDone={(sidebarWidth) => {
          void update({ sidebarWidth });
          setDragged(null);
        }}
      />
    </aside>
  );
}
