import { z } from 'zod';
import type { ActivityConsent } from '../domain/activity';
import type { Phrase } from '../domain/drop';
import { environmentSchema } from '../domain/environment';
import type { Environment } from '../domain/environment';
import { looksWrittenOut, visibleText } from './visible-text';

export const guardedActions = [
  ...(['load', 'release', 'renameCollection', 'alterAlias'] as const),
  ...(['dropPartition', 'dropCollection', 'dropSeveral', 'dropAlias', 'dropDatabase'] as const),
] as const;
export type GuardedAction = (typeof guardedActions)[number];

/**
 * What is asked before an action, growing. `summary` and `confirm` need a click on a dialog that tells what will happen;
 * `names` is a confirm that shows what goes; the others want something typed exactly: the name, how many go, or that
 * and the name of the connection.
 */
export const confirmationLevels = [
  ...(['none', 'summary', 'confirm', 'names', 'typeName'] as const),
  ...(['typeCount', 'typeCountAndConnection'] as const),
] as const;
export type ConfirmationLevel = (typeof confirmationLevels)[number];

/** Confirmations grow with consequence. The screen asks by this table, and the main process enforces it. */
export const confirmationPolicy: Record<GuardedAction, Record<Environment, ConfirmationLevel>> = {
  load: { development: 'none', staging: 'none', production: 'summary' },
  release: { development: 'none', staging: 'confirm', production: 'confirm' },
  dropPartition: { development: 'names', staging: 'typeName', production: 'typeName' },
  dropCollection: { development: 'names', staging: 'typeName', production: 'typeName' },
  dropSeveral: { development: 'names', staging: 'typeCount', production: 'typeCountAndConnection' },
  dropDatabase: { development: 'names', staging: 'typeName', production: 'typeName' },
  // Programs that use the name stop working, or reach something else, at once.
  renameCollection: { development: 'none', staging: 'confirm', production: 'confirm' },
  alterAlias: { development: 'none', staging: 'confirm', production: 'confirm' },
  dropAlias: { development: 'names', staging: 'names', production: 'typeName' },
};

/** What may be chosen for an action, weakest first. */
export const choosableLevels: Record<GuardedAction, readonly ConfirmationLevel[]> = {
  load: ['none', 'summary'],
  release: ['none', 'confirm'],
  renameCollection: ['none', 'confirm'],
  alterAlias: ['none', 'confirm'],
  dropPartition: ['names', 'typeName'],
  dropCollection: ['names', 'typeName'],
  dropSeveral: ['names', 'typeCount', 'typeCountAndConnection'],
  dropAlias: ['names', 'typeName'],
  dropDatabase: ['names', 'typeName'],
};

/** Levels that a person has chosen in place of those of the table. */
export const chosenLevelsSchema = z.partialRecord(
  z.enum(guardedActions),
  z.partialRecord(environmentSchema, z.enum(confirmationLevels)),
);
export type ChosenLevels = z.infer<typeof chosenLevelsSchema>;

const strength = (level: ConfirmationLevel): number => confirmationLevels.indexOf(level);

/** What is asked before an action: what the table says, or more if a person has chosen so; never less. */
export function levelOf(
  action: GuardedAction,
  environment: Environment,
  chosen: ChosenLevels = {},
): ConfirmationLevel {
  const least = confirmationPolicy[action][environment];
  const wished = chosen[action]?.[environment] ?? least;
  const isOffered = choosableLevels[action].includes(wished);
  return isOffered && strength(wished) > strength(least) ? wished : least;
}

/** What the user agreed to: that the question was shown and answered, and the name that was typed. */
export const confirmationSchema = z.object({ acknowledged: z.boolean(), typedName: z.string().nullable() });
export type Confirmation = z.infer<typeof confirmationSchema>;

/** Nothing was asked. */
export const NOT_ASKED: Confirmation = { acknowledged: false, typedName: null };

/** What is written down of an answer; a question that the policy did not ask has none. */
export function consentOf({ acknowledged, typedName }: Confirmation): ActivityConsent {
  if (!acknowledged) return { kind: 'notAsked' };
  return typedName === null ? { kind: 'acknowledged' } : { kind: 'typed', phrases: [typedName] };
}

/**
 * Whether the typed text is the name: every character and its case, nothing trimmed. What cannot be seen cannot be
 * typed, and a box of one line drops a line break even when it is pasted: it may be written as it is shown, `[U+000A]`.
 * A name that is written like that from the start has to be typed as it is shown. So no text is that of two names, and
 * nothing at all is that of none.
 */
export function isExactName(typed: string, name: string): boolean {
  if (typed === '') return false;
  return typed === visibleText(name) || (typed === name && !looksWrittenOut(name));
}

/**
 * Whether what the user agreed to is enough for this action on this environment.
 * @param name the exact name of what is dropped; compared only where the policy wants it typed
 */
export function isConfirmed(
  action: GuardedAction,
  environment: Environment,
  given: Confirmation,
  name: string,
  chosen: ChosenLevels = {},
): boolean {
  const level = levelOf(action, environment, chosen);
  if (level === 'none') return true;
  if (!given.acknowledged) return false;
  return level !== 'typeName' || (given.typedName !== null && isExactName(given.typedName, name));
}

/** What has to be typed before a drop at this level, in the order in which it is asked. */
export function phrasesOf(
  level: ConfirmationLevel,
  what: { name: string; count: number; connection: string },
): Phrase[] {
  const count: Phrase = { of: 'count', text: String(what.count) };
  if (level === 'typeName') return [{ of: 'name', text: what.name }];
  if (level === 'typeCount') return [count];
  if (level === 'typeCountAndConnection') return [count, { of: 'connection', text: what.connection }];
  return [];
}

/** Whether each phrase was typed, in its place: every character and its case, nothing trimmed. */
export function areTyped(phrases: readonly Phrase[], typed: readonly string[]): boolean {
  return (
    typed.length === phrases.length && phrases.every(({ text }, at) => isExactName(typed[at] ?? '', text))
  );
}
