import { action } from './action';
import type { ActionContext, Enabled } from './action';
import { askDropPartition, releasePartition, turnPartitionOn } from './carry-out';
import { partitionRules } from './collection-rules';
import type { PartitionSubject } from './collection-subject';

const NONE: Enabled = { because: 'because.noPartition' };

function onPartition(
  rule: (subject: PartitionSubject) => Enabled,
  run: (subject: PartitionSubject) => void | Promise<void>,
) {
  return {
    // The palette has no partition to speak of; each is reached in the panel.
    hidden: true,
    enabled: ({ partition }: ActionContext) => (partition === null ? NONE : rule(partition)),
    run: ({ partition }: ActionContext) => (partition === null ? undefined : run(partition)),
  };
}

/** What can be done with a partition. */
export const partitionActions = {
  toggle: action({
    id: 'partition.toggle',
    label: 'partitions.action.toggle',
    ...onPartition(partitionRules.toggle, (subject) =>
      subject.state.kind === 'loaded' ? releasePartition(subject) : turnPartitionOn(subject),
    ),
  }),
  load: action({
    id: 'partition.load',
    label: 'partitions.action.load',
    ...onPartition(partitionRules.load, turnPartitionOn),
  }),
  release: action({
    id: 'partition.release',
    label: 'partitions.action.release',
    ...onPartition(partitionRules.release, releasePartition),
  }),
  drop: action({
    id: 'partition.drop',
    label: 'partitions.action.drop',
    destructive: true,
    ...onPartition(partitionRules.drop, askDropPartition),
  }),
};
