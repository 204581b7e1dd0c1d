export { connectionQueries } from './queries';
export { useCapabilities, useConnections, useConnectionStatus } from './use-connections';
