import type { ServerRegistry } from '../milvus';
import type { ConnectionGate } from '../tasks/bulk';
import { whyNotSent } from '../tasks/gate';
import type { ConnectionFacts } from '../tasks/gate';

/**
 * Whether a bulk may send something over a connection now. The connection may have been removed, closed, lost, edited or
 * made read-only since it was agreed to.
 */
export function bulkGate(
  servers: Pick<ServerRegistry, 'statuses'>,
  describeConnection: (connectionId: string) => ConnectionFacts,
): ConnectionGate {
  return (agreed, sending) => {
    const { connectionId } = agreed;
    const isOpen = servers.statuses()[connectionId]?.kind === 'connected';
    return whyNotSent(describeConnection(connectionId), agreed, sending) ?? (isOpen ? 'open' : 'held');
  };
}
