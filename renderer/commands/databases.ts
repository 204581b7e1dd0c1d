import { useDialogStore } from '@renderer/stores/dialog-store';
import { DEFAULT_DATABASE } from '@shared/policy/name-drop-plan';
import { action } from './action';
import type { Enabled } from './action';
import { capable, permitted } from './collection-rules';
import type { ServerFacts } from './collection-subject';

function may(
  server: ServerFacts,
  action: 'createDatabase' | 'dropDatabase' | 'dropAlias',
  database: string | null,
): Enabled {
  if (!server.connected) return { because: 'because.notConnected' };
  if (server.readOnly) return { because: 'because.readOnly' };
  // Aliases are older than databases.
  if (action === 'dropAlias') return permitted(server, { action, database, collection: null });
  const able = capable(server, 'databases');
  return able === true ? permitted(server, { action, database, collection: null }) : able;
}

/** The action that creates a database on a connection, with what is known of its server. */
export const createDatabaseOn = (connectionId: string, server: ServerFacts) =>
  action({
    id: 'database.create',
    label: 'database.new',
    hidden: true,
    enabled: () => may(server, 'createDatabase', null),
    run: () => {
      useDialogStore.getState().openDialog({ kind: 'createDatabase', connectionId, name: '' });
    },
  });

/** The action that drops a database; `default` is dropped by no server. */
export const dropDatabaseOf = (connectionId: string, database: string, server: ServerFacts) =>
  action({
    id: `database.drop ${database}`,
    label: 'database.drop',
    hidden: true,
    destructive: true,
    enabled: () =>
      database === DEFAULT_DATABASE
        ? { because: 'because.defaultDatabase' }
        : may(server, 'dropDatabase', database),
    run: () => {
      const target = { kind: 'database' as const, ref: { connectionId, database } };
      useDialogStore.getState().openDialog({ kind: 'dropName', target });
    },
  });

/** The action that asks for an alias by its name, in place of finding it at a collection, and drops it. */
export const dropAliasIn = (connectionId: string, database: string, server: ServerFacts) =>
  action({
    id: `database.dropAlias ${database}`,
    label: 'drop.aliasByName',
    hidden: true,
    destructive: true,
    enabled: () => may(server, 'dropAlias', database),
    run: () => {
      useDialogStore.getState().openDialog({ kind: 'dropAlias', ref: { connectionId, database } });
    },
  });
