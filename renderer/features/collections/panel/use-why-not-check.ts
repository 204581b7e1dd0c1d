import { useText } from '@renderer/i18n';
import type { CollectionState } from '@shared/policy/collection-state';
import { useDatabase } from '../database-context';

/** Why the server cannot be asked now which fields are in memory; null if it can. */
export function useWhyNotCheck(state: CollectionState): string | null {
  const t = useText();
  const { server } = useDatabase();
  if (!server.connected) return t('because.notConnected');
  if (server.capabilities?.fieldLoad.supported !== true) return t('fields.check.since');
  return state.kind === 'notLoaded' || state.kind === 'failed' ? t('fields.check.notInMemory') : null;
}
