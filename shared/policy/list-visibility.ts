import type { Auth } from '../domain/connection';
import type { ServerInfo } from '../domain/server';

/** The user from whom servers hide nothing. */
const ROOT = 'root';

/**
 * Whether a server's lists of databases and collections may leave out what the user has no rights to: then what is no
 * longer in them may be there all the same, and what is new in them may be old. Servers leave out collections since 2.5
 * (rootcoord/show_collection_task.go). Databases, 2.4 and a version that cannot be read are counted in: not to be sure
 * where one could be misleads nobody.
 */
export function listsMayHide({ flavor, version }: ServerInfo, auth: Auth): boolean {
  if (flavor === 'lite' || auth.kind === 'none') return false;
  if (auth.kind === 'password' && auth.user === ROOT) return false;
  if (version === null) return true;
  const [major, minor] = version;
  return major > 2 || (major === 2 && minor >= 4);
}
