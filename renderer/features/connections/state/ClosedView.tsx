import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { Connection } from '@shared/domain/connection';
import { useReconnect } from '../use-open-connection';
import { StateView } from './StateView';
import classes from './state.module.css';

/** A connection that is chosen but not connected. */
export function ClosedView({ connection }: { connection: Connection }) {
  const t = useText();
  const reconnect = useReconnect();
  return (
    <StateView Icon={IconPlugConnectedX} title={t('closed.title', { name: visibleText(connection.name) })}>
      <p className={classes.text}>{t('closed.text')}</p>
      <Button
        onClick={() => {
          reconnect(connection.id);
        }}
      >
        {t('connections.action.open')}
      </Button>
    </StateView>
  );
}
