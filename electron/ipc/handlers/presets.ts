import type { LoadPresetStore } from '../../storage/load-presets';
import type { HandlersOf } from '../handler-types';

export interface PresetHandlersDeps {
  presets: LoadPresetStore;
}

export function presetHandlers({ presets }: PresetHandlersDeps): HandlersOf<'presets'> {
  return {
    'presets.list': (target) => ({ presets: presets.list(target) }),
    'presets.save': async ({ preset, ...target }) => ({ presets: await presets.save(target, preset) }),
    'presets.remove': async ({ name, ...target }) => ({ presets: await presets.remove(target, name) }),
  };
}
