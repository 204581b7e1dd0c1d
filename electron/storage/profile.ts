import { join } from 'node:path';
import { z } from 'zod';
import type { ConnectionStore } from './connections';
import { createConnectionStore, storedConnectionsSchema } from './connections';
import { createFieldSamples, storedFieldSamplesSchema } from './field-samples';
import type { FieldSampleStore } from './field-samples';
import type { JsonFile, StorageNotice } from './json-file';
import { openJsonFile } from './json-file';
import type { LoadPresetStore } from './load-presets';
import { createLoadPresets, storedLoadPresetsSchema } from './load-presets';
import type { SecretCipher } from './secret-cipher';
import type { SecretStore } from './secrets';
import { createSecretStore, storedSecretsSchema } from './secrets';
import type { SettingsStore } from './settings';
import { createSettingsStore, storedSettingsSchema } from './settings';
import type { WarmSetStore } from './warm-sets';
import { createWarmSetStore, storedWarmSetsSchema } from './warm-sets';
import type { WindowState } from './window-state';
import { INITIAL_WINDOW_STATE, windowStateSchema } from './window-state';

/** Everything that is kept between two starts, one file each. */
export interface Profile {
  /** Where all of it is: an absolute path. */
  folder: string;
  connections: ConnectionStore;
  secrets: SecretStore;
  settings: SettingsStore;
  windowState: JsonFile<WindowState>;
  /** Which fields were loaded from here; validated by the tasks, whose record it is. */
  loadRecords: JsonFile<unknown>;
  /** What rows of a field take, as it was last read. */
  fieldSamples: FieldSampleStore;
  presets: LoadPresetStore;
  /** Tasks that are on their way; validated by the tasks. */
  taskJournal: JsonFile<unknown>;
  warmSets: WarmSetStore;
  /** What was found wrong while opening. */
  notices: StorageNotice[];
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
}

export interface ProfileOptions {
  /** Absolute path; made if it is not there. */
  folder: string;
  cipher: SecretCipher;
  /** Is told every secret that passes. */
  onSecret: (value: string) => void;
}

/** Opens the profile. Never throws: what cannot be used is set aside and told in `notices`. */
export async function openProfile({ folder, cipher, onSecret }: ProfileOptions): Promise<Profile> {
  const open = <T>(name: string, schema: z.ZodType<T>, initial: T): Promise<JsonFile<T>> =>
    openJsonFile({ path: join(folder, name), schema, initial });
  // All at once: together they take as long as the slowest.
  const opening = {
    connections: open('connections.json', storedConnectionsSchema, []),
    secrets: open('secrets.json', storedSecretsSchema, {}),
    settings: open('settings.json', storedSettingsSchema, {}),
    windowState: open('window-state.json', windowStateSchema, INITIAL_WINDOW_STATE),
    loadRecords: open<unknown>('load-records.json', z.unknown(), null),
    fieldSamples: open('field-samples.json', storedFieldSamplesSchema, {}),
    taskJournal: open<unknown>('tasks.json', z.unknown(), null),
    presets: open('load-presets.json', storedLoadPresetsSchema, {}),
    warmSets: open('warm-sets.json', storedWarmSetsSchema, []),
  };
  const files = await Promise.all(
    Object.values<Promise<Pick<JsonFile<unknown>, 'idle' | 'notice'>>>(opening),
  );
  const secrets = createSecretStore({ file: await opening.secrets, cipher, onSecret });
  return {
    folder,
    connections: createConnectionStore({ file: await opening.connections, secrets }),
    secrets,
    settings: createSettingsStore(await opening.settings),
    windowState: await opening.windowState,
    loadRecords: await opening.loadRecords,
    fieldSamples: createFieldSamples(await opening.fieldSamples),
    taskJournal: await opening.taskJournal,
    presets: createLoadPresets(await opening.presets),
    warmSets: createWarmSetStore(await opening.warmSets),
    notices: files.flatMap(({ notice }) => notice ?? []),
    async idle() {
      await Promise.all(files.map((file) => file.idle()));
    },
  };
}
