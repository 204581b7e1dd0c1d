import { useDialogStore } from '@renderer/stores/dialog-store';
import { action } from './action';

/** What can be done wherever one is. */
export const applicationActions = {
  addConnection: action({
    id: 'connection.add',
    label: 'connections.add',
    shortcut: 'mod+N',
    enabled: () => true,
    run: () => {
      useDialogStore.getState().openDialog({ kind: 'connectionEditor', id: null });
    },
  }),
  editConnection: action({
    id: 'connection.edit',
    label: 'connections.action.edit',
    enabled: ({ connectionId }) => (connectionId === null ? { because: 'because.noConnection' } : true),
    run: ({ connectionId }) => {
      useDialogStore.getState().openDialog({ kind: 'connectionEditor', id: connectionId });
    },
  }),
  settings: action({
    id: 'settings.open',
    label: 'settings.open',
    shortcut: 'mod+,',
    enabled: () => true,
    run: () => {
      useDialogStore.getState().openDialog({ kind: 'settings' });
    },
  }),
};
