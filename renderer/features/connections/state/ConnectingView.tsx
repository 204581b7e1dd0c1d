import { Button } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import { useNow } from '@renderer/ui/use-now';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { Connection } from '@shared/domain/connection';
import { useDisconnect } from '../use-disconnect';
import { StateView } from './StateView';
import classes from './state.module.css';

interface ConnectingViewProps {
  connection: Connection;
  /** Ms since 1970. */
  since: number;
}

/** A connection on its way, with how long it has taken and when it gives up. */
export function ConnectingView({ connection, since }: ConnectingViewProps) {
  const t = useText();
  const now = useNow();
  const disconnect = useDisconnect(connection.id);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  const limit = connection.connectTimeoutMs / 1000;
  return (
    <StateView
      Icon={IconPlugConnected}
      title={<span role="status">{t('connecting.title', { name: visibleText(connection.name) })}</span>}
    >
      {connection.kind === 'server' && (
        <p className={classes.text}>
          <VisibleName name={connection.address} />
        </p>
      )}
      <p className={classes.text}>{t('connecting.elapsed', { seconds, limit })}</p>
      <Button
        variant="default"
        onClick={() => {
          disconnect.mutate();
        }}
      >
        {t('connecting.cancel')}
      </Button>
    </StateView>
  );
}
