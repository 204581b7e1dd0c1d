import type { Settings } from '@shared/domain/settings';
import { DEFAULT_SETTINGS, settingsSchema } from '@shared/domain/settings';
import type { JsonFile } from './json-file';

/** Shape of `settings.json`: what was set, so that a setting added later has its default. */
export const storedSettingsSchema = settingsSchema.partial();

/** What a person set once for the whole application. */
export interface SettingsStore {
  read(): Settings;
  /** Saves the given settings and keeps the others; throws `storageFailed`. */
  update(changes: Partial<Settings>): Promise<Settings>;
}

/** The settings that a change gives: a key that is there but undefined would hide what was set, or its default. */
export const given = (changes: Partial<Settings>): Partial<Settings> =>
  Object.fromEntries(Object.entries<unknown>(changes).filter(([, value]) => value !== undefined));

/** Opens the settings over their file. */
export function createSettingsStore(file: JsonFile<Partial<Settings>>): SettingsStore {
  const read = (): Settings => ({ ...DEFAULT_SETTINGS, ...file.value });
  return {
    read,
    async update(changes) {
      await file.update((saved) => ({ ...saved, ...given(changes) }));
      return read();
    },
  };
}
