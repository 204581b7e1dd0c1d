import { useText } from '@renderer/i18n';
import { useErrorText } from '@renderer/ui/use-error-text';
import { visibleText } from '@renderer/ui/visible-text';
import type { DropBlocker, DropTarget } from '@shared/domain/drop';
import { privilegeNames } from '@shared/policy/rights';
import { shownNameOf } from './drop-names';

/** Says what stands in the way of a drop, and the way round. */
export function useBlockerText(): (blocker: DropBlocker, target: DropTarget) => string {
  const t = useText();
  const errorText = useErrorText();
  return (blocker, target) => {
    const name = shownNameOf(target);
    switch (blocker.kind) {
      case 'defaultPartition':
        return t('drop.blocked.defaultPartition', { name });
      case 'aliasGiven':
        return t('drop.blocked.aliasGiven', { name, collection: visibleText(blocker.collection) });
      case 'changed': {
        const before = blocker.before ?? t('drop.noneId');
        const now = blocker.now ?? t('drop.noneId');
        return t(`drop.changed.${blocker.what}`, { before, now });
      }
      case 'unread':
        return t('drop.blocked.unread', { reason: errorText(blocker.error) });
      case 'refused':
        return t('drop.blocked.refused', { ...privilegeNames(blocker.privilege) });
      case 'partitionKeyMode':
      case 'cannotReleasePartition':
      case 'twice':
        return t(`drop.blocked.${blocker.kind}`);
    }
  };
}
