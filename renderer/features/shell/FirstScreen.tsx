import { Button } from '@mantine/core';
import { IconFlask, IconServer2 } from '@tabler/icons-react';
import { useConnections, useOpenConnection } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import { FirstCard } from './FirstCard';
import classes from './shell.module.css';

/** Where one begins: the sample cluster or an own server. */
export function FirstScreen() {
  const t = useText();
  const open = useOpenConnection();
  const openDialog = useDialogStore((store) => store.openDialog);
  const hasServers = useConnections().some(({ kind }) => kind === 'server');
  return (
    <div className={classes.first}>
      <h1 className={classes.firstTitle}>{t(hasServers ? 'first.titleAgain' : 'first.title')}</h1>
      <p className={classes.firstText}>{t(hasServers ? 'first.textAgain' : 'first.text')}</p>
      <div className={classes.cards}>
        <FirstCard Icon={IconFlask} title={t('first.sample.title')} text={t('first.sample.text')}>
          <Button
            variant={hasServers ? 'default' : 'filled'}
            onClick={() => {
              open({ id: SAMPLE_CONNECTION_ID, defaultDatabase: null });
            }}
          >
            {t('first.sample.action')}
          </Button>
        </FirstCard>
        <FirstCard Icon={IconServer2} title={t('first.add.title')} text={t('first.add.text')}>
          <Button
            variant="default"
            onClick={() => {
              openDialog({ kind: 'connectionEditor', id: null });
            }}
          >
            {t('first.add.action')}
          </Button>
        </FirstCard>
      </div>
    </div>
  );
}
