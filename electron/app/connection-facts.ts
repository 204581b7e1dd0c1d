import type { Connection } from '@shared/domain/connection';
import type { Settings } from '@shared/domain/settings';
import { readOnlyBy } from '@shared/policy/read-only';
import { fingerprintOf } from '../storage/fingerprint';
import type { ConnectionFacts } from '../tasks/gate';

/** What is told of a connection to what works over it. One that was removed is asked about as if it mattered most. */
export function connectionFacts(
  connectionOf: (id: string) => Connection | undefined,
  settings: () => Pick<Settings, 'readOnlyEnvironments'>,
): (id: string) => ConnectionFacts {
  return (id) => {
    const connection = connectionOf(id);
    if (connection === undefined) {
      return { name: id, environment: 'production', readOnly: true, fingerprint: null };
    }
    const { name, environment } = connection;
    const readOnly = readOnlyBy(connection, settings()) !== null;
    return { name, environment, readOnly, fingerprint: fingerprintOf(connection) };
  };
}
