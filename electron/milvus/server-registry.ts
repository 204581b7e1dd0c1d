import type { Connection } from '@shared/domain/connection';
import type { ConnectionStatus } from '@shared/domain/server';
import { appError, fail } from '@shared/ipc/result';
import { connectSettingsOf, type ConnectSettings } from './connect-settings';
import { createGateway } from './gateway';
import type { InMemoryListener, MilvusGateway, ServerRegistry } from './gateway-types';
import { createRefusals } from './refusals';
import { defaultTiming, ServerSession, type HealthTiming } from './server-session';

/** Where the registry finds saved connections and their secrets. */
export interface ConnectionSource {
  connection(id: string): Connection | undefined;
  /** Password or token, or null if none is kept. */
  secret(id: string): Promise<string | null>;
  /** Where the sample cluster listens; starts it if needed. */
  sampleAddress(): Promise<{ address: string; token: string | null }>;
}

/** What the registry is built from; `now` in milliseconds since 1970. */
export interface RegistryDeps {
  connections: ConnectionSource;
  now?: () => number;
  timing?: Partial<HealthTiming>;
}

interface Entry {
  session: ServerSession;
  gateway: MilvusGateway;
}

async function settingsOf(connections: ConnectionSource, id: string): Promise<ConnectSettings> {
  const connection = connections.connection(id) ?? fail('connectionUnknown');
  if (connection.kind === 'sample') {
    const { address, token } = await connections.sampleAddress();
    const auth = token === null ? { kind: 'none' as const } : { kind: 'token' as const };
    return connectSettingsOf({ ...connection, address, auth }, token);
  }
  const secret = connection.auth.kind === 'none' ? null : await connections.secret(id);
  return connectSettingsOf(connection, secret);
}

/** The servers that are open. Reads the SDK's chunk only when the first one is opened. */
export function createServerRegistry(deps: RegistryDeps): ServerRegistry {
  const { connections, now = Date.now } = deps;
  const timing = { ...defaultTiming, ...deps.timing };
  const entries = new Map<string, Entry>();
  const listeners = new Set<(connectionId: string, status: ConnectionStatus) => void>();
  const memoryListeners = new Set<InMemoryListener>();
  const refusals = createRefusals();
  const tell = (id: string, status: ConnectionStatus) => {
    for (const listener of [...listeners]) listener(id, status);
  };

  const createEntry = (id: string, timeoutMs: number): Entry => {
    const session = new ServerSession({
      settings: () => settingsOf(connections, id),
      now,
      timing,
      onStatus: (status) => {
        tell(id, status);
      },
    });
    const gateway = createGateway({
      client: () => session.client,
      server: () => session.server,
      timeoutMs,
      now,
      onInMemory: (...seen) => {
        for (const listener of [...memoryListeners]) listener(id, ...seen);
      },
      onJudged: (...judged) => {
        refusals.note(id, ...judged);
      },
      onOutcome: (error) => {
        session.noteOutcome(error);
      },
    });
    return { session, gateway };
  };

  const close = async (id: string) => {
    const entry = entries.get(id);
    entries.delete(id);
    // It may be opened as another user.
    refusals.forget(id);
    await entry?.session.close();
  };

  return {
    open: async (id) => {
      const present = entries.get(id);
      if (present !== undefined && present.session.status.kind !== 'failed') return present.session.open();
      const connection = connections.connection(id);
      if (connection === undefined)
        return { kind: 'failed', at: now(), error: appError('connectionUnknown') };
      // Made anew after a failure: the connection may have been edited since.
      const entry = createEntry(id, connection.callTimeoutMs);
      entries.set(id, entry);
      return entry.session.open();
    },
    close,
    gateway: (id) => {
      const entry = entries.get(id);
      const kind = entry?.session.status.kind;
      return entry !== undefined && (kind === 'connected' || kind === 'lost')
        ? entry.gateway
        : fail('notConnected');
    },
    statuses: () => Object.fromEntries([...entries].map(([id, { session }]) => [id, session.status])),
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onInMemory: (listener) => {
      memoryListeners.add(listener);
      return () => memoryListeners.delete(listener);
    },
    refusals,
    dispose: async () => {
      await Promise.all([...entries.keys()].map(close));
      listeners.clear();
      memoryListeners.clear();
    },
  };
}
