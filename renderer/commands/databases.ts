import { useDialogStore } from '@renderer/stores/dialog-store';
import { action } from './action';
import type { Enabled } from './action';
import { capable, permitted } from './collection-rules';
import type { ServerFacts } from './collection-subject';

function canCreate(server: ServerFacts): Enabled {
  if (!server.connected) return { because: 'because.notConnected' };
  if (server.readOnly) return { because: 'because.readOnly' };
  const able = capable(server, 'databases');
  return able === true
    ? permitted(server, { action: 'createDatabase', database: null, collection: null })
    : able;
}

/** The action that creates a database on a connection, with what is known of its server. */
export const createDatabaseOn = (connectionId: string, server: ServerFacts) =>
  action({
    id: 'database.create',
    label: 'database.new',
    hidden: true,
    enabled: () => canCreate(server),
    run: () => {
      useDialogStore.getState().openDialog({ kind: 'createDatabase', connectionId, name: '' });
    },
  });
