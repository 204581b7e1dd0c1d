import type { Connection } from '@shared/domain/connection';
import { appError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import type { ServerRegistry } from '../milvus';

/**
 * Whether a bulk may send something over a connection now. The connection may have been removed, closed, lost or made
 * read-only since the bulk was started.
 */
export function bulkGate(
  servers: Pick<ServerRegistry, 'statuses'>,
  connectionOf: (id: string) => Connection | undefined,
): (connectionId: string) => 'open' | 'held' | AppError {
  return (connectionId) => {
    const connection = connectionOf(connectionId);
    if (connection === undefined) return appError('connectionUnknown', { params: { id: connectionId } });
    if (connection.readOnly) return appError('readOnly', { params: { connection: connection.name } });
    return servers.statuses()[connectionId]?.kind === 'connected' ? 'open' : 'held';
  };
}
