import { useNavigationStore } from '@renderer/stores/navigation-store';
import { action } from './action';

/** What can be done with the activity log, wherever one is. */
export const activityActions = {
  open: action({
    id: 'activity.open',
    label: 'activity.open',
    keywords: 'activity.openKeywords',
    shortcut: 'mod+shift+A',
    enabled: () => true,
    run: () => {
      useNavigationStore.getState().showActivity();
    },
  }),
};
