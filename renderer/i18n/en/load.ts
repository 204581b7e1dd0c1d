import { PRIVILEGE } from './privilege';

/** Words of the load dialog and the summary before a load. */
export const load = {
  'load.title': 'Load {name}',
  'load.where': '{database} on {connection}',
  'load.server.honoured': 'Milvus {version} loads only the chosen fields',
  'load.server.hint':
    'Milvus {version} takes the fields as a hint: it warms up the chosen ones first, the others load when they are needed',
  'load.server.ignored':
    'Milvus {version} always loads every field; fields can be chosen since Milvus {since}',
  'load.server.lite': 'milvus-lite always loads every field',
  'load.server.unread': 'The version of the server could not be read: what it cannot do, it will refuse',
  'load.lite': 'milvus-lite does not have it',
  'load.fields': 'Fields',
  'load.fieldCount': '{count, number} of {total, number} fields',
  'load.preset.search': 'Search only',
  'load.preset.everything': 'Everything',
  'load.preset.last': 'As last time',
  'load.preset.own': 'My presets',
  'load.preset.name': 'Name for the chosen fields',
  'load.preset.save': 'Save preset',
  'load.preset.replaces': 'Takes the place of the preset of this name',
  'load.preset.remove': 'Remove {name}',
  'load.lock.primaryKey': 'The primary key is always loaded',
  'load.lock.partitionKey': 'The partition key is always loaded',
  'load.lock.clusteringKey': 'The clustering key is always loaded',
  'load.lock.lastVector': 'At least one vector field is always loaded',
  'load.lock.version': 'Choice since Milvus {since}',
  'load.lock.lite': 'No choice in milvus-lite',
  'load.fieldsNote': 'Filters and outputs can use loaded fields only.',
  'load.dynamicField': 'Dynamic field',
  'load.dynamicType': 'JSON',
  'load.noIndex': 'no index',
  'load.partitions': 'Partitions',
  'load.partitions.all': 'The whole collection',
  'load.partitions.some': 'Chosen partitions',
  'load.partitions.key': 'The collection has a partition key: it is always loaded as a whole.',
  'load.partitions.lite': 'milvus-lite loads only whole collections.',
  'load.partitions.unread': 'The partitions could not be read.',
  'load.replicas': 'Replicas',
  'load.replicas.hint': 'Empty: as the server has it',
  'load.releaseFirst': 'Release first',
  'load.releaseFirst.unknown':
    '{name} is in memory, with which fields nobody knows: no server reports it and it was not loaded from here. If they differ from the chosen ones, the server refuses to load without a release before it.',
  'load.release.otherFields':
    '{name} is loaded with other fields. Loaded fields cannot be changed while it is loaded, so it is released first.',
  'load.release.mixedLoad':
    'This server does not load partitions of a collection that is loaded as a whole, nor the whole of one that is loaded in part. So it is released first.',
  'load.release.otherPartitions':
    'This server loads other partitions only after a release. So it is released first, and what was in memory is loaded again with them.',
  'load.release.otherReplicas':
    '{name} is loaded with another number of replicas, which this server does not change while it is loaded. So it is released first.',
  'load.release.otherGroups':
    '{name} is loaded in other resource groups, which this server does not change while it is loaded. So it is released first.',
  'load.already': 'All of it is in memory already.',
  'load.nothingToDo': 'All of it is in memory or on its way there: there is nothing to load.',
  'load.releaseFirst.again':
    'Whether {name} was loaded as a whole or in parts nobody knows, and this server refuses one after the other. To load it anew, release it first.',
  'load.release.leaves':
    '{count, plural, one {# partition that is in memory now is} other {# partitions that are in memory now are}} not among the chosen ones and will be out of memory afterwards.',
  'load.refused.fields':
    'The last load was refused because other fields are loaded. This plan releases {name} first.',
  'load.what': 'What will happen',
  'load.step.release': 'Release {name}: searches fail until it is loaded again',
  'load.step.loadAll': 'Load {fields} of the whole collection',
  'load.step.loadSome': 'Load {fields} of {count, plural, one {# partition} other {# partitions}}',
  'load.step.replicas': '{count, plural, one {# replica} other {# replicas}}',
  'load.step.watch': 'Watch until the server says that it is loaded',
  'load.fieldsAll': 'all {total, number} fields',
  'load.fieldsSome': '{count, number} of {total, number} fields',
  'load.submit.all': 'Load all {total, number} fields',
  'load.submit.some': 'Load {count, number} of {total, number} fields',
  'load.submit.releaseAll': 'Release, then load all {total, number} fields',
  'load.submit.releaseSome': 'Release, then load {count, number} of {total, number} fields',
  'load.cancel': 'Cancel',
  'load.reading': 'Reading the fields of {name}',
  'load.groups': 'Resource groups',
  'load.groups.hint': 'Empty: as the server has it',
  'load.priority': 'Priority',
  'load.priority.none': 'As the server has it',
  'load.priority.high': 'High',
  'load.priority.low': 'Low',
  'load.obstacles': 'What stands in the way',
  'load.obstacle.noIndex':
    'No index on {fields}: Milvus loads a collection only when every vector field that is loaded has one.',
  'load.obstacle.noIndex.remedy':
    'Create {count, plural, one {it} other {them}} first, or leave the field out where that can be chosen.',
  'load.obstacle.indexesUnread':
    'Whether every vector field has an index could not be read; without one the server refuses.',
  'load.obstacle.indexesUnread.remedy': 'The user may lack the right to describe indexes.',
  'load.obstacle.indexBuilding':
    'The index {index} on {field} is still being built{told, select, yes {: {indexed} of {total} rows} other {}}.',
  'load.obstacle.indexBuilding.remedy': 'The load would be accepted, and wait for it.',
  'load.obstacle.indexFailed':
    'The index {index} on {field} could not be built{told, select, yes {: {reason}} other {}}.',
  'load.obstacle.indexFailed.remedy': 'Drop it and create it again; a load may not arrive without it.',
  'load.obstacle.tooLittleMemory':
    '{certain, select, yes {It does not fit} other {It may not fit}} into {group}: it needs {needed}, and {free} can still be filled.',
  'load.obstacle.tooLittleMemory.remedy':
    'The load would be accepted, stand still, and be given up. Release something, load fewer fields or partitions, or add query nodes.',
  'load.obstacle.groupMissing': 'There is no resource group {group}.',
  'load.obstacle.groupMissing.remedy': 'Choose one that exists.',
  'load.obstacle.groupsPerReplica':
    '{groups, plural, one {# resource group} other {# resource groups}} for {replicas, plural, one {# replica} other {# replicas}}: Milvus takes one group, or one for each replica.',
  'load.obstacle.groupsPerReplica.remedy': 'Change the number of replicas, or choose fewer groups.',
  'load.obstacle.defaultGroupAlone':
    'This server does not load into its default resource group and others together.',
  'load.obstacle.defaultGroupAlone.remedy': 'Choose one or the other; it can be done since Milvus 2.4.1.',
  'load.obstacle.tooFewNodes':
    '{group} has {nodes, plural, =0 {no query node} one {# query node} other {# query nodes}}: {needed, plural, one {# replica needs} other {# replicas need}} a node each.',
  'load.obstacle.tooFewNodes.remedy': 'Load fewer replicas, or add query nodes to the group.',
  'load.obstacle.noRight': `The user may not load: that needs ${PRIVILEGE}.`,
  'load.obstacle.noRight.remedy':
    'Ask whoever manages this server {told, select, none {for it} other {to grant {grant}}}.',
  'load.obstacle.quota': 'The cluster holds requests back: {states}. {reasons}',
  'load.obstacle.quota.remedy': 'The load may be refused or wait until the quota is free again.',
  'load.obstacle.unhealthy': 'The cluster calls itself unhealthy{told, select, yes {: {reasons}} other {}}.',
  'load.obstacle.unhealthy.remedy': 'The load may stand still until that is mended.',
  'load.obstacle.loadingHere': 'A task of this application is at work on it.',
  'load.obstacle.loadingHere.remedy': 'Wait for its end, or stop watching it in the task list.',
  'load.obstacle.loadingElsewhere': 'It is being loaded already, {percent} %, and not from here.',
  'load.obstacle.loadingElsewhere.remedy':
    'Another client asked for it. What it asked for is not known here.',
  'load.obstacle.partitionKey': 'The collection has a partition key: it is always loaded as a whole.',
  'load.obstacle.partitionKey.remedy': 'Choose the whole collection.',
  'load.obstacle.wholeOnly': 'This server loads only whole collections.',
  'load.obstacle.wholeOnly.remedy': 'Choose the whole collection.',
  'load.obstacle.partitionsGone': 'There is no partition {partitions} any more.',
  'load.obstacle.partitionsGone.remedy': 'Choose among those that there are.',
  'load.obstacle.nothingChosen': 'No partition is chosen.',
  'load.obstacle.nothingChosen.remedy': 'Choose at least one.',
  'load.memory': 'Memory',
  'load.memory.range': '{low} to {high}',
  'load.memory.unknown': 'unknown',
  'load.memory.replicas': '{count, plural, one {in # replica} other {in # replicas}}',
  'load.memory.without':
    'Without {count, plural, one {{names}, whose size is} other {# fields whose size is}} unknown.',
  'load.room.fits': 'Fits:',
  'load.room.tight': 'May not fit:',
  'load.room.tooLittle': 'Does not fit:',
  'load.room.unknown': 'Whether it fits is unknown:',
  'load.room.free':
    '{free} of {total} can still be filled on {nodes, plural, one {# query node} other {# query nodes}}',
  'load.room.unread': 'the memory of the query nodes is not known',
  'load.room.group': 'in {group}',
  'load.reported':
    'In memory now, as the segments report: {size}, {rows} rows in {segments, plural, one {# segment} other {# segments}}.',
  'load.reportedRows':
    'In memory now, as the segments report: {rows} rows in {segments, plural, one {# segment} other {# segments}}. This server reports no sizes.',
  'load.formula.show': 'How this is reckoned',
  'load.formula.hide': 'Hide how this is reckoned',
  'load.formula.title': 'How the memory is reckoned',
  'load.formula.perRow': '{bytes} B a row',
  'load.formula.perRowRange': '{low} to {high} B a row',
  'load.formula.fixed': '{rows} rows at {perRow}',
  'load.formula.vector':
    '{rows} rows at {perRow}: {dimension, number} dimensions as they are, without an index',
  'load.formula.index':
    '{rows} rows at {perRow} in {type}{hasShared, select, yes {, and {shared} for its centres} other {}}',
  'load.formula.sampled':
    '{rows} rows at {perRow}, from {sampled, plural, one {# row} other {# rows}} that {sampled, plural, one {was} other {were}} read',
  'load.formula.unknown.noSample':
    'its size depends on its content, and no row could be read: it is not in memory',
  'load.formula.unknown.otherType': 'there is no formula for this type',
  'load.formula.unknown.noDimension': 'the server tells no dimension',
  'load.formula.unknown.noRows': 'the number of rows is not known',
  'load.formula.system': 'Row ids and time stamps',
  'load.formula.systemText': '{rows} rows at {bytes, number} B a row',
  'load.formula.sources':
    'Vectors by the formulas of the Faiss wiki (Guidelines to choose an index) and the defaults of milvus.yaml; Milvus fills 90 % of the memory of a query node.',
  'load.formula.sampledAt': 'Rows for the sizes of texts and documents were read at {at}.',
  'load.progress.rows': '{rows} rows in {segments, plural, one {# segment} other {# segments}} in memory',
  'load.progress.rowsOf':
    '{rows} of {allRows} rows in memory, {segments, number} of {allSegments, plural, one {# segment} other {# segments}}',
  'load.diagnosis': 'What is known',
  'load.diagnosis.at': 'What is known, checked at {at}',
  'load.diagnosis.again': 'Check again',
  'load.diagnosis.nothing':
    'None of it explains why the load stands still. The log of Milvus names the reason; after 600 s without progress it gives the load up.',
  'load.diagnosis.nodes': 'Query nodes',
  'load.diagnosis.node': '{id}: {used} of {total} used',
  'load.diagnosis.nodeUnknown': '{id}: memory unknown',
  'load.diagnosis.noNodes': 'none: nothing can be loaded',
  'load.diagnosis.indexes': 'Indexes',
  'load.diagnosis.replicas': 'Replicas on nodes',
  'load.diagnosis.quota': 'Held back',
  'load.diagnosis.health': 'Cluster',
  'load.diagnosis.healthy': 'calls itself healthy',
  'load.diagnosis.unhealthy': 'calls itself unhealthy',
  'load.diagnosis.none': 'nothing',
  'load.facts.rows': 'Rows',
  'load.facts.partitions': 'Partitions',
} as const;
