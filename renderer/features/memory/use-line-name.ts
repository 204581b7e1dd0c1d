import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { MemoryLine } from './model/lines';

/** What a line is called, as it is, and where what it stands for is, made visible. */
export function useLineName({ name, database, collection }: MemoryLine): { name: string; place: string } {
  const t = useText();
  if (collection === null || database === null) {
    return { name: name === null ? t('memory.nodeUnnamed') : t('memory.node', { id: name }), place: '' };
  }
  if (name === collection) return { name, place: visibleText(database) };
  return {
    name: name ?? t('memory.wholeCollection'),
    place: t('memory.inDatabase', {
      collection: visibleText(collection),
      database: visibleText(database),
    }),
  };
}
