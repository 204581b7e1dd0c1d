import type { ServerFacts } from '@renderer/commands/collection-subject';
import { useText } from '@renderer/i18n';

/** Why nothing can be made on a server now; null if it can. */
export function useWhyNotRecreate(server: ServerFacts): string | null {
  const t = useText();
  if (!server.connected) return t('because.notConnected');
  return server.readOnly ? t('because.readOnly') : null;
}
