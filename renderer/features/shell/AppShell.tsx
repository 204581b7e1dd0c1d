import { useConnections } from '@renderer/features/connections';
import { Palette } from '@renderer/features/palette';
import { useSettings } from '@renderer/features/settings';
import { useText } from '@renderer/i18n';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { DialogHost } from './DialogHost';
import { Dock } from './Dock';
import { MainArea } from './MainArea';
import { PartBoundary } from './PartBoundary';
import { ProfileNotices } from './ProfileNotices';
import classes from './shell.module.css';
import { Sidebar } from './Sidebar';
import { useStart } from './use-start';

/** The window: connections at the left, what is open beside them, tasks below. */
export function AppShell() {
  const t = useText();
  useStart();
  const { areRead } = useSettings();
  const connectionId = useNavigationStore((store) => store.connectionId);
  const environment = useConnections().find(({ id }) => id === connectionId)?.environment;
  // Nothing jumps: the first picture has the widths that were set.
  if (!areRead) return null;
  return (
    <>
      {environment === 'production' && <div className={classes.productionLine} aria-hidden />}
      <ProfileNotices />
      <div className={classes.middle}>
        <PartBoundary>
          <Sidebar />
        </PartBoundary>
        <PartBoundary key={connectionId}>
          <MainArea />
        </PartBoundary>
      </div>
      <PartBoundary>
        <Dock />
      </PartBoundary>
      {/* The library puts menus, hints and dialogs into the element with this mark, here inside a landmark. */}
      <section aria-label={t('shell.overlays')} data-portal="true" data-mantine-shared-portal-node="true" />
      <DialogHost />
      <Palette />
    </>
  );
}
