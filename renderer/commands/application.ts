import { useDialogStore } from '@renderer/stores/dialog-store';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import { action } from './action';

const openConnectionId = (): string | null => useNavigationStore.getState().connectionId;

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
    enabled: () => {
      const id = openConnectionId();
      if (id === null) return { because: 'because.noConnection' };
      return id === SAMPLE_CONNECTION_ID ? { because: 'because.sampleConnection' } : true;
    },
    run: () => {
      useDialogStore.getState().openDialog({ kind: 'connectionEditor', id: openConnectionId() });
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
