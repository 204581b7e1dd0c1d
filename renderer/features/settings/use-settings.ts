import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { invoke } from '@renderer/api/bridge';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Settings } from '@shared/domain/settings';
import { settingsQuery } from './queries';

/** What the window alone acts by. */
type LookOfWindow = Pick<Settings, 'colorScheme' | 'sidebarWidth' | 'detailWidth' | 'taskDockOpen'>;
/** What the main process acts by, whatever the window shows. */
type RulesOfMain = Omit<Settings, keyof LookOfWindow>;

/** `protectsLess`: agreed to by a click of its own, where less would be protected than before. */
export interface LessProtection {
  protectsLess?: true;
}

/** A change by what is in force when it is sent. */
type RuleChange = (now: Settings) => Partial<RulesOfMain> & LessProtection;

interface SettingsAccess {
  settings: Settings;
  /** False until they were read, or could not be. */
  areRead: boolean;
  /** Changes some of them; rejects where they could not be saved: they then hold until the window closes. */
  change: (change: Partial<LookOfWindow>) => Promise<void>;
  /** The same for what nobody waits for, such as a width. */
  update: (change: Partial<LookOfWindow>) => Promise<void>;
}

const lookOf = ({ colorScheme, sidebarWidth, detailWidth, taskDockOpen }: Settings): LookOfWindow => ({
  ...{ colorScheme, sidebarWidth, detailWidth, taskDockOpen },
});

/** The settings, and functions that change some of them. */
export function useSettings(): SettingsAccess {
  const client = useQueryClient();
  const { data, isPending } = useQuery(settingsQuery);
  const change = useCallback(
    async (part: Partial<LookOfWindow>) => {
      await client.cancelQueries(settingsQuery);
      client.setQueryData(settingsQuery.queryKey, (old) => ({ ...DEFAULT_SETTINGS, ...old, ...part }));
      client.setQueryData(settingsQuery.queryKey, await invoke('settings.update', part));
    },
    [client],
  );
  const update = useCallback((part: Partial<LookOfWindow>) => change(part).catch(() => undefined), [change]);
  return { settings: data ?? DEFAULT_SETTINGS, areRead: !isPending, change, update };
}

/** Changes what the main process acts by: it is shown once it holds, and as before where that fails. */
export function useRuleChange() {
  const client = useQueryClient();
  return useMutation({
    // One after the other, because each is made from what the one before has left.
    scope: { id: 'settings' },
    mutationFn: async (change: RuleChange) => {
      const now = await client.query({ ...settingsQuery, staleTime: 'static' });
      const held = await invoke('settings.update', change(now));
      await client.cancelQueries(settingsQuery);
      client.setQueryData(settingsQuery.queryKey, (old) => ({ ...held, ...lookOf(old ?? held) }));
    },
  });
}
