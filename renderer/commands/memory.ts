import { useDialogStore } from '@renderer/stores/dialog-store';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { action } from './action';
import type { Enabled } from './action';

const onConnection = (): Enabled =>
  useNavigationStore.getState().connectionId === null ? { because: 'because.noConnection' } : true;

/** What can be done with the memory of the open connection as a whole. */
export const memoryActions = {
  open: action({
    id: 'memory.open',
    label: 'memory.open',
    keywords: 'memory.openKeywords',
    shortcut: 'mod+shift+M',
    enabled: onConnection,
    run: () => {
      useNavigationStore.getState().showMemory();
    },
  }),
  warmSets: action({
    id: 'memory.warmSets',
    label: 'warmSets.open',
    keywords: 'warmSets.openKeywords',
    enabled: onConnection,
    run: () => {
      const { connectionId } = useNavigationStore.getState();
      if (connectionId !== null) useDialogStore.getState().openDialog({ kind: 'warmSets', connectionId });
    },
  }),
};
