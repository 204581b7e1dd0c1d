import { IconArchive } from '@tabler/icons-react';
import { archiveActions } from '@renderer/commands/archive';
import { useActionRunner } from '@renderer/commands/use-action-runner';
import classes from './shell.module.css';

/** Leads to the definitions that are kept. */
export function ArchiveItem() {
  const { label, run } = useActionRunner(archiveActions.open, {});
  return (
    <div className={classes.databaseLine} data-apart>
      <button type="button" className={classes.database} aria-haspopup="dialog" onClick={run}>
        <IconArchive size={14} aria-hidden className={classes.memoryIcon} />
        {label}
      </button>
    </div>
  );
}
