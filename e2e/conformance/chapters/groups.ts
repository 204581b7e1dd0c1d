import { collectionOf, ID, indexOn, VECTOR } from '../requests';
import { ask, prepare, takeAway, untilIndexed, untilLoaded, type Chapter } from '../step';

const NAME = 'conf_groups';
const GROUP = 'conf_group';
const DEFAULT = '__default_resource_group';
const group = (resource_group: string, more: object = {}) => ({ resource_group, ...more });
const move = (source: string, target: string, more: object) => ({
  source_resource_group: source,
  target_resource_group: target,
  ...more,
});

/** Resource groups: on a server with one query node. */
export const groups: Chapter = {
  name: 'groups',
  steps: [
    ...takeAway(NAME),
    ask('CreateResourceGroup', group(GROUP)),
    ask('CreateResourceGroup', group(GROUP), 'that is there'),
    ask('CreateResourceGroup', group('bad name!'), 'with a bad name'),
    ask('CreateResourceGroup', group(''), 'without a name'),
    ask('ListResourceGroups'),
    ask('DescribeResourceGroup', group(GROUP), 'that is empty'),
    ask('TransferNode', move(GROUP, DEFAULT, { num_node: 1 }), 'of which there are too few'),
    ask('TransferNode', move('conf_nothing', DEFAULT, { num_node: 1 }), 'from nowhere'),
    ask('TransferNode', move(DEFAULT, GROUP, { num_node: 0 }), 'of none'),
    prepare('CreateCollection', collectionOf(NAME, [ID, VECTOR])),
    prepare('CreateIndex', indexOn(NAME)),
    untilIndexed(NAME),
    ask(
      'TransferReplica',
      move(DEFAULT, GROUP, { collection_name: NAME, num_replica: '1' }),
      'of what is not loaded',
    ),
    ask(
      'LoadCollection',
      { collection_name: NAME, replica_number: 1, resource_groups: [GROUP] },
      'into a group without nodes',
    ),
    ask(
      'LoadCollection',
      { collection_name: NAME, replica_number: 1, resource_groups: ['conf_nothing'] },
      'into a group that is not there',
    ),
    ask(
      'LoadCollection',
      { collection_name: NAME, replica_number: 2, resource_groups: [DEFAULT, GROUP] },
      'into the default group and another',
    ),
    ask(
      'LoadPartitions',
      {
        collection_name: NAME,
        partition_names: ['_default'],
        replica_number: 1,
        resource_groups: [GROUP, GROUP],
      },
      'into more groups than replicas',
    ),
    prepare('LoadCollection', { collection_name: NAME, replica_number: 1 }),
    untilLoaded(NAME),
    ask(
      'LoadCollection',
      { collection_name: NAME, replica_number: 1, resource_groups: [GROUP] },
      'of what is loaded, into another group',
    ),
    ask('DescribeResourceGroup', group(DEFAULT), 'that has a replica'),
    ask(
      'TransferReplica',
      move(DEFAULT, GROUP, { collection_name: NAME, num_replica: '2' }),
      'of more than there are',
    ),
    ask(
      'TransferReplica',
      move(DEFAULT, 'conf_nothing', { collection_name: NAME, num_replica: '1' }),
      'to nowhere',
    ),
    ask('DropResourceGroup', group(GROUP)),
    ask('DropResourceGroup', group(GROUP), 'that is not there'),
    ask('DropResourceGroup', group(DEFAULT), 'the default one'),
    ...takeAway(NAME),
  ],
};
