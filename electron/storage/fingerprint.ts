import { createHash } from 'node:crypto';
import type { Connection } from '@shared/domain/connection';
import { endpointOf } from './endpoint';

/**
 * Where a connection leads, to be compared and not to be read: what was begun there is finished and looked for nowhere
 * else. No version of Milvus names its cluster, so that the address and the name that TLS asks for have to stand for it;
 * who logs in does not matter. The connection's id is the salt: it is random, and as old as the connection.
 */
export function fingerprintOf({ id, address, tls }: Pick<Connection, 'id' | 'address' | 'tls'>): string {
  const serverName = tls.enabled ? (tls.serverName?.toLowerCase() ?? null) : null;
  const place = JSON.stringify([id, endpointOf({ address, tls }), serverName]);
  return createHash('sha256').update(place).digest('hex').slice(0, 32);
}
