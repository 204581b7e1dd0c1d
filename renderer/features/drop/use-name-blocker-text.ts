import { useText } from '@renderer/i18n';
import { shownNames } from '@renderer/ui/shown-names';
import { visibleText } from '@renderer/ui/visible-text';
import type { NameDropBlocker } from '@shared/domain/drop';

/** So many collections of a database are named; the rest is counted. */
const NAMED = 12;

/** Says what stands in the way of the drop of an alias or a database, and the way round. */
export function useNameBlockerText(): (blocker: NameDropBlocker, name: string) => string {
  const t = useText();
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
        const names = shownNames(collections.slice(0, NAMED));
        const more = collections.length - NAMED;
        const shown = more > 0 ? t('drop.more', { names, count: more }) : names;
        return t('drop.blocked.databaseNotEmpty', { name, count: collections.length, names: shown });
      }
      case 'defaultDatabase':
      case 'databaseGone':
        return t(`drop.blocked.${blocker.kind}`, { name });
    }
  };
}
