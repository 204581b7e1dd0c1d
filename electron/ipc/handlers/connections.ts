import type { Connection, ConnectionDraft, SecretInput, SecretStorage } from '@shared/domain/connection';
import type { ConnectionTestStep } from '@shared/domain/server';
import type { ServerRegistry } from '../../milvus/gateway-types';
import type { ConnectionStore } from '../../storage/connections';
import type { WarmSetStore } from '../../storage/warm-sets';
import type { HandlersOf } from '../handler-types';

export interface ConnectionHandlersDeps {
  connections: ConnectionStore;
  servers: ServerRegistry;
  /** What belongs to a connection goes with it. */
  warmSets: Pick<WarmSetStore, 'forget'>;
  secretStorage: () => SecretStorage;
  test: (draft: ConnectionDraft, secret: string | null, signal: AbortSignal) => Promise<ConnectionTestStep[]>;
}

/** Whether an open server was reached in another way than the saved connection now says. */
function isReachedOtherwise(before: Connection, after: Connection, secret: SecretInput): boolean {
  const howOf = ({ address, auth, tls, connectTimeoutMs, callTimeoutMs }: Connection): string =>
    JSON.stringify([address, auth, tls, connectTimeoutMs, callTimeoutMs]);
  return secret.kind !== 'keep' || howOf(before) !== howOf(after);
}

export function connectionHandlers(deps: ConnectionHandlersDeps): HandlersOf<'connections'> {
  const { connections, servers } = deps;
  return {
    'connections.list': () => ({ connections: connections.list(), secretStorage: deps.secretStorage() }),
    'connections.save': async (input) => {
      const before = input.id === null ? undefined : connections.connection(input.id);
      const saved = await connections.save(input);
      // Otherwise the window would show the new address over what the old server answers.
      if (before !== undefined && isReachedOtherwise(before, saved.connection, input.secret)) {
        await servers.close(before.id);
      }
      return saved;
    },
    'connections.remove': async ({ connectionId }) => {
      await connections.remove(connectionId);
      await deps.warmSets.forget(connectionId);
      await servers.close(connectionId);
      return {};
    },
    'connections.test': async (input, { signal }) => {
      const secret = await connections.secretForTest(input);
      return { steps: await deps.test(input.draft, secret, signal) };
    },
    'connections.statuses': () => ({ statuses: servers.statuses() }),
    'connections.open': async ({ connectionId }) => ({ status: await servers.open(connectionId) }),
    'connections.close': async ({ connectionId }) => {
      await servers.close(connectionId);
      return {};
    },
  };
}
