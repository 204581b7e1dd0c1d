import { join } from 'node:path';
import { z } from 'zod';
import type { ConnectionStore } from './connections';
import { createConnectionStore, storedConnectionsSchema } from './connections';
import type { JsonFile, StorageNotice } from './json-file';
import { openJsonFile } from './json-file';
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
  const [connections, secretsFile, settings, windowState, loadRecords, warmSets] = await Promise.all([
    open('connections.json', storedConnectionsSchema, []),
    open('secrets.json', storedSecretsSchema, {}),
    open('settings.json', storedSettingsSchema, {}),
    open('window-state.json', windowStateSchema, INITIAL_WINDOW_STATE),
    open<unknown>('load-records.json', z.unknown(), null),
    open('warm-sets.json', storedWarmSetsSchema, []),
  ]);
  const files = [connections, secretsFile, settings, windowState, loadRecords, warmSets];
  const secrets = createSecretStore({ file: secretsFile, cipher, onSecret });
  return {
    folder,
    connections: createConnectionStore({ file: connections, secrets }),
    secrets,
    settings: createSettingsStore(settings),
    windowState,
    loadRecords,
    warmSets: createWarmSetStore(warmSets),
    notices: files.flatMap(({ notice }) => notice ?? []),
    async idle() {
      await Promise.all(files.map((file) => file.idle()));
    },
  };
}
