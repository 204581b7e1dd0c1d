import { useText } from '@renderer/i18n';
import { FactList } from '@renderer/ui/FactList';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import type { DropFacts } from '@shared/domain/collection';
import type { DropItem } from '@shared/domain/drop';
import { releasesFirst } from '@shared/policy/drop-plan';
import { useDropTexts } from './use-drop-texts';
import { useLookAlikeFact } from './use-look-alike-fact';

/** The rest of what was read of one on a list: what its row has no room for. */
export function DropRowDetails({ item, facts }: { item: DropItem; facts: DropFacts }) {
  const t = useText();
  const text = useDropTexts(facts);
  const lookAlikeFact = useLookAlikeFact();
  const isPartition = item.target.kind === 'partition';
  const ofCollection = isPartition
    ? []
    : ([
        [t('drop.partitions'), <VisibleSentence key="partitions" text={text.partitions} wrap />],
        [t('drop.indexes'), <VisibleSentence key="indexes" text={text.indexes} wrap />],
      ] as const);
  return (
    <FactList
      facts={[
        [t('drop.memory'), isPartition ? text.partitionMemory(releasesFirst(item)) : text.collectionMemory],
        ...ofCollection,
        ...lookAlikeFact(facts.partition ?? facts.collection, facts.lookAlikes),
      ]}
    />
  );
}
