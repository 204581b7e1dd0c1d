/** Words of the question before a release. */
export const release = {
  'release.title': 'Release {name}?',
  'release.titlePartitions': 'Release {count, number} partitions of {name}?',
  'release.choose': 'Release partitions of {name}',
  'release.submit': 'Release {name}',
  'release.submitPartitions': 'Release {count, plural, one {# partition} other {# partitions}}',
  'release.cancel': 'Cancel',
  'release.where': '{database} on {connection}',
  'release.what': 'What stops working',
  'release.collection': 'Searches and queries on {name} fail until it is loaded again. Nothing is deleted.',
  'release.aliases': 'So do those that use {count, plural, one {the alias} other {the aliases}} {aliases}.',
  'release.aliasesUnread': 'Whether aliases point to it could not be read.',
  'release.partitions':
    'Searches and queries no longer find what is in {names} until it is loaded again. Nothing is deleted.',
  'release.last':
    'Nothing else of {name} is in memory, so the whole collection is released: searches on it fail.',
  'release.loading': 'The load that is under way ends without a result.',
  'release.notMixed':
    'This server refuses to release a partition of a collection that was loaded as a whole. Every partition of {name} is in memory, so that may be the case. The way round: release {name}, then load the partitions that should stay.',
  'release.whole': 'Release {name} instead…',
  'release.rows': 'Rows',
  'release.partitionsInMemory': 'In memory',
  'release.partitionsValue': '{loaded, number} of {total, plural, one {# partition} other {# partitions}}',
} as const;
