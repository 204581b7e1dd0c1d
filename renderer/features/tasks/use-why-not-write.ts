import { permitted } from '@renderer/commands/collection-rules';
import { useConnections, useServerFacts } from '@renderer/features/connections';
import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import type { Task } from '@shared/domain/task';
import type { RefusableAction } from '@shared/policy/rights';

/**
 * Answers a function that says why an action on what a task is about cannot be carried out over its connection now,
 * or null if it can; without an action, why nothing can.
 */
export function useWhyNotWrite(task: Task): (action: RefusableAction | null) => string | null {
  const t = useText();
  const { connectionId, connectionName, database, collection } = task;
  const connection = useConnections().find(({ id }) => id === connectionId);
  const { server } = useServerFacts(connectionId);
  const values = { connection: visibleText(connectionName) };
  return (action) => {
    if (connection === undefined) return t('because.taskNoConnection', values);
    if (server.readOnly) return t('because.taskReadOnly', values);
    if (!server.connected) return t('because.taskNotConnected', values);
    if (action === null) return null;
    const isOfDatabase = action === 'createDatabase';
    const place = { database: isOfDatabase ? null : database, collection: isOfDatabase ? null : collection };
    const allowed = permitted(server, { action, ...place });
    return allowed === true ? null : t(allowed.because, allowed.values);
  };
}
