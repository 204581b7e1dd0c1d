import {
  IconCheck,
  IconCircleDashed,
  IconCircleOff,
  IconEyeOff,
  IconHelp,
  IconLoader2,
  IconMinus,
  IconX,
} from '@tabler/icons-react';
import { useText } from '@renderer/i18n';
import type { BulkItemState } from '@shared/domain/bulk';
import classes from './bulk.module.css';

const icons = {
  waiting: IconCircleDashed,
  running: IconLoader2,
  done: IconCheck,
  failed: IconX,
  unknown: IconHelp,
  skipped: IconMinus,
  notStarted: IconCircleOff,
  stopped: IconEyeOff,
} as const;

interface ItemBadgeProps {
  state: BulkItemState;
  /** How many are in this state; without it the badge is of one item. */
  count?: number;
}

/** How an item stands, or how many stand so, as icon, word and colour. */
export function ItemBadge({ state, count }: ItemBadgeProps) {
  const t = useText();
  const Icon = icons[state];
  return (
    <span className={classes.badge} data-state={state}>
      <Icon size={12} stroke={2.2} aria-hidden />
      {count === undefined ? t(`bulk.item.${state}`) : t(`bulk.count.${state}`, { count })}
    </span>
  );
}
