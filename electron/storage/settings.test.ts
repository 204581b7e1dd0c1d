import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Settings } from '@shared/domain/settings';
import { expect, it } from 'vitest';
import { createSettingsStore } from './settings';
import { memoryFile } from './testing';

it('keeps what was set and has the default for the rest', async () => {
  const file = memoryFile<Partial<Settings>>({ sidebarWidth: 300 });
  const settings = createSettingsStore(file);
  expect(settings.read()).toEqual({ ...DEFAULT_SETTINGS, sidebarWidth: 300 });
  expect(await settings.update({ colorScheme: 'dark', sidebarWidth: undefined })).toEqual({
    ...DEFAULT_SETTINGS,
    sidebarWidth: 300,
    colorScheme: 'dark',
  });
  expect(file.value).toEqual({ sidebarWidth: 300, colorScheme: 'dark' });
});
