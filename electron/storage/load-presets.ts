import { z } from 'zod';
import type { LoadPreset } from '@shared/domain/load-preset';
import { loadPresetSchema } from '@shared/domain/load-preset';
import type { CollectionRef } from '@shared/domain/refs';
import { fail } from '@shared/ipc/result';
import type { JsonFile } from './json-file';

/** Shape of `load-presets.json`: presets by connection, database and name of the collection. */
export const storedLoadPresetsSchema = z.record(z.string(), z.array(loadPresetSchema));
type Stored = z.infer<typeof storedLoadPresetsSchema>;

type Target = Pick<CollectionRef, 'connectionId' | 'database' | 'collection'>;

/** Presets of a collection: more cannot be told from each other in a menu. */
const MOST = 50;

/** The named choices of fields. By the name of the collection: one that is made anew has the same fields mostly. */
export interface LoadPresetStore {
  list(target: Target): LoadPreset[];
  /** Saves it in place of one of the same name; throws `storageFailed`, and `invalidInput` if there are too many. */
  save(target: Target, preset: LoadPreset): Promise<LoadPreset[]>;
  remove(target: Target, name: string): Promise<LoadPreset[]>;
}

const keyOf = ({ connectionId, database, collection }: Target): string =>
  JSON.stringify([connectionId, database, collection]);

/** Opens the presets over their file. */
export function createLoadPresets(file: JsonFile<Stored>): LoadPresetStore {
  const list = (target: Target): LoadPreset[] => file.value[keyOf(target)] ?? [];
  const put = async (target: Target, presets: LoadPreset[]): Promise<LoadPreset[]> => {
    await file.update((stored) => {
      const others = Object.entries(stored).filter(([key]) => key !== keyOf(target));
      return Object.fromEntries(presets.length === 0 ? others : [...others, [keyOf(target), presets]]);
    });
    return presets;
  };
  const without = (target: Target, name: string) => list(target).filter((preset) => preset.name !== name);
  return {
    list,
    save: async (target, preset) => {
      const others = without(target, preset.name);
      if (others.length >= MOST)
        fail('invalidInput', { params: { field: 'name' }, detail: `at most ${String(MOST)}` });
      return put(target, [...others, preset]);
    },
    remove: (target, name) => put(target, without(target, name)),
  };
}
