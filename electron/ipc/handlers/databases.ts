import type { ServerRegistry } from '../../milvus/gateway-types';
import type { HandlersOf } from '../handler-types';

export interface DatabaseHandlersDeps {
  servers: ServerRegistry;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function databaseHandlers({ servers, now }: DatabaseHandlersDeps): HandlersOf<'databases'> {
  return {
    'databases.list': async ({ connectionId }, { signal }) => {
      const readAt = now();
      return { databases: await servers.gateway(connectionId).listDatabases({ signal }), readAt };
    },
  };
}
