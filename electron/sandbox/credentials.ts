import type { Metadata } from '@grpc/grpc-js';
import { ROOT } from './world/accounts';

/** Who may sign in. */
export interface SignIn {
  /** Password by user. */
  users: ReadonlyMap<string, string>;
  /** Whether users have to sign in. */
  authorization: boolean;
  /** Lets in whoever has it, as root. */
  token: string | null;
}

const givenIn = (metadata: Metadata): string | null => {
  const [given] = metadata.get('authorization');
  return typeof given === 'string' ? Buffer.from(given, 'base64').toString('utf8') : null;
};

/** The user whose credentials a call carries; null where nobody has to sign in. */
export function callerOf(metadata: Metadata, { authorization, token }: SignIn): string | null {
  const given = givenIn(metadata);
  if (given === null || (!authorization && token === null)) return null;
  return given === token ? ROOT : given.slice(0, Math.max(0, given.indexOf(':')));
}

/**
 * What is wrong with a call's credentials, in Milvus' words (2.3.5 proxy/authentication_interceptor.go), or null.
 * They come as base64 of `user:password`, or of the token, in the metadata.
 */
export function refusedCredentials(metadata: Metadata, signIn: SignIn): string | null {
  const { users, authorization, token } = signIn;
  if (token === null && !authorization) return null;
  const given = givenIn(metadata);
  if (given === null) return 'missing authorization in header';
  if (token !== null && given === token) return null;
  const at = given.indexOf(':');
  const isKnown = authorization && at > 0 && users.get(given.slice(0, at)) === given.slice(at + 1);
  return isKnown ? null : 'auth check failure, please check username and password are correct';
}
