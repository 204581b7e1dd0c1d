import { z } from 'zod';
import type { Environment } from '../domain/environment';

export const guardedActions = ['load', 'release', 'dropPartition', 'dropCollection'] as const;
export type GuardedAction = (typeof guardedActions)[number];

/**
 * What is asked before an action. `summary` and `confirm` need a click on a dialog that tells what will happen;
 * `names` is a confirm that shows what goes; `typeName` needs the exact name typed.
 */
export type ConfirmationLevel = 'none' | 'summary' | 'confirm' | 'names' | 'typeName';

/** Confirmations grow with consequence. The screen asks by this table, and the main process enforces it. */
export const confirmationPolicy: Record<GuardedAction, Record<Environment, ConfirmationLevel>> = {
  load: { development: 'none', staging: 'none', production: 'summary' },
  release: { development: 'none', staging: 'confirm', production: 'confirm' },
  dropPartition: { development: 'names', staging: 'typeName', production: 'typeName' },
  dropCollection: { development: 'names', staging: 'typeName', production: 'typeName' },
};

/** What the user agreed to: that the question was shown and answered, and the name that was typed. */
export const confirmationSchema = z.object({ acknowledged: z.boolean(), typedName: z.string().nullable() });
export type Confirmation = z.infer<typeof confirmationSchema>;

/** Nothing was asked. */
export const NOT_ASKED: Confirmation = { acknowledged: false, typedName: null };

/** Whether the typed text is the name: every character and its case, nothing trimmed. */
export function isExactName(typed: string, name: string): boolean {
  return typed === name;
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
): boolean {
  const level = confirmationPolicy[action][environment];
  if (level === 'none') return true;
  if (!given.acknowledged) return false;
  return level !== 'typeName' || (given.typedName !== null && isExactName(given.typedName, name));
}
