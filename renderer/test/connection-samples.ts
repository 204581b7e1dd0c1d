import { emptyConnectionDraft, SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import type { Connection, SecretStorage } from '@shared/domain/connection';
import type { ConnectionStatus } from '@shared/domain/server';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { AppInfo } from '@shared/domain/settings';
import { serverInfoFrom } from '@shared/policy/capabilities';
import type { FakeHandlers } from './fake-bridge';

/** A saved connection `c`, named local. */
export function connectionOf(over: Partial<Connection> = {}): Connection {
  return { ...emptyConnectionDraft(), id: 'c', kind: 'server', name: 'local', secret: 'none', ...over };
}

/** The built-in sample cluster. */
export const sampleConnection = connectionOf({
  id: SAMPLE_CONNECTION_ID,
  kind: 'sample',
  name: 'Sample cluster',
  address: 'unix:sample',
});

export const keychain: SecretStorage = { quality: 'keychain', backend: 'gnome_libsecret' };
export const weakStorage: SecretStorage = { quality: 'weak', backend: 'basic_text' };

/** A server of that version that is there. */
export const connectedTo = (version = 'v2.5.27'): ConnectionStatus => ({
  kind: 'connected',
  since: 1,
  server: serverInfoFrom(version),
});

export const appInfo: AppInfo = {
  version: '0.1.0',
  electron: '45.4.1',
  chromium: '150.0',
  platform: 'linux',
  runtime: 'official',
  startConnectionId: null,
  notices: [],
};

interface World {
  connections?: Connection[];
  statuses?: Record<string, ConnectionStatus>;
  storage?: SecretStorage;
  info?: Partial<AppInfo>;
}

/** Answers of a main process in which nothing fails and no collection is. */
export function calmWorld({
  connections = [],
  statuses = {},
  storage = keychain,
  info = {},
}: World = {}): FakeHandlers {
  return {
    'app.info': () => ({ ...appInfo, ...info }),
    'app.copyText': () => ({}),
    'settings.read': () => DEFAULT_SETTINGS,
    'settings.update': (change) => ({ ...DEFAULT_SETTINGS, ...change }),
    'connections.list': () => ({ connections: [...connections, sampleConnection], secretStorage: storage }),
    'connections.statuses': () => ({ statuses }),
    'connections.open': () => ({ status: connectedTo() }),
    'connections.close': () => ({}),
    'databases.list': () => ({ databases: ['default', 'reviews'], readAt: 1 }),
    'collections.list': () => ({ readAt: Date.now(), collections: [], memoryError: null }),
    'tasks.list': () => ({ tasks: [] }),
    'bulk.list': () => ({ bulks: [], taskIds: [] }),
  };
}
