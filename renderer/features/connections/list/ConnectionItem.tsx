import { useId } from 'react';
import type { ReactNode } from 'react';
import { useText } from '@renderer/i18n';
import { EnvironmentBadge } from '@renderer/ui/EnvironmentBadge';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { Connection } from '@shared/domain/connection';
import type { ConnectionStatus } from '@shared/domain/server';
import { useServerWords, useStatusWords } from '../status-words';
import { useConnectionStatus } from '../use-connections';
import { ConnectionMenu } from './ConnectionMenu';
import { HealthDot } from './HealthDot';
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
  if (status.kind !== 'connected') {
    const words = statusWords(status);
    return kind === 'sample' ? `${t('shell.madeUp')} · ${words}` : words;
  }
  return kind === 'sample' ? t('shell.madeUp') : serverWords(status.server);
}

/** A connection in the sidebar: its colour, what it is for, how it is doing, and what can be done with it. */
export function ConnectionItem({ connection, isCurrent, onOpen, children }: ConnectionItemProps) {
  const t = useText();
  const lineId = useId();
  const status = useConnectionStatus(connection.id);
  const statusWords = useStatusWords();
  const line = useLine(connection, status);
  return (
    <li className={classes.entry}>
      <div className={classes.item} data-current={isCurrent || undefined}>
        <button
          type="button"
          className={classes.open}
          aria-label={visibleText(connection.name)}
          aria-describedby={lineId}
          aria-current={isCurrent ? 'true' : undefined}
          onClick={onOpen}
        >
          <span className={classes.bar} data-color={connection.color} />
          <HealthDot status={status.kind} />
          <span className={classes.words}>
            <span className={classes.name}>
              <VisibleName name={connection.name} />
            </span>
            <span id={lineId} className={classes.line}>
              {status.kind === 'connected' && <span className={classes.unseen}>{statusWords(status)} </span>}
              <span className={classes.lineText} title={line}>
                {line}
              </span>{' '}
              {connection.kind === 'server' && <EnvironmentBadge environment={connection.environment} />}{' '}
              {connection.readOnly && <span className={classes.readOnly}>{t('connections.readOnly')}</span>}
            </span>
          </span>
        </button>
        <ConnectionMenu connection={connection} status={status} />
      </div>
      {children}
    </li>
  );
}
