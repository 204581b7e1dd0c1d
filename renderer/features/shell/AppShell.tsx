import { useRef } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useConnections } from '@renderer/features/connections';
import { Palette } from '@renderer/features/palette';
import { useSettings } from '@renderer/features/settings';
import { TaskDock } from '@renderer/features/tasks';
import { useText } from '@renderer/i18n';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { DialogHost } from './DialogHost';
import { MainArea } from './MainArea';
import { PartBoundary } from './PartBoundary';
import { ProfileNotices } from './ProfileNotices';
import classes from './shell.module.css';
import { Sidebar } from './Sidebar';
import { useStart } from './use-start';

/** Narrowest and widest sidebar in CSS pixels, as the settings have it. */
const SIDEBAR_MIN = 160;
const SIDEBAR_MAX = 480;

/** The window: connections at the left, what is open beside them, tasks below. */
export function AppShell() {
  const t = useText();
  useStart();
  const { settings, areRead, update } = useSettings();
  const connectionId = useNavigationStore((store) => store.connectionId);
  const environment = useConnections().find(({ id }) => id === connectionId)?.environment;
  const width = useRef(settings.sidebarWidth);
  // The first layout is the one that counts: it waits for the width that was set.
  if (!areRead) return null;
  return (
    <>
      {environment === 'production' && <div className={classes.productionLine} aria-hidden />}
      <ProfileNotices />
      <div className={classes.middle}>
        <Group
          orientation="horizontal"
          onLayoutChanged={(_layout, { isUserInteraction }) => {
            if (isUserInteraction) void update({ sidebarWidth: Math.round(width.current) });
          }}
        >
          <Panel
            id="sidebar"
            defaultSize={settings.sidebarWidth}
            minSize={SIDEBAR_MIN}
            maxSize={SIDEBAR_MAX}
            groupResizeBehavior="preserve-pixel-size"
            onResize={({ inPixels }) => {
              width.current = Math.min(SIDEBAR_MAX, Math.max(SIDEBAR_MIN, inPixels));
            }}
          >
            <PartBoundary>
              <Sidebar />
            </PartBoundary>
          </Panel>
          <Separator className={classes.separator} aria-label={t('shell.sidebarResize')} />
          <Panel id="main" minSize={320}>
            <PartBoundary key={connectionId}>
              <MainArea />
            </PartBoundary>
          </Panel>
        </Group>
      </div>
      <PartBoundary>
        <TaskDock />
      </PartBoundary>
      <DialogHost />
      <Palette />
    </>
  );
}
