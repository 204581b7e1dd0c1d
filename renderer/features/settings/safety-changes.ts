import { environmentSchema } from '@shared/domain/environment';
import type { Environment } from '@shared/domain/environment';
import type { Settings } from '@shared/domain/settings';
import type { ConfirmationLevel, GuardedAction } from '@shared/policy/confirmation';
import { lessProtected } from '@shared/policy/safety';
import type { Safety } from '@shared/policy/safety';

/** A change of what protects, by what is in force when it is made. */
export type SafetyChange = (now: Settings) => Partial<Safety>;

/** What is asked before an action on an environment. */
export const askAs =
  (action: GuardedAction, environment: Environment, level: ConfirmationLevel): SafetyChange =>
  ({ confirmations: now }) => ({
    confirmations: { ...now, [action]: { ...now[action], [environment]: level } },
  });

/** A number of an environment. */
export const limitTo =
  (limit: 'dropWaitSeconds' | 'mostDrops', environment: Environment, value: number): SafetyChange =>
  (now) => ({ [limit]: { ...now[limit], [environment]: value } });

/** Whether nothing may be changed on an environment. */
export const makeReadOnly =
  (environment: Environment, isOn: boolean): SafetyChange =>
  ({ readOnlyEnvironments: now }) => ({
    readOnlyEnvironments: environmentSchema.options.filter((each) =>
      each === environment ? isOn : now.includes(each),
    ),
  });

/** Whether a change has to be agreed to by a click of its own: by the rule of the main process. */
export const isWeaker = (now: Settings, change: SafetyChange): boolean =>
  lessProtected(now, { ...now, ...change(now) }).length > 0;
