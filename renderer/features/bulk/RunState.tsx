import { useText } from '@renderer/i18n';
import { Countdown } from '@renderer/ui/Countdown';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import type { Bulk } from '@shared/domain/bulk';
import { BulkBar } from './BulkBar';
import { BulkCounts } from './BulkCounts';
import { endedOf, stateWord } from './bulk-words';
import classes from './bulk.module.css';

/** How a list stands as a whole. */
export function RunState({ bulk }: { bulk: Bulk }) {
  const t = useText();
  return (
    <>
      <div className={classes.state} role="status">
        <strong>{t(stateWord(bulk))}</strong>
        <span className={classes.quiet}>{t('bulk.progress.of', endedOf(bulk))}</span>
        <BulkCounts bulk={bulk} />
      </div>
      <BulkBar bulk={bulk} />
      {bulk.startsAt !== null && <Countdown until={bulk.startsAt} className={classes.note} />}
      {bulk.isResolving && <p className={classes.note}>{t('bulk.state.resolving')}</p>}
      {bulk.state === 'interrupted' && (
        <p className={classes.note}>{t(bulk.drops ? 'bulk.interruptedDrops' : 'bulk.interrupted')}</p>
      )}
      {bulk.error !== null && <ErrorNotice error={bulk.error} />}
    </>
  );
}
