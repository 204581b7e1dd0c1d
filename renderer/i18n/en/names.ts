import { PRIVILEGE } from './privilege';

/** Words of the dialogs that give and move names, and of what changed by others. */
export const names = {
  'names.cancel': 'Cancel',
  'names.what': 'What will happen',
  'names.problem.empty': 'The name must not be empty.',
  'names.problem.tooLong': 'The name has {bytes, number} bytes; Milvus takes at most 255. Shorten it.',
  'names.problem.edgeSpace': 'The name begins or ends with a space. Remove it.',
  'names.problem.firstCharacter':
    'The name must begin with a letter (A to Z) or an underscore. Change its first character.',
  'names.problem.firstCharacterPartition':
    'The name must begin with a letter (A to Z), a digit or an underscore. Change its first character.',
  'names.problem.characters':
    'The name has {character}; Milvus takes letters (A to Z), digits and underscores. Remove it.',
  'names.problem.charactersPartition':
    'The name has {character}; no Milvus takes more than letters (A to Z), digits, underscores and, in newer versions, hyphens. Remove it.',
  'names.problem.same': 'This is the name that it has. Enter another one.',
  'names.problem.taken': 'There is one of this name already. Choose another name.',
  'names.hint': 'Letters, digits and underscores, beginning with a letter or an underscore.',

  'rename.open': 'Rename…',
  'rename.named': 'Rename {name}…',
  'rename.title': 'Rename {name}',
  'rename.now': 'Name now',
  'rename.id': 'Collection id',
  'rename.noId': 'the server gives none',
  'rename.aliases': 'Aliases',
  'rename.aliasesNone': 'none',
  'rename.aliasesUnread': 'could not be read',
  'rename.name': 'New name',
  'rename.step.check':
    'Read again that it is the same collection and that nothing has the new name; if not, nothing is sent',
  'rename.step.rename': 'Give it the new name; its data, its indexes and what is in memory stay as they are',
  'rename.step.renameOnly': 'Give it the new name; its data and its indexes stay as they are',
  'rename.leavesMemory':
    'milvus-lite takes a collection out of memory when it is renamed: load it again afterwards.',
  'rename.step.verify': 'Read that the collection with this id has the new name',
  'rename.step.verifyLite': 'Read that there is a collection of the new name and none of the old one',
  'rename.breaks': 'Programs that use the name {name} stop working at once.',
  'rename.aliasesStay':
    'Programs that use {count, plural, one {the alias {names} go on: it points} other {one of the aliases {names} go on: they point}} to the collection under its new name.',
  'rename.rights':
    'Milvus gives rights by name: those on {name} stay with the old name. Users who have them reach it under the new one, or by an alias, only after they are given again.',
  'rename.saved':
    'Load presets and warm sets saved in Falconer know it by its old name and have to be saved again. Which fields are loaded stays remembered.',
  'rename.submit': 'Rename',

  'aliases.add': 'Add alias…',
  'aliases.addNamed': 'Add an alias to {name}…',
  'aliases.move': 'Point elsewhere…',
  'aliases.moveNamed': 'Point elsewhere… {alias}',
  'aliases.drop': 'Drop…',
  'aliases.dropNamed': 'Drop… {alias}',
  'alias.create.title': 'Add an alias to {name}',
  'alias.name': 'Alias',
  'alias.step.check':
    'Read again that it is the same collection and that nothing has this name; if not, nothing is sent',
  'alias.step.create': 'Create the alias {alias}, pointing to {name}',
  'alias.step.verify': 'Read that it points there',
  'alias.create.submit': 'Add alias',
  'alias.move.title': 'Point {alias} elsewhere',
  'alias.move.from': 'Points to now',
  'alias.move.to': 'Point to',
  'alias.move.choose': 'Choose a collection',
  'alias.move.none': 'No other collection matches',
  'alias.move.more': 'The first {count, number} are shown. Type to find others.',
  'alias.move.step.check':
    'Read again that {alias} points to {from} and that {to} is the same collection; if not, nothing is sent',
  'alias.move.step.move': 'Point {alias} from {from} to {to}',
  'alias.move.breaks':
    'Programs that use {alias} reach {to} instead of {from} at once. Whether its fields suit them is not checked.',
  'alias.move.notLoaded':
    '{to} was not in memory at the last look: searches by {alias} fail until it is loaded.',
  'alias.move.submit': 'Point to {to}',
  'alias.move.submitNone': 'Point elsewhere',

  'database.new': 'New database…',
  'database.drop': 'Drop database…',
  'database.more': 'More about {name}',
  'because.defaultDatabase': 'Every server keeps its default database',
  'database.title': 'Create a database',
  'database.name': 'Name',
  'database.step.check': 'Read that there is no database of this name',
  'database.step.create': 'Create the database, empty',
  'database.step.verify': 'Read that it is there',
  'database.limit': 'A server takes 64 databases unless it is set otherwise. There are {count, number}.',
  'database.submit': 'Create database',

  'changes.collections.title': 'Collections changed by others since {time}',
  'changes.databases.title': 'Databases changed by others since {time}',
  'changes.partitions.title': 'Partitions changed by others since {time}',
  'changes.aliases.title': 'Aliases changed by others since {time}',
  'changes.collections.appeared':
    '{count, plural, one {# collection is new:} other {# collections are new:}}',
  'changes.databases.appeared': '{count, plural, one {# database is new:} other {# databases are new:}}',
  'changes.partitions.appeared': '{count, plural, one {# partition is new:} other {# partitions are new:}}',
  'changes.aliases.appeared':
    '{count, plural, one {# alias points here now:} other {# aliases point here now:}}',
  'changes.collections.gone':
    '{count, plural, one {# collection is gone from this database:} other {# collections are gone from this database:}}',
  'changes.databases.gone': '{count, plural, one {# database is gone:} other {# databases are gone:}}',
  'changes.partitions.gone': '{count, plural, one {# partition is gone:} other {# partitions are gone:}}',
  'changes.aliases.gone':
    '{count, plural, one {# alias no longer points here:} other {# aliases no longer point here:}}',
  'changes.collections.appearedOrShown':
    '{count, plural, one {# collection is new, or newly shown to your user:} other {# collections are new, or newly shown to your user:}}',
  'changes.databases.appearedOrShown':
    '{count, plural, one {# database is new, or newly shown to your user:} other {# databases are new, or newly shown to your user:}}',
  'changes.collections.goneOrHidden':
    '{count, plural, one {# collection is gone, or no longer shown to your user:} other {# collections are gone, or no longer shown to your user:}}',
  'changes.databases.goneOrHidden':
    '{count, plural, one {# database is gone, or no longer shown to your user:} other {# databases are gone, or no longer shown to your user:}}',
  'changes.aliases.removed': '{count, plural, one {# alias was removed:} other {# aliases were removed:}}',
  'changes.aliases.moved':
    '{count, plural, one {# alias points elsewhere now:} other {# aliases point elsewhere now:}}',
  'changes.aliasTo': '{alias} points to {to}',
  'changes.partitions.remade':
    '{count, plural, one {# partition was dropped and made anew under the same name:} other {# partitions were dropped and made anew under the same name:}}',
  'changes.remade':
    '{count, plural, one {# collection was dropped and made anew under the same name:} other {# collections were dropped and made anew under the same name:}}',
  'changes.renamed': '{count, plural, one {# collection was renamed:} other {# collections were renamed:}}',
  'changes.rename': '{before} is now {now}',
  'changes.arrived':
    '{count, plural, one {# collection came from another database:} other {# collections came from another database:}}',
  'changes.arrival': '{name} from {from}',
  'changes.all': 'Show all {count, number}',
  'changes.fewer': 'Show fewer',
  'changes.dismiss': 'Dismiss',

  'because.noRight': `The server refused this to your user: it needs ${PRIVILEGE}. "Check rights again" offers it anew`,
  'rights.keywords': 'permissions privileges refused',
  'rights.check': 'Check rights again',
  'rights.checked':
    '{count, plural, =0 {Nothing was greyed for want of a right, so nothing has changed.} one {What was refused is offered again. The server tells at the next try whether your user may do it.} other {All # actions that were refused are offered again. The server tells at the next try which of them your user may do.}}',
  'rights.refusedHere':
    'The server refused {count, plural, one {an action} other {# actions}} on this collection to your user. What is greyed says which privilege it needs.',
  'rights.ifGiven': 'If your user was given the privilege since, it can be asked about anew.',
  'rights.leftOut':
    '{count, plural, one {# is left out, because the server refused it} other {# are left out, because the server refused them}} to your user before. The list says which privilege is needed.',
} as const;
