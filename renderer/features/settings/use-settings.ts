import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { invoke } from '@renderer/api/bridge';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Settings } from '@shared/domain/settings';
import { settingsQuery } from './queries';

interface SettingsAccess {
  settings: Settings;
  /** False until they were read, or could not be. */
  areRead: boolean;
  /** Changes some of them; rejects where they could not be saved: they then hold until the window closes. */
  change: (change: Partial<Settings>) => Promise<void>;
  /** The same for what nobody waits for, such as a width. */
  update: (change: Partial<Settings>) => Promise<void>;
}

/** The settings, and functions that change some of them. */
export function useSettings(): SettingsAccess {
  const client = useQueryClient();
  const { data, isPending } = useQuery(settingsQuery);
  const change = useCallback(
    async (part: Partial<Settings>) => {
      await client.cancelQueries(settingsQuery);
      client.setQueryData(settingsQuery.queryKey, (old) => ({ ...DEFAULT_SETTINGS, ...old, ...part }));
      client.setQueryData(settingsQuery.queryKey, await invoke('settings.update', part));
    },
    [client],
  );
  const update = useCallback((part: Partial<Settings>) => change(part).catch(() => undefined), [change]);
  return { settings: data ?? DEFAULT_SETTINGS, areRead: !isPending, change, update };
}
