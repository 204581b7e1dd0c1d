import type { Settings } from '@shared/domain/settings';
import { fail } from '@shared/ipc/result';
import { lessProtected } from '@shared/policy/safety';
import type { LessProtected } from '@shared/policy/safety';
import { NO_CONNECTION } from '@shared/domain/activity';
import type { ActivityRecorder } from '../../activity';
import { given } from '../../storage/settings';
import type { SettingsStore } from '../../storage/settings';
import type { HandlersOf } from '../handler-types';

export interface SettingsHandlersDeps {
  settings: SettingsStore;
  /** Writes down what protects less from now on. */
  recorder: ActivityRecorder;
  /** Has the window's own parts (menus, scroll bars) follow. */
  applyColorScheme: (scheme: Settings['colorScheme']) => void;
}

export function settingsHandlers({
  settings,
  recorder,
  applyColorScheme,
}: SettingsHandlersDeps): HandlersOf<'settings'> {
  /** One line in the log for each environment that is protected less. */
  function recorded<T>([first, ...rest]: readonly LessProtected[], work: () => Promise<T>): Promise<T> {
    if (first === undefined) return work();
    const { environment, settings: parameters } = first;
    const intent = {
      ...{ connectionId: NO_CONNECTION, operation: 'protectLess' as const, environment, parameters },
      target: { database: null, collection: null, collectionId: null, partitions: null },
      ...{ taskId: null, bulk: null, consent: { kind: 'acknowledged' as const } },
    };
    return recorder.recorded(intent, () => recorded(rest, work));
  }
  return {
    'settings.read': () => settings.read(),
    'settings.update': async ({ protectsLess, ...changes }) => {
      const before = settings.read();
      const less = lessProtected(before, { ...before, ...given(changes) });
      if (less.length > 0 && protectsLess !== true) {
        fail('confirmationRequired', { params: { action: 'protectLess' } });
      }
      const updated = await recorded(less, () => settings.update(changes));
      applyColorScheme(updated.colorScheme);
      return updated;
    },
  };
}
