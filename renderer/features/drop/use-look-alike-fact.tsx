import { useText } from '@renderer/i18n';
import type { Fact } from '@renderer/ui/FactList';
import type { LookAlikes } from '@shared/domain/look-alike';
import { LookAlikeList } from './LookAlikeList';

/** The line about names that are easily taken for this one, for a list of facts; none where there are none. */
export function useLookAlikeFact(): (name: string, alike: LookAlikes | null) => Fact[] {
  const t = useText();
  return (name, alike) => {
    if (alike === null) return [[t('drop.lookAlikes'), t('drop.unread')]];
    if (alike.named.length === 0) return [];
    return [[t('drop.lookAlikes'), <LookAlikeList key="alike" name={name} alike={alike} />]];
  };
}
