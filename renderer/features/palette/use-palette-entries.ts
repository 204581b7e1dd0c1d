import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { currentContext } from '@renderer/commands/context-source';
import { actions } from '@renderer/commands/registry';
import { databaseQueries, useConnections, useOpenConnection } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { visibleText } from '@renderer/ui/visible-text';

/** One line of the palette. */
export interface PaletteEntry {
  id: string;
  label: string;
  keywords: string;
  shortcut?: string | undefined;
  /** Why it cannot be done now; null if it can. */
  because: string | null;
  run: () => void;
}

interface PaletteGroup {
  id: string;
  label: string;
  entries: PaletteEntry[];
}

/** Every action, about what is on the screen at the moment; first what can be done. */
function useActionEntries(isOpen: boolean): PaletteEntry[] {
  const t = useText();
  return useMemo(() => {
    if (!isOpen) return [];
    const context = currentContext();
    const name = context.collection && visibleText(context.collection.ref.collection);
    return actions
      .filter(({ hidden }) => hidden !== true)
      .map(({ id, label, named, keywords, shortcut, enabled, run }) => {
        const answer = enabled(context);
        return {
          id,
          label: named === undefined || name === null ? t(label) : t(named, { name }),
          keywords: keywords === undefined ? '' : t(keywords),
          shortcut,
          because: answer === true ? null : t(answer.because, answer.values),
          run: () => void run(context),
        };
      })
      .sort((a, b) => Number(a.because !== null) - Number(b.because !== null));
  }, [isOpen, t]);
}

/** The databases of the open connection that were read, and all connections. */
function usePlaces(): { connections: PaletteEntry[]; databases: PaletteEntry[] } {
  const t = useText();
  const client = useQueryClient();
  const open = useOpenConnection();
  const all = useConnections();
  const { connectionId, openDatabase } = useNavigationStore();
  const connections = all.map((connection) => ({
    id: `connection ${connection.id}`,
    label: t('palette.openConnection', { name: visibleText(connection.name) }),
    keywords: connection.address,
    because: null,
    run: () => {
      open(connection);
    },
  }));
  if (connectionId === null) return { connections, databases: [] };
  const known = client.getQueryData(databaseQueries.list(connectionId).queryKey)?.databases ?? [];
  const databases = known.map((name) => ({
    id: `database ${name}`,
    label: t('palette.openDatabase', { name: visibleText(name) }),
    keywords: '',
    because: null,
    run: () => {
      openDatabase(connectionId, name);
    },
  }));
  return { connections, databases };
}

/** What the palette offers, in groups; empty while it is closed. */
export function usePaletteEntries(isOpen: boolean): PaletteGroup[] {
  const t = useText();
  const entries = useActionEntries(isOpen);
  const { connections, databases } = usePlaces();
  if (!isOpen) return [];
  return [
    { id: 'actions', label: t('palette.group.actions'), entries },
    { id: 'databases', label: t('palette.group.databases'), entries: databases },
    { id: 'connections', label: t('palette.group.connections'), entries: connections },
  ];
}
