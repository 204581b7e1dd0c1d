import { useId } from 'react';
import type { ReactNode } from 'react';
import { useSettings } from '@renderer/features/settings';
import { useText } from '@renderer/i18n';
import { EnvironmentBadge } from '@renderer/ui/EnvironmentBadge';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { Connection } from '@shared/domain/connection';
import type { ConnectionStatus } from '@shared/domain/server';
import { useServerWords, useStatusWords } from '../status-words';
import { useConnectionStatus } from '../use-connections';
import { ConnectionMenu } from './ConnectionMenu';
import { HealthDot } from './HealthDot';
import { readOnlyBy } from '@shared/policy/read-only';
import classes from './list.module.css';

interface ConnectionItemProps {
  connection: Connection;
  isCurrent: boolean;
  onOpen: () => void;
  /** What stands under it, such as its databases. */
  children?: ReactNode;
}

/** What is said under a connection's name: the version of a server that is there, else how it is doing. */
function useLine({ kind }: Connection, status: ConnectionStatus): string {
  const t = useText();
  const statusWords = useStatusWords();
  const serverWords = useServerWords();
  const isQuiet = status.kind === 'connected' || status.kind === 'closed';
  if (kind === 'sample') {
    return isQuiet ? t('shell.madeUp') : `${statusWords(status)} · ${t('shell.madeUp')}`;
  }
  return status.kind === 'connected' ? serverWords(status.server) : statusWords(status);
}

/** A connection in the sidebar: its colour, what it is for, how it is doing, and what can be done with it. */
export function ConnectionItem({ connection, isCurrent, onOpen, children }: ConnectionItemProps) {
  const t = useText();
  const lineId = useId();
  const status = useConnectionStatus(connection.id);
  const statusWords = useStatusWords();
  const line = useLine(connection, status);
  const isReadOnly = readOnlyBy(connection, useSettings().settings) !== null;
  return (
    <li className={classes.entry}>
      <div className={classes.item} data-current={isCurrent || undefined}>
        <span className={classes.bar} data-color={connection.color} />
        <HealthDot status={status.kind} />
        <div className={classes.words}>
          <button
            type="button"
            className={classes.open}
            aria-describedby={lineId}
            aria-current={isCurrent ? 'true' : undefined}
            onClick={onOpen}
          >
            <VisibleName name={connection.name} />
          </button>
          <div id={lineId} className={classes.line}>
            {(status.kind === 'connected' || connection.kind === 'sample') && (
              <span className={classes.unseen}>{statusWords(status)} </span>
            )}
            <span className={classes.lineText} title={line}>
              {line}
            </span>{' '}
            {connection.kind === 'server' && <EnvironmentBadge environment={connection.environment} />}{' '}
            {isReadOnly && <span className={classes.readOnly}>{t('connections.readOnly')}</span>}
          </div>
        </div>
        <ConnectionMenu connection={connection} status={status} />
      </div>
      {children}
    </li>
  );
}
