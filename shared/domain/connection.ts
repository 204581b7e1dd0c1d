import { z } from 'zod';
import { environmentSchema } from './environment';

/** The id of the built-in sample cluster; every other connection has a UUID. */
export const SAMPLE_CONNECTION_ID = 'sample';

export const connectionColors = [
  'gray',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
] as const;

/** How a client proves who it is. The secret (password or token) is never part of this. */
export const authSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('password'), user: z.string().min(1).max(255) }),
  z.object({ kind: z.literal('token') }),
]);

export type Auth = z.infer<typeof authSchema>;

/** TLS settings; paths are absolute paths of PEM files, null where not used. */
export const tlsSchema = z.object({
  enabled: z.boolean(),
  caFile: z.string().nullable(),
  /** The name expected in the server's certificate, where it differs from the address. */
  serverName: z.string().nullable(),
});

const MAX_TIMEOUT_MS = 10 * 60 * 1000;

/**
 * `host`, `host:port` or `[IPv6]:port`, without a scheme: TLS is a switch of its own, because `http://` does not
 * turn TLS off in the SDK and a scheme that disagrees with the switch must not be possible.
 */
export const addressSchema = z
  .string()
  .trim()
  .regex(/^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?::\d{1,5})?$/)
  .refine((address) => {
    const port = /:(\d{1,5})$/.exec(address)?.[1];
    return port === undefined || (Number(port) >= 1 && Number(port) <= 65535);
  });

/** The port that Milvus listens on where none is given. */
export const DEFAULT_PORT = 19530;

/** What the connection editor edits: everything about a connection but its id and its secret. */
export const connectionDraftSchema = z.object({
  name: z.string().trim().min(1).max(100),
  color: z.enum(connectionColors),
  environment: environmentSchema,
  readOnly: z.boolean(),
  address: addressSchema,
  auth: authSchema,
  tls: tlsSchema,
  defaultDatabase: z.string().max(255).nullable(),
  connectTimeoutMs: z.number().int().min(500).max(MAX_TIMEOUT_MS),
  callTimeoutMs: z.number().int().min(500).max(MAX_TIMEOUT_MS),
  /** The user agreed to send credentials without TLS to an address that is not this machine. */
  allowPlaintextCredentials: z.boolean(),
});

export type ConnectionDraft = z.infer<typeof connectionDraftSchema>;

/**
 * Where a connection's secret is: in the keychain, on disk in storage that protects nothing (the user agreed to it),
 * only in this session's memory, or nowhere.
 */
export const secretPlaceSchema = z.enum(['keychain', 'weakDisk', 'session', 'none']);

export type SecretPlace = z.infer<typeof secretPlaceSchema>;

/** A connection as the screen knows it; never holds the secret. */
export const connectionSchema = connectionDraftSchema.extend({
  id: z.string().min(1),
  kind: z.enum(['server', 'sample']),
  /** The draft's rules are for what people type; a socket of the sample cluster is an address too. */
  address: z.string(),
  secret: secretPlaceSchema,
});

export type Connection = z.infer<typeof connectionSchema>;

/** What to do with the secret when a connection is saved or tested. */
export const secretInputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keep') }),
  z.object({
    kind: z.literal('set'),
    value: z.string().min(1).max(65536),
    /** `disk` needs a keychain, or the user's agreement to storage that protects nothing. */
    where: z.enum(['disk', 'session']),
    acceptWeakStorage: z.boolean(),
  }),
  z.object({ kind: z.literal('clear') }),
]);

export type SecretInput = z.infer<typeof secretInputSchema>;

/** What this system's secret storage is worth. `weak` is Linux' `basic_text`: obfuscated, not protected. */
export const secretStorageSchema = z.object({
  quality: z.enum(['keychain', 'weak', 'none']),
  backend: z.string(),
});

export type SecretStorage = z.infer<typeof secretStorageSchema>;

/** Draft values of a new connection. */
export function emptyConnectionDraft(): ConnectionDraft {
  return {
    name: '',
    color: 'teal',
    environment: 'development',
    readOnly: false,
    address: `localhost:${String(DEFAULT_PORT)}`,
    auth: { kind: 'none' },
    tls: { enabled: false, caFile: null, serverName: null },
    defaultDatabase: null,
    connectTimeoutMs: 10_000,
    callTimeoutMs: 15_000,
    allowPlaintextCredentials: false,
  };
}

/** True if what is sent to the address stays on this machine. Takes `host`, `host:port` or `unix:/path`. */
export function isLoopbackAddress(address: string): boolean {
  if (address.startsWith('unix:')) return true;
  const host = address
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '::1' ||
    /^127(?:\.\d{1,3}){3}$/.test(host)
  );
}
