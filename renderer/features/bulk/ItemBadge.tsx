import { useText } from '@renderer/i18n';
import { ToneBadge } from '@renderer/ui/ToneBadge';
import { workLooks } from '@renderer/ui/work-looks';
import type { BulkItemState } from '@shared/domain/bulk';
import classes from './bulk.module.css';

interface ItemBadgeProps {
  state: BulkItemState;
  /** How many are in this state; without it the badge is of one item. */
  count?: number;
}

/** How an item stands, or how many stand so, as icon, word and colour. */
export function ItemBadge({ state, count }: ItemBadgeProps) {
  const t = useText();
  return (
    <ToneBadge {...workLooks[state]} className={classes.badge}>
      {count === undefined ? t(`bulk.item.${state}`) : t(`bulk.count.${state}`, { count })}
    </ToneBadge>
  );
}
