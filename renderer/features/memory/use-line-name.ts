import { useText } from '@renderer/i18n';
import type { MemoryLine } from './model/lines';

/** What a line is called, and where what it stands for is. */
export function useLineName({ name, database, collection }: MemoryLine): { name: string; place: string } {
  const t = useText();
  if (collection === null || database === null) {
    return { name: name === null ? t('memory.nodeUnnamed') : t('memory.node', { id: name }), place: '' };
  }
  if (name === collection) return { name, place: database };
  return {
    name: name ?? t('memory.wholeCollection'),
    place: t('memory.inDatabase', { collection, database }),
  };
}
