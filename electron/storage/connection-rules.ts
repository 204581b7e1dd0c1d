import type { Connection, ConnectionDraft } from '@shared/domain/connection';
import { isLoopbackAddress } from '@shared/domain/connection';
import { fail } from '@shared/ipc/result';
import { normalizeAddress } from './endpoint';

/**
 * Refuses credentials over plaintext to another machine unless the user agreed to it for this connection: throws
 * `plaintextCredentials`.
 */
export function requirePlaintextConsent(draft: ConnectionDraft): void {
  if (draft.auth.kind === 'none' || draft.tls.enabled || draft.allowPlaintextCredentials) return;
  if (!isLoopbackAddress(draft.address)) fail('plaintextCredentials', { params: { address: draft.address } });
}

/**
 * Refuses to use a kept secret for something that it was not entered for: throws `secretMissing` with the reason.
 * Otherwise an edited address would be enough to have a password sent to whoever listens there.
 */
export function requireSameTarget(saved: Connection, draft: ConnectionDraft): void {
  const refuse = (reason: string): never =>
    fail('secretMissing', { params: { reason, address: draft.address } });
  if (normalizeAddress(saved.address) !== normalizeAddress(draft.address)) refuse('addressChanged');
  if (saved.tls.enabled && !draft.tls.enabled) refuse('tlsTurnedOff');
  if (saved.auth.kind !== draft.auth.kind) refuse('authChanged');
}

/** Refuses a name that another connection has, whatever its case: throws `connectionNameTaken`. */
export function requireFreeName(name: string, others: readonly Connection[]): void {
  if (isNameTaken(name, others)) fail('connectionNameTaken', { params: { name } });
}

/** `name`, or `name (2)` and so on if that is taken. */
export function freeName(name: string, others: readonly Connection[]): string {
  for (let count = 2, candidate = name; ; count += 1) {
    if (!isNameTaken(candidate, others)) return candidate;
    candidate = `${name} (${String(count)})`;
  }
}

function isNameTaken(name: string, others: readonly Connection[]): boolean {
  return others.some((other) => other.name.toLowerCase() === name.toLowerCase());
}
