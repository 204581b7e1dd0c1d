import { create } from 'zustand';
import type { Environment } from '@shared/domain/environment';
import { levelOf } from '@shared/policy/confirmation';
import type { ChosenLevels, GuardedAction } from '@shared/policy/confirmation';

/** What a person wants to be asked more strictly than by the table; follows the settings. */
export const useAskedLevels = create<{ chosen: ChosenLevels }>()(() => ({ chosen: {} }));

/** Whether anything is asked before an action on this environment. */
export function isAskedBefore(action: GuardedAction, environment: Environment): boolean {
  return levelOf(action, environment, useAskedLevels.getState().chosen) !== 'none';
}
