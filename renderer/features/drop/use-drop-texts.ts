import { useFormats, useText } from '@renderer/i18n';
import type { DropFacts } from '@shared/domain/collection';

/** How many names are written out before the rest is only counted. */
const NAMES = 12;

/** The facts of a drop in words; what could not be read is said. */
export function useDropTexts(facts: DropFacts) {
  const t = useText();
  const { integer, time } = useFormats();
  const some = (names: readonly string[]) => {
    if (names.length === 0) return t('drop.none');
    const shown = names.slice(0, NAMES).join(', ');
    return names.length > NAMES ? t('drop.more', { names: shown, count: names.length - NAMES }) : shown;
  };
  const rows = () => {
    if (facts.rowCount === null) return t('drop.rowsUnknown');
    const count = integer(facts.rowCount);
    return t(facts.rowCountExact ? 'drop.rowsExact' : 'drop.rowsApproximate', { count });
  };
  const indexes = facts.indexes?.map(({ field, type }) => t('drop.index', { field, type })) ?? null;
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
  const rights = () => {
    const { grants } = facts;
    if (grants === undefined) return null;
    if (grants === null) return t('drop.unread');
    const byRole = new Map<string, string[]>();
    for (const { role, privilege, covers } of grants) {
      // Rights on every collection do not end with this one.
      if (covers === 'this') byRole.set(role, [...(byRole.get(role) ?? []), privilege]);
    }
    return some([...byRole].map(([role, privileges]) => `${role}: ${privileges.join(', ')}`));
  };
  return {
    rows: rows(),
    rights: rights(),
    partitions:
      partitionNames === null
        ? t('drop.unread')
        : t('drop.counted', { count: partitionNames.length, names: some(partitionNames) }),
    aliases: some(facts.aliases),
    indexes: indexes === null ? t('drop.unread') : some(indexes),
    lookAlikes: facts.lookAlikes === null ? t('drop.unread') : some(facts.lookAlikes),
    collectionMemory: collectionMemory(),
    partitionMemory: (releaseFirst: boolean) => {
      if (loaded === null) return t('drop.unread');
      if (loaded.length === 0) return t('drop.memoryNone');
      return t(releaseFirst ? 'drop.memoryPartition' : 'drop.memoryPartitionStays');
    },
  };
}
