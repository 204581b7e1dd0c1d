import { useText } from '@renderer/i18n';
import { FactList } from '@renderer/ui/FactList';
import { VisibleName } from '@renderer/ui/VisibleName';
import type { DropFacts } from '@shared/domain/collection';
import type { DropPlan } from '@shared/policy/drop-plan';
import type { DropTarget } from './drop-question';
import { useDropTexts } from './use-drop-texts';

interface DropFactListProps {
  target: DropTarget;
  connectionName: string;
  facts: DropFacts;
  plan: DropPlan;
}

/** Exactly what would go: where it is, its name and id, and how much it holds. */
export function DropFactList({ target, connectionName, facts, plan }: DropFactListProps) {
  const t = useText();
  const text = useDropTexts(facts);
  const isPartition = target.partition !== null;
  const ofCollection = isPartition
    ? []
    : ([
        [t('drop.partitions'), <VisibleName key="partitions" name={text.partitions} wrap />],
        [t('drop.aliases'), <VisibleName key="aliases" name={text.aliases} wrap />],
        [t('drop.indexes'), <VisibleName key="indexes" name={text.indexes} wrap />],
      ] as const);
  const ofPartition = isPartition
    ? ([
        [t('drop.partition'), <VisibleName key="partition" name={target.partition?.name ?? ''} wrap />],
        [t('drop.partitionId'), facts.partitionId ?? t('drop.noId')],
      ] as const)
    : [];
  return (
    <FactList
      facts={[
        [t('drop.cluster'), <VisibleName key="cluster" name={connectionName} wrap />],
        [t('drop.database'), <VisibleName key="database" name={target.collection.database} wrap />],
        [t('drop.collection'), <VisibleName key="collection" name={facts.collection} wrap />],
        [t('drop.collectionId'), facts.collectionId ?? t('drop.noId')],
        ...ofPartition,
        [t('drop.rows'), text.rows],
        ...ofCollection,
        [t('drop.memory'), isPartition ? text.partitionMemory(plan.releaseFirst) : text.collectionMemory],
      ]}
    />
  );
}
