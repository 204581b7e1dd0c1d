import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ConnectionDraft } from '@shared/domain/connection';
import { fail } from '@shared/ipc/result';
import { grpcTarget, parseAddress, type ServerAddress } from './address';
import type { ClientSettings } from './client';

/** The part of a connection that says how to reach its server; the address may also be a Unix socket. */
export type Reachable = Pick<
  ConnectionDraft,
  'address' | 'auth' | 'tls' | 'connectTimeoutMs' | 'allowPlaintextCredentials' | 'defaultDatabase'
>;

/** Everything that a connection attempt needs. */
export interface ConnectSettings extends ClientSettings {
  address: ServerAddress;
  defaultDatabase: string | null;
}

async function readAuthority(path: string): Promise<Buffer> {
  try {
    const pem = await readFile(path);
    // Node.js takes any bytes for a list of authorities, and then trusts none, without a word.
    new X509Certificate(pem);
    return pem;
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return fail('tlsFileUnreadable', { detail, params: { path } });
  }
}

/**
 * Checks the consent to plaintext: credentials leave this machine unencrypted only where the user agreed to it.
 * @throws FalconerError `plaintextCredentials`
 */
export function refusePlaintextCredentials(reachable: Reachable): void {
  if (reachable.auth.kind === 'none' || reachable.tls.enabled || reachable.allowPlaintextCredentials) return;
  if (parseAddress(reachable.address).isLocal) return;
  fail('plaintextCredentials', { params: { address: reachable.address } });
}

function credentialsOf(reachable: Reachable, secret: string | null): ClientSettings['credentials'] {
  const { auth } = reachable;
  if (auth.kind === 'none') return { kind: 'none' };
  if (secret === null || secret === '') return fail('secretMissing');
  return auth.kind === 'password'
    ? { kind: 'password', user: auth.user, password: secret }
    : { kind: 'token', token: secret };
}

/** The TLS part of the settings. @throws FalconerError `tlsFileUnreadable` */
export async function tlsSettingsOf(tls: Reachable['tls']): Promise<ClientSettings['tls']> {
  if (!tls.enabled) return null;
  return {
    rootCert: tls.caFile === null ? null : await readAuthority(tls.caFile),
    serverName: tls.serverName,
  };
}

/**
 * Settings for a connection attempt.
 * @param secret password or token; needed unless the connection has no authentication
 * @throws FalconerError `invalidInput`, `secretMissing`, `plaintextCredentials`, `tlsFileUnreadable`
 */
export async function connectSettingsOf(
  reachable: Reachable,
  secret: string | null,
): Promise<ConnectSettings> {
  const address = parseAddress(reachable.address);
  refusePlaintextCredentials(reachable);
  return {
    address,
    target: grpcTarget(address),
    isLocal: address.isLocal,
    credentials: credentialsOf(reachable, secret),
    tls: await tlsSettingsOf(reachable.tls),
    connectTimeoutMs: reachable.connectTimeoutMs,
    defaultDatabase: reachable.defaultDatabase,
  };
}
