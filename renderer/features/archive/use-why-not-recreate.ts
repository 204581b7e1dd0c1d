import { permitted } from '@renderer/commands/collection-rules';
import type { ServerFacts } from '@renderer/commands/collection-subject';
import { useText } from '@renderer/i18n';

/**
 * Why nothing can be made on a server now; null if it can.
 * @param database where it would be made, once that is chosen
 */
export function useWhyNotRecreate(server: ServerFacts, database?: string): string | null {
  const t = useText();
  if (!server.connected) return t('because.notConnected');
  if (server.readOnly) return t('because.readOnly');
  if (database === undefined) return null;
  const may = permitted(server, { action: 'createCollection', database, collection: null });
  return may === true ? null : t(may.because, may.values);
}
