import { inSentence, useFormats, useText } from '@renderer/i18n';
import { shownName } from '@renderer/ui/shown-names';
import { visibleText } from '@renderer/ui/visible-text';
import type { DropFacts } from '@shared/domain/collection';
import type { DropItem } from '@shared/domain/drop';
import { useListed } from './use-listed';
import { useRowsText } from './use-rows-text';

/** The facts of a drop in words; what could not be read is said. */
export function useDropTexts(facts: DropFacts) {
  const t = useText();
  const { time } = useFormats();
  const rowsText = useRowsText();
  const inOneLine = useListed();
  /** Of texts in which each name was made visible. */
  const listed = (texts: readonly string[]) =>
    texts.length === 0 ? t('drop.none') : inOneLine(texts.map(inSentence));
  const some = (names: readonly string[]) => listed(names.map(shownName));
  const indexes =
    facts.indexes?.map(({ field, type }) =>
      t('drop.index', { field: visibleText(field), type: visibleText(type) }),
    ) ?? null;
  const { loadedPartitions: loaded, partitionNames } = facts;
  const collectionMemory = () => {
    const { replicas, loadedSince } = facts;
    const hasReplicas = replicas !== null && replicas > 0;
    const copies = hasReplicas ? [t('drop.replicas', { count: replicas })] : [];
    if (loaded === null || partitionNames === null) {
      // Who may not read the partitions may still be told of replicas: something is in memory then.
      return hasReplicas ? [t('drop.memoryUnread'), ...copies].join('; ') : t('drop.unread');
    }
    if (loaded.length === 0) return t('drop.memoryNone');
    const some = t('drop.memorySome', { loaded: loaded.length, total: partitionNames.length });
    const since = loadedSince === null ? [] : [t('drop.since', { time: time(loadedSince) })];
    return [some, ...copies, ...since].join('; ');
  };
  return {
    rows: rowsText(facts.rowCount),
    partitions:
      partitionNames === null
        ? t('drop.unread')
        : t('drop.counted', { count: partitionNames.length, names: some(partitionNames) }),
    // Where the server drops them with it there is no step that would name them.
    aliasesOf: (item: Pick<DropItem, 'steps'>) => {
      const names = some(facts.aliases);
      const count = facts.aliases.length;
      const goAlong = count > 0 && !item.steps.includes('removeAliases');
      return goAlong ? t('drop.aliasesGoAlong', { aliases: names, count }) : names;
    },
    indexes: indexes === null ? t('drop.unread') : listed(indexes),
    collectionMemory: collectionMemory(),
    partitionMemory: (releaseFirst: boolean) => {
      if (loaded === null) return t('drop.unread');
      if (loaded.length === 0) return t('drop.memoryNone');
      return t(releaseFirst ? 'drop.memoryPartition' : 'drop.memoryPartitionStays');
    },
  };
}
