import type { ReactNode } from 'react';
import type { Connection } from '@shared/domain/connection';
import { useConnectionStatus } from '../use-connections';
import { ClosedView } from './ClosedView';
import { ConnectingView } from './ConnectingView';
import { FailedView } from './FailedView';
import { LostBanner } from './LostBanner';
import classes from './state.module.css';

interface ConnectionGateProps {
  connection: Connection;
  /** What the connection is for; stays on the screen while the connection is lost. */
  children: ReactNode;
}

/** Shows what is behind a connection, or why there is nothing to show. */
export function ConnectionGate({ connection, children }: ConnectionGateProps) {
  const status = useConnectionStatus(connection.id);
  switch (status.kind) {
    case 'closed':
      return <ClosedView connection={connection} />;
    case 'connecting':
      return <ConnectingView connection={connection} since={status.since} />;
    case 'failed':
      return <FailedView connection={connection} error={status.error} />;
    case 'lost':
    case 'connected':
      return (
        <div className={classes.gate}>
          {status.kind === 'lost' && (
            <LostBanner name={connection.name} since={status.since} error={status.error} />
          )}
          <div className={classes.behind}>{children}</div>
        </div>
      );
  }
}
