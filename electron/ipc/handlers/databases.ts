import type { ServerRegistry } from '../../milvus/gateway-types';
import { readDatabaseContents } from '../../tasks/steps/databases';
import type { TaskManager } from '../../tasks/task-types';
import type { HandlersOf } from '../handler-types';

export interface DatabaseHandlersDeps {
  servers: ServerRegistry;
  tasks: TaskManager;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function databaseHandlers({ servers, tasks, now }: DatabaseHandlersDeps): HandlersOf<'databases'> {
  return {
    'databases.list': async ({ connectionId }, { signal }) => {
      const readAt = now();
      return { databases: await servers.gateway(connectionId).listDatabases({ signal }), readAt };
    },
    'databases.contents': async ({ connectionId, database }, { signal }) => {
      const readAt = now();
      const gateway = servers.gateway(connectionId);
      return { collections: await readDatabaseContents(gateway, database, { signal }), readAt };
    },
    'databases.create': ({ connectionId, database }) => tasks.startCreateDatabase({ connectionId, database }),
  };
}
