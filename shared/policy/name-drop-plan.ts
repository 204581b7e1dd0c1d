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

/** Where an alias leads. Its name is null where that collection is gone and the server has kept the alias. */
export interface AliasPlace {
  name: string | null;
  id: string | null;
}

/** Whether an alias leads to the collection that was shown, or to what is left of it. */
export function isWhereShown(
  { name, id }: AliasPlace,
  { collection, collectionId }: Pick<AliasTarget['ref'], 'collection' | 'collectionId'>,
): boolean {
  return collectionId === null ? name === collection : id === collectionId;
}

/** Whether nothing was shown that it leads to: it was asked for by its name alone. */
const isByName = ({ ref }: AliasTarget): boolean => ref.collection === '' && ref.collectionId === null;

/**
 * What stands in the way of the drop of an alias.
 * @param found where it leads now; null: there is no such alias
 */
export function aliasBlockers(target: AliasTarget, found: AliasPlace | null): NameDropBlocker[] {
  if (found === null) return [{ kind: 'aliasMoved', collection: null, id: null }];
  if (isByName(target) || isWhereShown(found, target.ref)) return [];
  return [{ kind: 'aliasMoved', collection: found.name, id: found.id }];
}

/** What is agreed to: the alias where it leads now, also where the screen had nothing to show, or no id. */
export function aliasAsFound(target: AliasTarget, found: AliasPlace): AliasTarget {
  const { name, id } = found;
  const collection = isByName(target) ? (name ?? '') : target.ref.collection;
  return { ...target, ref: { ...target.ref, collection, collectionId: id } };
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
