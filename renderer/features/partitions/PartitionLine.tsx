import type { CollectionSubject, PartitionSubject } from '@renderer/commands/collection-subject';
import { partitionActions } from '@renderer/commands/partitions';
import { useActionRunner } from '@renderer/commands/use-action-runner';
import { useText } from '@renderer/i18n';
import { ActionMenu } from '@renderer/ui/ActionMenu';
import { LoadBar } from '@renderer/ui/LoadBar';
import { LoadSwitch } from '@renderer/ui/LoadSwitch';
import { StateBadge } from '@renderer/ui/StateBadge';
import { switchLook } from '@renderer/ui/switch-look';
import { VirtualRow } from '@renderer/ui/VirtualRow';
import type { RowPlace } from '@renderer/ui/VirtualRow';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { Task } from '@shared/domain/task';
import { PartitionRowCount } from './PartitionRowCount';
import type { PartitionRow } from './partition-rows';
import { partitionWords } from './partition-words';
import classes from './partitions.module.css';
import { visibleText } from '@renderer/ui/visible-text';

const menu = [partitionActions.load, partitionActions.release, partitionActions.drop];

interface PartitionLineProps extends RowPlace {
  collection: CollectionSubject;
  row: PartitionRow;
  allInMemory: boolean | null;
  /** The list is not being scrolled: time to read the rows. */
  settled: boolean;
}

/** The task that works on this very partition. */
function workingOn(running: Task | null, name: string): Task | null {
  return running?.partitions?.includes(name) === false ? null : running;
}

/** One partition: name, switch, state, rows, and what else can be done with it. */
export function PartitionLine(props: PartitionLineProps) {
  const { collection, row, allInMemory, settled, ...place } = props;
  const t = useText();
  const { name, id } = row.partition;
  const ref = { ...collection.ref, partition: name, partitionId: id };
  const partition: PartitionSubject = { ref, collection, state: row.state, allInMemory };
  const toggle = useActionRunner(partitionActions.toggle, { partition });
  const tabIndex = place.isActive ? 0 : -1;
  const words = partitionWords(row.state);
  return (
    <VirtualRow {...place} className={classes.row}>
      <div role="gridcell" className={classes.name}>
        <VisibleName name={name} />
      </div>
      <div role="gridcell" className={classes.cell}>
        <LoadSwitch
          label={t('collections.inMemory', { name: visibleText(name) })}
          look={switchLook(row.state, workingOn(collection.running, name))}
          because={toggle.because}
          tabIndex={tabIndex}
          onToggle={toggle.run}
        />
        <StateBadge state={row.state.kind} label={t(words.id, words.values)} />
        {row.state.kind === 'loading' && (
          <LoadBar
            className={classes.progress}
            label={t('collections.loadingBar', { name: visibleText(name) })}
            percent={Math.floor(row.state.percent)}
          />
        )}
      </div>
      <div role="gridcell" className={classes.number}>
        <PartitionRowCount target={ref} enabled={settled && collection.server.connected} />
      </div>
      <div role="gridcell">
        <ActionMenu
          label={t('collections.more', { name: visibleText(name) })}
          actions={menu}
          context={{ partition }}
          tabIndex={tabIndex}
        />
      </div>
    </VirtualRow>
  );
}
