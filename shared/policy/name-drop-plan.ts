import type { NameDropBlocker, NameDropTarget, Phrase } from '../domain/drop';
import type { Environment } from '../domain/environment';
import { levelOf, phrasesOf } from './confirmation';
import type { ChosenLevels } from './confirmation';

/** The database that every server has and none drops. */
export const DEFAULT_DATABASE = 'default';

type AliasTarget = Extract<NameDropTarget, { kind: 'alias' }>;

/** The exact name of what goes. */
export function droppedName(target: NameDropTarget): string {
  return target.kind === 'alias' ? target.alias : target.ref.database;
}

/**
 * What stands in the way of the drop of an alias.
 * @param found the collection that it stands for now; null: there is no such alias
 */
export function aliasBlockers(
  { ref: { collection, collectionId } }: AliasTarget,
  found: { name: string; id: string | null } | null,
): NameDropBlocker[] {
  if (found === null) return [{ kind: 'aliasMoved', collection: null, id: null }];
  const isSame = collectionId === null ? found.name === collection : found.id === collectionId;
  return isSame ? [] : [{ kind: 'aliasMoved', collection: found.name, id: found.id }];
}

/**
 * What stands in the way of the drop of a database: servers drop only empty ones, and never `default`.
 * @param collections what is in it; null: there is no such database
 */
export function databaseBlockers(database: string, collections: readonly string[] | null): NameDropBlocker[] {
  if (database === DEFAULT_DATABASE) return [{ kind: 'defaultDatabase' }];
  if (collections === null) return [{ kind: 'databaseGone' }];
  return collections.length === 0 ? [] : [{ kind: 'databaseNotEmpty', collections: [...collections] }];
}

/** What has to be typed before a name is dropped. */
export function namePhrasesFor(
  target: NameDropTarget,
  connection: { name: string; environment: Environment },
  confirmations: ChosenLevels,
): Phrase[] {
  const action = target.kind === 'alias' ? 'dropAlias' : 'dropDatabase';
  const level = levelOf(action, connection.environment, confirmations);
  return phrasesOf(level, { name: droppedName(target), count: 1, connection: connection.name });
}
