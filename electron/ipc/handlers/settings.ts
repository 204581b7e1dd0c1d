import type { Settings } from '@shared/domain/settings';
import type { SettingsStore } from '../../storage/settings';
import type { HandlersOf } from '../handler-types';

export interface SettingsHandlersDeps {
  settings: SettingsStore;
  /** Has the window's own parts (menus, scroll bars) follow. */
  applyColorScheme: (scheme: Settings['colorScheme']) => void;
}

export function settingsHandlers({
  settings,
  applyColorScheme,
}: SettingsHandlersDeps): HandlersOf<'settings'> {
  return {
    'settings.read': () => settings.read(),
    'settings.update': async (changes) => {
      const updated = await settings.update(changes);
      applyColorScheme(updated.colorScheme);
      return updated;
    },
  };
}
