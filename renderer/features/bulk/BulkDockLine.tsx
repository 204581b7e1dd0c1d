import { Button } from '@mantine/core';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { Bulk } from '@shared/domain/bulk';
import { BulkBar } from './BulkBar';
import { BulkCounts } from './BulkCounts';
import { stateWord } from './bulk-words';
import classes from './bulk.module.css';

/** A bulk in one line, while the tasks are hidden. */
export function BulkDockLine({ bulk }: { bulk: Bulk }) {
  const t = useText();
  const openDialog = useDialogStore((store) => store.openDialog);
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
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          openDialog({ kind: 'bulkRun', bulkId: bulk.id });
        }}
      >
        {t('bulk.open')}
      </Button>
    </div>
  );
}
