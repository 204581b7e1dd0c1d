import { useText } from '@renderer/i18n';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { Bulk } from '@shared/domain/bulk';
import { BulkBar } from './BulkBar';
import { BulkCounts } from './BulkCounts';
import { stateWord } from './bulk-words';
import classes from './bulk.module.css';
import { OpenBulkButton } from './OpenBulkButton';

/** A bulk in one line, while the tasks are hidden. */
export function BulkDockLine({ bulk }: { bulk: Bulk }) {
  const t = useText();
  return (
    <div className={classes.dockLine}>
      <span className={classes.dockTitle}>
        <VisibleName name={bulk.title} />
      </span>
      <span>{t(stateWord(bulk))}</span>
      <span className={classes.dockBar}>
        <BulkBar bulk={bulk} />
      </span>
      <BulkCounts bulk={bulk} />
      <span className={classes.grow} />
      <OpenBulkButton bulkId={bulk.id} />
    </div>
  );
}
