import type { Environment } from '../domain/environment';
import { environmentSchema } from '../domain/environment';
import type { Settings } from '../domain/settings';
import { confirmationLevels, guardedActions, levelOf } from './confirmation';
import type { ConfirmationLevel } from './confirmation';

/** The settings that protect, of one application. */
export type Safety = Pick<
  Settings,
  'confirmations' | 'dropWaitSeconds' | 'mostDrops' | 'readOnlyEnvironments'
>;

const strength = (level: ConfirmationLevel): number => confirmationLevels.indexOf(level);

/** What a change of the settings takes from one environment: by setting, or by action, as `before → after`. */
export interface LessProtected {
  environment: Environment;
  settings: Record<string, string>;
}

/** Where a change of the settings protects less than before, by what is then really asked; empty: nowhere. */
export function lessProtected(before: Safety, after: Safety): LessProtected[] {
  return environmentSchema.options.flatMap((environment) => {
    const changes: [string, string | number, string | number][] = [];
    for (const action of guardedActions) {
      const was = levelOf(action, environment, before.confirmations);
      const is = levelOf(action, environment, after.confirmations);
      if (strength(is) < strength(was)) changes.push([action, was, is]);
    }
    const [waited, waits] = [before.dropWaitSeconds[environment], after.dropWaitSeconds[environment]];
    if (waits < waited) changes.push(['dropWaitSeconds', waited, waits]);
    const [most, isMost] = [before.mostDrops[environment], after.mostDrops[environment]];
    if (isMost > most) changes.push(['mostDrops', most, isMost]);
    const isReadOnlyIn = ({ readOnlyEnvironments }: Safety) => readOnlyEnvironments.includes(environment);
    if (isReadOnlyIn(before) && !isReadOnlyIn(after)) changes.push(['readOnly', 'on', 'off']);
    if (changes.length === 0) return [];
    const settings = Object.fromEntries(
      changes.map(([name, was, is]) => [name, `${String(was)} → ${String(is)}`]),
    );
    return [{ environment, settings }];
  });
}
