import type { Connection } from '@shared/domain/connection';
import type { Settings } from '@shared/domain/settings';
import type { Channel } from '@shared/ipc/contract';
import { fail } from '@shared/ipc/result';
import { readOnlyBy } from '@shared/policy/read-only';

/**
 * The connection that a request to a server is for, or null for one that concerns only this application. Throws
 * `connectionUnknown`, and `readOnly` for whatever would change something on a read-only connection,
 * or on one of an environment that is.
 */
export function guardEffect(
  channel: Channel,
  input: unknown,
  connectionOf: (id: string) => Connection | undefined,
  settings: Pick<Settings, 'readOnlyEnvironments'>,
): Connection | null {
  if (channel.effect === 'local') return null;
  const { connectionId } = channel.input.parse(input);
  const connection =
    connectionOf(connectionId) ?? fail('connectionUnknown', { params: { id: connectionId } });
  const by = channel.effect === 'read' ? null : readOnlyBy(connection, settings);
  if (by !== null) fail('readOnly', { params: { connection: connection.name, why: by } });
  return connection;
}
