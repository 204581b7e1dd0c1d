import type { Metadata } from '@grpc/grpc-js';

/** Who may sign in. */
export interface Accounts {
  /** Password by user. */
  users: Readonly<Record<string, string>>;
  token: string | null;
}

/**
 * What is wrong with a call's credentials, in Milvus' words (2.3.5 proxy/authentication_interceptor.go), or null.
 * They come as base64 of `user:password`, or of the token, in the metadata.
 */
export function refusedCredentials(metadata: Metadata, { users, token }: Accounts): string | null {
  if (token === null && Object.keys(users).length === 0) return null;
  const [given] = metadata.get('authorization');
  if (typeof given !== 'string') return 'missing authorization in header';
  const decoded = Buffer.from(given, 'base64').toString('utf8');
  if (token !== null && decoded === token) return null;
  const at = decoded.indexOf(':');
  const isKnown = at > 0 && users[decoded.slice(0, at)] === decoded.slice(at + 1);
  return isKnown ? null : 'auth check failure, please check username and password are correct';
}
