export { ConnectionEditorDialog } from './editor/ConnectionEditorDialog';
export { ConnectionList } from './list/ConnectionList';
export { connectionQueries, databaseQueries, rightsQueries } from './queries';
export { RemoveConnectionDialog } from './RemoveConnectionDialog';
export { SecretStorageNote } from './SecretStorageNote';
export { ConnectionGate } from './state/ConnectionGate';
export { useConnections, useConnectionStatus, useMayBeHidden } from './use-connections';
export { useOpenConnection } from './use-open-connection';
export { useServerFacts } from './use-server-facts';
