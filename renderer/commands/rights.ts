import { invoke } from '@renderer/api/bridge';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import { useRightsStore } from '@renderer/stores/rights-store';
import { action } from './action';
import type { ActionContext, Enabled } from './action';

/**
 * Offers again what the server has refused to the user of a connection.
 * @returns how many actions that were
 */
export async function checkRights(connectionId: string): Promise<number> {
  return (await invoke('rights.forget', { connectionId })).offered;
}

/** Whether an action cannot be done because the server has refused it to this user. */
export function isRefused(answer: Enabled): boolean {
  return answer !== true && answer.because === 'because.noRight';
}

/** The connection of what an action is shown at; else the one that is open. */
function connectionOf({ collection, partition, connectionId }: ActionContext): string | null {
  const subject = collection ?? partition?.collection;
  return subject?.ref.connectionId ?? connectionId ?? useNavigationStore.getState().connectionId;
}

/** What can be done about rights. */
export const rightsActions = {
  checkRights: action({
    id: 'rights.check',
    label: 'rights.check',
    keywords: 'rights.keywords',
    enabled: (context) => (connectionOf(context) === null ? { because: 'because.noConnection' } : true),
    run: async (context) => {
      const connectionId = connectionOf(context);
      if (connectionId === null) return;
      useRightsStore.getState().report({ connectionId, offered: await checkRights(connectionId) });
    },
  }),
};
