import { IconPlus } from '@tabler/icons-react';
import { createDatabaseOn } from '@renderer/commands/databases';
import { useActionRunner } from '@renderer/commands/use-action-runner';
import { useServerFacts } from '@renderer/features/connections';
import { Because } from '@renderer/ui/Because';
import classes from './shell.module.css';

/** Begins a new database of the connection that is open. */
export function NewDatabase({ connectionId }: { connectionId: string }) {
  const { server } = useServerFacts(connectionId);
  const { label, because, run } = useActionRunner(createDatabaseOn(connectionId, server), {});
  return (
    <div className={classes.databaseLine} data-disabled={because !== null || undefined}>
      <Because because={because}>
        <button type="button" className={classes.database} aria-disabled={because !== null} onClick={run}>
          <IconPlus size={14} aria-hidden className={classes.memoryIcon} />
          {label}
        </button>
      </Because>
    </div>
  );
}
