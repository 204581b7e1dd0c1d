import type { Connection } from '@shared/domain/connection';
import type { Channel } from '@shared/ipc/contract';
import { fail } from '@shared/ipc/result';

/**
 * The connection that a request to a server is for, or null for one that concerns only this application. Throws
 * `connectionUnknown`, and `readOnly` for whatever would change something on a read-only connection.
 */
export function guardEffect(
  channel: Channel,
  input: unknown,
  connectionOf: (id: string) => Connection | undefined,
): Connection | null {
  if (channel.effect === 'local') return null;
  const { connectionId } = channel.input.parse(input);
  const connection =
    connectionOf(connectionId) ?? fail('connectionUnknown', { params: { id: connectionId } });
  if (connection.readOnly && channel.effect !== 'read') {
    fail('readOnly', { params: { connection: connection.name } });
  }
  return connection;
}
