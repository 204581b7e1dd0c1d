/** Words of warm sets: what was in memory, kept under names. */
export const warmSets = {
  'warmSets.open': 'Warm sets…',
  'warmSets.openKeywords': 'save memory bring back restart release snapshot',
  'warmSets.title': 'Warm sets',
  'warmSets.where': 'all databases of {connection}',
  'warmSets.about':
    'A warm set keeps what is loaded now: collections, partitions, fields, replicas and resource groups. After a restart or before a release it brings memory back to what it was.',
  'warmSets.none': 'No warm set is saved for this connection yet.',
  'warmSets.list': 'Saved warm sets',
  'warmSets.reading': 'Reading the warm sets',
  'warmSets.savedAt': 'saved {at}',
  'warmSets.contents':
    '{collections, plural, =0 {nothing} one {# collection} other {# collections}} in {databases, plural, one {# database} other {# databases}}{partly, plural, =0 {} other {, # of them partly}}{fieldsUnknown, plural, =0 {} other {; fields of # unknown}}',
  'warmSets.close': 'Close',
  'warmSets.back': 'Back',
  'warmSets.saveNow': 'Save what is loaded now…',
  'warmSets.import': 'Import…',
  'warmSets.compare': 'Compare with now',
  'warmSets.bringBack': 'Bring back…',
  'warmSets.more': 'More for {name}',
  'warmSets.compareNamed': 'Compare with now: {name}',
  'warmSets.bringBackNamed': 'Bring back…: {name}',
  'warmSets.rename': 'Rename…',
  'warmSets.export': 'Export…',
  'warmSets.delete': 'Delete…',
  'warmSets.exported': 'Exported to {path}',
  'warmSets.imported': 'Imported as {name}',

  'warmSets.save.title': 'Save what is loaded now',
  'warmSets.save.name': 'Name',
  'warmSets.save.reading': 'Reading what is in memory: {done, number} of {total, number} collections',
  'warmSets.save.readingLists': 'Reading what is in memory',
  'warmSets.save.found':
    '{collections, plural, =0 {Nothing is in memory: there is nothing to save.} one {# collection is in memory} other {# collections are in memory}}{partly, plural, =0 {} other {, # of them partly}}',
  'warmSets.save.fieldsUnknown':
    'Of {count, plural, one {# collection} other {# collections}} nobody knows which fields are loaded: no server tells, and the load was not sent from here. The set keeps that as unknown.',
  'warmSets.save.failed':
    '{count, plural, one {# collection} other {# collections}} could not be read and will not be in the set: {names}',
  'warmSets.save.failedDatabase':
    'What is in memory in {database} could not be read and will not be in the set.',
  'warmSets.save.failedDatabases':
    'The list of databases could not be read: only {database} will be in the set.',
  'warmSets.save.submit': 'Save warm set',

  'warmSets.rename.title': 'Rename {name}',
  'warmSets.rename.submit': 'Rename warm set',
  'warmSets.delete.title': 'Delete {name}?',
  'warmSets.delete.text': 'What is in memory stays as it is. Only the list of what it was is deleted.',
  'warmSets.delete.submit': 'Delete warm set',
  'warmSets.cancel': 'Cancel',

  'warmSets.compare.title': '{name} and now',
  'warmSets.compare.reading': 'Comparing with now: {done, number} of {total, number} collections',
  'warmSets.compare.same': 'Everything in the set is as it was.',
  'warmSets.compare.count.same': '{count, number} as they were',
  'warmSets.compare.count.differs': '{count, number} different',
  'warmSets.compare.count.missing': '{count, number} not there any more',
  'warmSets.compare.count.unread': '{count, number} not read',
  'warmSets.compare.count.extra': '{count, number} in memory beside the set',
  'warmSets.compare.failedDatabase':
    'What is in memory in {database} could not be read: what is there beside the set is not known.',
  'warmSets.compare.failedDatabases':
    'The list of databases could not be read: what is in memory beside the set is not known.',
  'warmSets.compare.table': 'Differences',
  'warmSets.compare.collection': 'Collection',
  'warmSets.compare.database': 'Database',
  'warmSets.compare.difference': 'Difference',
  'warmSets.compare.unknownFields':
    'Load {count, plural, one {# collection whose fields are} other {# collections whose fields are}} unknown, with all fields',
  'warmSets.compare.recreated':
    'Load {count, plural, one {# collection that was} other {# collections that were}} made anew under the same name',
  'warmSets.compare.releasePartitions':
    'Release partitions that are not in the set, of {count, plural, one {# collection} other {# collections}}',
  'warmSets.compare.releaseExtras':
    'Release {count, plural, one {# collection that is} other {# collections that are}} in memory and not in the set',
  'warmSets.compare.submit':
    '{count, plural, =0 {Nothing to plan} one {Plan # change…} other {Plan # changes…}}',
  'warmSets.compare.nothing': 'Nothing is to be changed',
  'warmSets.plan.title': 'Bring back {name}',

  'warmSets.difference.missing': 'not there any more',
  'warmSets.difference.unread': 'could not be read: {why}',
  'warmSets.difference.unreadUnknown': 'could not be read',
  'warmSets.difference.extra': 'in memory, not in the set',
  'warmSets.difference.recreated': 'made anew under this name',
  'warmSets.difference.out': 'not in memory',
  'warmSets.difference.outPartitions':
    '{count, plural, one {# partition} other {# partitions}} not in memory',
  'warmSets.difference.partly': 'only partly in memory',
  'warmSets.difference.toRelease':
    '{count, plural, one {# partition} other {# partitions}} in memory beside the set',
  'warmSets.difference.gone':
    '{count, plural, one {# partition of the set is} other {# partitions of the set are}} gone',
  'warmSets.difference.fields': 'other fields loaded',
  'warmSets.difference.fieldsUnknown': 'fields unknown',
  'warmSets.difference.replicas': '{count, plural, one {# replica} other {# replicas}} wanted',
  'warmSets.difference.groups': 'other resource groups',
} as const;
