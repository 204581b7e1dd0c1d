import { ActivityView } from '@renderer/features/activity';
import { DatabaseView } from '@renderer/features/collections';
import { ConnectionGate, useConnections } from '@renderer/features/connections';
import { MemoryView } from '@renderer/features/memory';
import { useText } from '@renderer/i18n';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { FirstScreen } from './FirstScreen';
import { RightsNotice } from './RightsNotice';
import { SampleStrip } from './SampleStrip';
import classes from './shell.module.css';

/** What is open: nothing yet, what was done from here, or a connection with one of its databases or what fills its query nodes. */
export function MainArea() {
  const t = useText();
  const { connectionId, database, view } = useNavigationStore();
  const connection = useConnections().find(({ id }) => id === connectionId);
  return (
    <main className={classes.main} aria-label={t('shell.main')} tabIndex={-1} data-main>
      {view === 'activity' ? (
        <ActivityView />
      ) : connection === undefined ? (
        <FirstScreen />
      ) : (
        <>
          {connection.kind === 'sample' && <SampleStrip />}
          <RightsNotice connectionId={connection.id} />
          <div className={classes.mainBody}>
            <ConnectionGate connection={connection}>
              {view === 'memory' && <MemoryView key={connection.id} connectionId={connection.id} />}
              {view === 'database' && database !== null && (
                <DatabaseView connectionId={connection.id} database={database} />
              )}
            </ConnectionGate>
          </div>
        </>
      )}
    </main>
  );
}
