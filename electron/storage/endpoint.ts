import type { ConnectionDraft } from '@shared/domain/connection';
import { DEFAULT_PORT } from '@shared/domain/connection';

/** `host:port` in one spelling, so that two texts for the same address compare as equal. */
export function normalizeAddress(address: string): string {
  const text = address.trim().toLowerCase();
  return /:\d+$/.test(text) && !text.endsWith(']') ? text : `${text}:${String(DEFAULT_PORT)}`;
}

/** Where a secret may be sent: a secret is stored for one endpoint and handed out for no other. */
export function endpointOf(connection: Pick<ConnectionDraft, 'address' | 'tls'>): string {
  return `${connection.tls.enabled ? 'tls' : 'plain'}:${normalizeAddress(connection.address)}`;
}
