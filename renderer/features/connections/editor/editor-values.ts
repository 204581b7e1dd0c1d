import { DEFAULT_PORT, emptyConnectionDraft, isLoopbackAddress } from '@shared/domain/connection';
import type {
  Auth,
  Connection,
  ConnectionDraft,
  SecretInput,
  SecretStorage,
} from '@shared/domain/connection';

/** What stands in the editor's fields; empty texts where a draft has null. */
export interface EditorValues {
  name: string;
  color: ConnectionDraft['color'];
  environment: ConnectionDraft['environment'];
  readOnly: boolean;
  address: string;
  authKind: Auth['kind'];
  user: string;
  /** Password or token as typed; empty keeps the one that is saved. */
  secret: string;
  secretWhere: 'disk' | 'session';
  allowPlaintext: boolean;
  tlsEnabled: boolean;
  caFile: string;
  serverName: string;
  defaultDatabase: string;
  /** Seconds; a text while it is no number. */
  connectTimeout: number | string;
  callTimeout: number | string;
}

function firstPlace(saved: Connection | null, storage: SecretStorage): EditorValues['secretWhere'] {
  if (saved?.secret === 'session' || storage.quality === 'none') return 'session';
  // Without a keychain the disk is chosen only by who chose it before.
  return storage.quality === 'keychain' || saved?.secret === 'weakDisk' ? 'disk' : 'session';
}

/** The fields for a saved connection, or for a new one. */
export function editorValuesOf(saved: Connection | null, storage: SecretStorage): EditorValues {
  const draft: ConnectionDraft = saved ?? emptyConnectionDraft();
  return {
    name: draft.name,
    color: draft.color,
    environment: draft.environment,
    readOnly: draft.readOnly,
    address: draft.address,
    authKind: draft.auth.kind,
    user: draft.auth.kind === 'password' ? draft.auth.user : '',
    secret: '',
    secretWhere: firstPlace(saved, storage),
    allowPlaintext: draft.allowPlaintextCredentials,
    tlsEnabled: draft.tls.enabled,
    caFile: draft.tls.caFile ?? '',
    serverName: draft.tls.serverName ?? '',
    defaultDatabase: draft.defaultDatabase ?? '',
    connectTimeout: draft.connectTimeoutMs / 1000,
    callTimeout: draft.callTimeoutMs / 1000,
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function authOf({ authKind, user }: EditorValues): Auth {
  return authKind === 'password' ? { kind: authKind, user: user.trim() } : { kind: authKind };
}

/** What would be saved. Only for values without problems. */
export function draftOf(values: EditorValues): ConnectionDraft {
  return {
    name: values.name.trim(),
    color: values.color,
    environment: values.environment,
    readOnly: values.readOnly,
    address: values.address.trim(),
    auth: authOf(values),
    tls: { enabled: values.tlsEnabled, caFile: orNull(values.caFile), serverName: orNull(values.serverName) },
    defaultDatabase: orNull(values.defaultDatabase),
    connectTimeoutMs: Math.round(Number(values.connectTimeout) * 1000),
    callTimeoutMs: Math.round(Number(values.callTimeout) * 1000),
    allowPlaintextCredentials: needsPlaintextConsent(values) && values.allowPlaintext,
  };
}

/** What is to be done with the secret. */
export function secretInputOf(values: EditorValues, storage: SecretStorage): SecretInput {
  if (values.authKind === 'none') return { kind: 'clear' };
  if (values.secret === '') return { kind: 'keep' };
  const where = storage.quality === 'none' ? 'session' : values.secretWhere;
  return {
    kind: 'set',
    value: values.secret,
    where,
    acceptWeakStorage: storage.quality === 'weak' && where === 'disk',
  };
}

/** Whether credentials would cross a network that others may listen to. */
export function needsPlaintextConsent({ authKind, tlsEnabled, address }: EditorValues): boolean {
  return authKind !== 'none' && !tlsEnabled && !isLoopbackAddress(address.trim());
}

function endpoint(address: string): string {
  const text = address.trim().toLowerCase();
  return /:\d+$/.test(text) ? text : `${text}:${String(DEFAULT_PORT)}`;
}

/**
 * Why the secret that is saved cannot be used for these values; null if it can, or if none is saved. The main process
 * refuses by the same rule: else an edited address would have a password sent to whoever listens there.
 */
export function whySecretAgain(
  values: EditorValues,
  saved: Connection | null,
): 'address' | 'tls' | 'auth' | null {
  if (saved === null || saved.secret === 'none' || values.authKind === 'none') return null;
  if (saved.auth.kind !== values.authKind) return 'auth';
  if (endpoint(saved.address) !== endpoint(values.address)) return 'address';
  return saved.tls.enabled && !values.tlsEnabled ? 'tls' : null;
}
