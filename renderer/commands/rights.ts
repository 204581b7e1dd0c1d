import { invoke } from '@renderer/api/bridge';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { action } from './action';

/** What can be done about rights. */
export const rightsActions = {
  checkRights: action({
    id: 'rights.check',
    label: 'rights.check',
    keywords: 'rights.keywords',
    enabled: () =>
      useNavigationStore.getState().connectionId === null ? { because: 'because.noConnection' } : true,
    run: async () => {
      const { connectionId } = useNavigationStore.getState();
      // What comes of it is told by an event.
      if (connectionId !== null) await invoke('rights.forget', { connectionId });
    },
  }),
};
