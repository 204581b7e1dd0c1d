import { useText } from '@renderer/i18n';
import { StateBadge } from '@renderer/ui/StateBadge';
import type { DropFacts } from '@shared/domain/collection';
import { isInMemory } from '@shared/policy/drop-list';

/** Whether something that goes is in memory, and how much of it. */
export function InMemory({ facts }: { facts: DropFacts }) {
  const t = useText();
  const { loadedPartitions: loaded, partitionNames, partition } = facts;
  const is = isInMemory(facts);
  if (is === null) return <StateBadge state="unknown" label={t('drop.unknown')} />;
  if (!is) return <StateBadge state="notLoaded" label={t('drop.memoryNone')} />;
  const all = partition === null ? partitionNames : [partition];
  if (loaded === null || all === null || loaded.length >= all.length) {
    return <StateBadge state="loaded" label={t('drop.memoryYes')} />;
  }
  return (
    <StateBadge state="partly" label={t('drop.memoryPart', { loaded: loaded.length, total: all.length })} />
  );
}
