import { Button } from '@mantine/core';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import { EnvironmentBadge } from '@renderer/ui/EnvironmentBadge';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import { VisibleName } from '@renderer/ui/VisibleName';
import { visibleText } from '@renderer/ui/visible-text';
import type { Bulk } from '@shared/domain/bulk';
import { BulkBar } from './BulkBar';
import { BulkCounts } from './BulkCounts';
import { stateWord } from './bulk-words';
import classes from './bulk.module.css';
import { OpenBulkButton } from './OpenBulkButton';
import { useBulkDeeds } from './use-bulk-deeds';

/** A bulk among the tasks: how it stands, and the way to its list. */
export function BulkDockItem({ bulk }: { bulk: Bulk }) {
  const t = useText();
  const deeds = useBulkDeeds(bulk);
  const isAtWork = bulk.state === 'running' || bulk.state === 'paused';
  return (
    <li className={classes.dockItem} aria-label={visibleText(bulk.title)}>
      <div className={classes.dockHead}>
        <span className={classes.dockTitle}>
          <VisibleName name={bulk.title} />
        </span>
        <span>{t(stateWord(bulk))}</span>
        <BulkCounts bulk={bulk} />
        <span className={classes.dockWhere}>
          <VisibleName name={bulk.connectionName} />
          <EnvironmentBadge environment={bulk.environment} />
        </span>
      </div>
      {isAtWork && <BulkBar bulk={bulk} />}
      <div className={classes.actions}>
        <OpenBulkButton bulkId={bulk.id} />
        {!isAtWork && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => {
              deeds.deed.mutate('dismiss');
            }}
          >
            {t('bulk.dismiss')}
          </Button>
        )}
      </div>
      {deeds.error !== null && <ErrorNotice error={errorOf(deeds.error)} />}
    </li>
  );
}
