import { useConnections, useConnectionStatus } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { Task } from '@shared/domain/task';

/** Why nothing can be changed over a task's connection now; null if it can. */
export function useWhyNotWrite({ connectionId, connectionName }: Task): string | null {
  const t = useText();
  const connection = useConnections().find(({ id }) => id === connectionId);
  const isConnected = useConnectionStatus(connectionId).kind === 'connected';
  const values = { connection: visibleText(connectionName) };
  if (connection === undefined) return t('because.taskNoConnection', values);
  if (connection.readOnly) return t('because.taskReadOnly', values);
  return isConnected ? null : t('because.taskNotConnected', values);
}
