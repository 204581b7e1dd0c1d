/** Words of a collection's partitions. */
export const partitions = {
  'partitions.chosen': '{count, number} of {total, number} chosen',
  'partitions.chooseOne': 'Choose at least one partition.',
  'partitions.title': 'Partitions',
  'partitions.name': 'Partition',
  'partitions.state': 'State',
  'partitions.rows': 'Rows',
  'partitions.actions': 'Actions',
  'partitions.search': 'Search partitions',
  'partitions.count': '{count, plural, one {# partition} other {# partitions}}, {loaded, number} in memory',
  'partitions.countUnknown': '{count, plural, one {# partition} other {# partitions}}',
  'partitions.create': 'Create partition',
  'partitions.reading': 'Reading the partitions of {name}',
  'partitions.memoryUnknown': 'Which partitions are in memory could not be read.',
  'partitions.keyMode':
    'Its partition key decides what is in which partition: single partitions cannot be loaded, released or dropped.',
  'partitions.noMatch': 'No partition matches.',
  'partitions.state.notLoaded': 'Not loaded',
  'partitions.state.loading': 'Loading {percent, number} %',
  'partitions.state.loaded': 'Loaded',
  'partitions.state.unknown': 'Unknown',
  'partitions.action.load': 'Load',
  'partitions.action.release': 'Release',
  'partitions.action.drop': 'Drop…',
  'partitions.action.toggle': 'Switch a partition in memory on or off',

  'because.partitionKey':
    'The collection has a partition key: single partitions cannot be loaded, released or dropped',
  'because.noPartition': 'Choose a partition first',
  'because.defaultPartition': 'Every collection keeps its default partition',
  'because.partitionLoaded': 'It is loaded already',
  'because.partitionNotLoaded': 'It is not in memory',

  'createPartition.title': 'Create a partition in {name}',
  'createPartition.name': 'Name',
  'createPartition.hint': 'Letters, digits and underscores; newer versions take hyphens too.',
  'createPartition.limit':
    'A collection takes {most, number} partitions unless the server is set otherwise. There {count, plural, one {is one} other {are #}}.',
  'createPartition.memory.out': 'The new partition is not in memory until it is loaded.',
  'createPartition.memory.loaded': '{name} is in memory: this server loads the new partition as well.',
  'createPartition.memory.byLoad':
    'Every partition of {name} is in memory. If it was loaded as a whole, this server loads the new partition as well; if partition by partition, it stays out of memory.',
  'createPartition.memory.unknown':
    'Whether this server loads the new partition is unknown: what is in memory could not be read.',
  'createPartition.submit': 'Create partition',
  'createPartition.cancel': 'Cancel',
} as const;
