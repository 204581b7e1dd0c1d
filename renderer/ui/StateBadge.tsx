import {
  IconAlertTriangle,
  IconCircle,
  IconCircleFilled,
  IconCircleHalf2,
  IconHelp,
  IconLoader2,
  IconX,
} from '@tabler/icons-react';
import type { CollectionStateKind } from '@shared/policy/collection-state';
import classes from './StateBadge.module.css';
import { ToneBadge } from './ToneBadge';

const looks = {
  notLoaded: { tone: 'none', Icon: IconCircle },
  loading: { tone: 'loading', Icon: IconLoader2 },
  reloading: { tone: 'loading', Icon: IconLoader2 },
  loaded: { tone: 'loaded', Icon: IconCircleFilled },
  partly: { tone: 'partly', Icon: IconCircleHalf2 },
  checking: { tone: 'none', Icon: IconHelp },
  failed: { tone: 'failed', Icon: IconX },
  unknown: { tone: 'none', Icon: IconAlertTriangle },
} as const;

/** A state as icon, word and colour, so that none of them is needed alone. */
export function StateBadge({ state, label }: { state: CollectionStateKind; label: string }) {
  return (
    <ToneBadge {...looks[state]} className={classes.badge}>
      {label}
    </ToneBadge>
  );
}
