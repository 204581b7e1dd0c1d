import type { Bulk } from '@shared/domain/bulk';
import { bulkItemStates } from '@shared/domain/bulk';
import classes from './bulk.module.css';
import { ItemBadge } from './ItemBadge';

/** How many items stand in which way; what is none is left out. */
export function BulkCounts({ bulk }: { bulk: Bulk }) {
  return (
    <span className={classes.counts}>
      {bulkItemStates
        .filter((state) => bulk.counts[state] > 0)
        .map((state) => (
          <ItemBadge key={state} state={state} count={bulk.counts[state]} />
        ))}
    </span>
  );
}
