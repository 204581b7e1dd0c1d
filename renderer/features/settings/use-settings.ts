import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { invoke } from '@renderer/api/bridge';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Settings } from '@shared/domain/settings';
import { settingsQuery } from './queries';

/** The settings, and a function that changes some of them; what could not be saved holds until the window closes. */
export function useSettings(): { settings: Settings; update: (change: Partial<Settings>) => Promise<void> } {
  const client = useQueryClient();
  const settings = useQuery(settingsQuery).data ?? DEFAULT_SETTINGS;
  const update = useCallback(
    async (change: Partial<Settings>) => {
      client.setQueryData(settingsQuery.queryKey, (old) => ({ ...DEFAULT_SETTINGS, ...old, ...change }));
      client.setQueryData(settingsQuery.queryKey, await invoke('settings.update', change));
    },
    [client],
  );
  return { settings, update };
}
