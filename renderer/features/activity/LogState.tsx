import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconLink, IconUnlink } from '@tabler/icons-react';
import { useFormats, useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { ActivityLogState } from '@shared/domain/activity';
import classes from './activity.module.css';

function useChainText({ chain, lines }: ActivityLogState): string {
  const t = useText();
  if (chain.kind === 'whole') return t('activity.chain.whole', { lines });
  if (chain.kind === 'torn') return t('activity.chain.torn', { lines, times: chain.times });
  const { file, line, breaks } = chain;
  return line === null
    ? t('activity.chain.endMissing', { file, breaks })
    : t('activity.chain.broken', { file, line, breaks });
}

/** Whether the log is as it was written, and whether it can be written. */
export function LogState({ log }: { log: ActivityLogState }) {
  const t = useText();
  const { time } = useFormats();
  const text = useChainText(log);
  const { chain, hole, lostBefore, isCut } = log;
  const isBroken = chain.kind === 'broken';
  const Icon = isBroken ? IconUnlink : IconLink;
  return (
    <>
      {hole !== null && (
        <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} className={classes.alert}>
          <p className={classes.alertText}>
            {t('activity.hole', { time: time(hole.since), lost: hole.lost })}
          </p>
          {hole.detail !== null && (
            <p className={classes.alertText}>{t('activity.holeWhy', { detail: visibleText(hole.detail) })}</p>
          )}
        </Alert>
      )}
      <p className={classes.chain} data-broken={isBroken || undefined} role="status">
        <Icon size={14} aria-hidden className={classes.chainIcon} />
        <span>
          {text} {lostBefore > 0 && t('activity.lostBefore', { count: lostBefore })}{' '}
          {isCut && t('activity.isCut')}
        </span>
      </p>
    </>
  );
}
