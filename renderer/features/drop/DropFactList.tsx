import { useText } from '@renderer/i18n';
import { FactList } from '@renderer/ui/FactList';
import { VisibleName } from '@renderer/ui/VisibleName';
import { VisibleSentence } from '@renderer/ui/VisibleSentence';
import type { DropFacts } from '@shared/domain/collection';
import type { DropItem } from '@shared/domain/drop';
import { releasesFirst } from '@shared/policy/drop-plan';
import { useDropTexts } from './use-drop-texts';
import { useLookAlikeFact } from './use-look-alike-fact';
import { useRightFacts } from './use-right-facts';

interface DropFactListProps {
  item: DropItem;
  facts: DropFacts;
  connectionName: string;
}

/** Exactly what would go: where it is, its name and id, and how much it holds. */
export function DropFactList({ item, facts, connectionName }: DropFactListProps) {
  const t = useText();
  const text = useDropTexts(facts);
  const lookAlikeFact = useLookAlikeFact();
  const { byName } = useRightFacts()(facts);
  const { target } = item;
  const isPartition = target.kind === 'partition';
  const ofCollection = isPartition
    ? []
    : ([
        [t('drop.partitions'), <VisibleSentence key="partitions" text={text.partitions} wrap />],
        [t('drop.aliases'), <VisibleSentence key="aliases" text={text.aliasesOf(item)} wrap />],
        [t('drop.indexes'), <VisibleSentence key="indexes" text={text.indexes} wrap />],
      ] as const);
  const ofPartition = isPartition
    ? ([
        [t('drop.partition'), <VisibleName key="partition" name={target.ref.partition} wrap />],
        [t('drop.partitionId'), facts.partitionId ?? t('drop.noId')],
      ] as const)
    : [];
  const alike = lookAlikeFact(facts.partition ?? facts.collection, facts.lookAlikes);
  return (
    <FactList
      facts={[
        [t('drop.cluster'), <VisibleName key="cluster" name={connectionName} wrap />],
        [t('drop.database'), <VisibleName key="database" name={target.ref.database} wrap />],
        [t('drop.collection'), <VisibleName key="collection" name={facts.collection} wrap />],
        [t('drop.collectionId'), facts.collectionId ?? t('drop.noId')],
        ...ofPartition,
        ...alike,
        [t('drop.rows'), text.rows],
        [t('drop.memory'), isPartition ? text.partitionMemory(releasesFirst(item)) : text.collectionMemory],
        ...ofCollection,
        ...byName,
      ]}
    />
  );
}
