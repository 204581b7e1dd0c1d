import { useText } from '@renderer/i18n';
import { ErrorNotice } from '@renderer/ui/ErrorNotice';
import classes from './memory.module.css';
import type { MemoryFacts } from './use-memory';

interface HeldMissingProps {
  facts: MemoryFacts;
  connected: boolean;
}

/** What stands in place of what is in memory until it was read: that it is being read, or why it was not. */
export function HeldMissing({ facts: { heldError, refresh }, connected }: HeldMissingProps) {
  const t = useText();
  if (heldError === null)
    return <p className={classes.waiting}>{t(connected ? 'memory.readingLists' : 'memory.disconnected')}</p>;
  return (
    <div className={classes.part}>
      <ErrorNotice error={heldError} onRetry={refresh} />
    </div>
  );
}
