import { useText } from '@renderer/i18n';
import { shownName } from '@renderer/ui/shown-names';
import { visibleText } from '@renderer/ui/visible-text';
import type { NameDropBlocker } from '@shared/domain/drop';
import { privilegeNames } from '@shared/policy/rights';
import { useListed } from './use-listed';

/** Says what stands in the way of the drop of an alias or a database, and the way round. */
export function useNameBlockerText(): (blocker: NameDropBlocker, name: string) => string {
  const t = useText();
  const listed = useListed();
  return (blocker, name) => {
    switch (blocker.kind) {
      case 'aliasMoved':
        if (blocker.collection === null) {
          const { id } = blocker;
          return id === null
            ? t('drop.blocked.aliasGone', { name })
            : t('drop.blocked.aliasDangling', { name, id });
        }
        return t('drop.blocked.aliasMoved', { name, collection: visibleText(blocker.collection) });
      case 'databaseNotEmpty': {
        const { collections } = blocker;
        const names = listed(collections.map(shownName));
        return t('drop.blocked.databaseNotEmpty', { name, count: collections.length, names });
      }
      case 'refused':
        return t('drop.blocked.refused', { ...privilegeNames(blocker.privilege) });
      case 'defaultDatabase':
      case 'databaseGone':
        return t(`drop.blocked.${blocker.kind}`, { name });
    }
  };
}
